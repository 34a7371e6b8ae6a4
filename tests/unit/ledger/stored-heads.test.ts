// Heads as they lie in the table from before some of their fields were added. Method: such fields are taken out of a stored item.
import { expect, it } from 'vitest';
import { headItem } from '../../../functions/ledger/items.ts';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import { historyOf, untilAsked } from '../../support/report-fixture.ts';
import { createWebWorld, get, signIn } from '../web/web-world.ts';

const laterFields = [
	'askedOf',
	'votes',
	'votesNeeded',
	'accepted',
	'dueOn',
	'published',
	'round',
	'approvedVersions',
	'recipient',
];

it('are read, listed and shown as if nothing had been said of what they lack', async () => {
	const world = createWebWorld();
	const { head } = historyOf(...untilAsked);
	const item = headItem(head);
	const old = Object.fromEntries(Object.entries(head).filter(([field]) => !laterFields.includes(field)));
	await world.store.transact([{ kind: 'put', item: { ...item, head: old } }]);
	expect(Object.keys(old)).toHaveLength(Object.keys(head).length - laterFields.length);
	expect(await loadHead(world.store, head.reportId)).toEqual(head);
	const cookie = await signIn(world, 'submitter');
	for (const path of ['/reports', `/reports/${head.reportId}`])
		expect([path, (await get(world, path, { cookie })).status]).toEqual([path, 200]);
});
