// Goal: what was sent about a report is shown with a verdict that sees every change to it. Method: the chain over a store that behaves.
import { beforeEach, expect, it } from 'vitest';
import { keys } from '../../../functions/ledger/items.ts';
import { loadMails } from '../../../functions/ledger/mail-chain.ts';
import { sendAndRecord, sendOnce } from '../../../functions/ledger/record-mail.ts';
import { createMemoryMailer } from '../../support/memory-mailer.ts';
import { createWorld } from '../../support/test-world.ts';

const mailTo = (to: string) => ({ to, reportId: 'bc-1', subject: 'Thư', text: 'Nội dung', html: '<p>Nội dung</p>' });
let world: ReturnType<typeof createWorld> & { mailer: ReturnType<typeof createMemoryMailer> };
const load = () => loadMails(world.store, 'bc-1');
const stored = async (seq: number) => {
	const item = await world.store.get(keys.mail('bc-1', seq));
	return item as { pk: string; sk: string; type: string; entry: Record<string, unknown> };
};

beforeEach(async () => {
	world = { ...createWorld(), mailer: createMemoryMailer() };
	await sendOnce(world, { kind: 'confirm', version: 1 }, mailTo('hoa@bato.example'));
	await sendAndRecord(world, { kind: 'approve', version: 1 }, mailTo('refused@bato.example'));
	await sendAndRecord(world, { kind: 'approve', version: 1 }, mailTo('lanh@bato.example'));
});

it('gives every message in order, refused ones too, on a chain that holds', async () => {
	const { mails, mailChain } = await load();
	expect(mailChain).toEqual({ holds: true });
	expect(mails.map(({ to, messageId }) => [to, messageId])).toEqual([
		['hoa@bato.example', 'message-1'],
		['refused@bato.example', null],
		['lanh@bato.example', 'message-2'],
	]);
});

it('does not send a message of a kind twice to one person about one version', async () => {
	expect(await sendOnce(world, { kind: 'confirm', version: 1 }, mailTo('hoa@bato.example'))).toBe('sent-before');
	expect(await sendOnce(world, { kind: 'confirm', version: 2 }, mailTo('hoa@bato.example'))).toBe('sent');
	expect((await load()).mails).toHaveLength(4);
});

it('names the entry that was altered', async () => {
	const item = await stored(2);
	await world.store.transact([{ kind: 'put', item: { ...item, entry: { ...item.entry, to: 'other@x.example' } } }]);
	expect((await load()).mailChain).toEqual({ holds: false, seq: 2 });
});

it('sees that the end was cut off', async () => {
	await world.store.transact([{ kind: 'delete', key: keys.mail('bc-1', 3) }]);
	expect((await load()).mailChain).toEqual({ holds: false, seq: 3 });
});
