// Starts the whole system on one machine from the assembly of the CDK app. Invariant: either everything stands, or everything that was
// started is ended again and the reason is thrown.
import { createClosers } from './closers.ts';
import type { Host, HostOptions } from './host-shape.ts';
import { standUp } from './stand-up.ts';

export async function startHost(options: HostOptions): Promise<Host> {
	const troubles: string[] = [];
	let stopping = false;
	const onTrouble = (line: string) => {
		if (stopping) return;
		troubles.push(line);
		if (options.quiet !== true) console.error(line);
	};
	const closers = createClosers((line) => options.quiet !== true && console.error(line));
	const stop = async () => {
		stopping = true;
		await closers.closeAll();
	};
	try {
		const parts = await standUp(options, closers, onTrouble);
		return { ...parts, troubles, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
