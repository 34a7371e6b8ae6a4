// A process of its own around the stand-in, so that a test can kill it: `node serve.ts FOLDER MODE`.
// MODE `deaf` never takes an event; `listen` reports each to the parent.
import type { ObjectCreatedEvent } from '../../../../infra/local/s3/object-created-event.ts';
import { startS3 } from './running-s3.ts';

const [, , folder = '', mode = 'listen'] = process.argv;
const deliver = async (event: ObjectCreatedEvent) => {
	if (mode === 'deaf') throw new Error('deaf');
	process.send?.({ key: event.detail.object.key });
};
const { url } = await startS3({ folder, deliver });
process.send?.({ url });
