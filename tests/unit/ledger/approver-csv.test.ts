// Goal: the dry run says what applying does, and applying does just that. Method: tables over a store that behaves, and random registers there and
// back.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { allUnits } from '../../../functions/domain/register/units.ts';
import { applyImport, planImport } from '../../../functions/ledger/approver-csv.ts';
import { createApproverRegister } from '../../../functions/ledger/approver-register.ts';
import { loadOffice } from '../../../functions/ledger/office-holders.ts';
import { listChanges } from '../../../functions/ledger/register-changes.ts';
import { exportApprovers } from '../../../functions/ledger/register-export.ts';
import { ConflictError } from '../../../functions/ports/item-store.ts';
import { districtId } from '../../support/report-fixture.ts';
import { createWorld, type World } from '../../support/test-world.ts';

const admin = { id: 'adm', name: 'Phạm Quốc Anh', mail: 'anh@moit.example', position: '' };
const table = (...lines: string[]) =>
	new TextEncoder().encode(['unit_id,name,mail,position,role,order,shared,valid_from,valid_to', ...lines].join('\n'));
const line = (name: string, rest = ',,,,,2025-01-01,', unitId = districtId) =>
	`${unitId},${name},${name.toLowerCase()}@bato.example${rest}`;

let world: World;
beforeEach(() => {
	world = createWorld();
});
const plan = async (bytes: Uint8Array) => {
	const { lines, problems } = await planImport(world, bytes);
	return [
		...problems.map((one) => `${one.line} ${one.code}`),
		...lines.map((one) => `${one.line} ${one.change?.what ?? 'same'}`),
	];
};
const apply = async (bytes: Uint8Array) =>
	applyImport(world, admin, { bytes, digest: (await planImport(world, bytes)).digest });

describe('the dry run', () => {
	it('says what would be added, changed, ended and left, and writes nothing', async () => {
		expect(await apply(table(line('An'), line('Be'), line('Chi')))).toEqual({ ok: true, changed: 3 });
		const before = world.store.all();
		const next = table(
			line('An'),
			line('Be', ',Trưởng phòng,,,,2025-01-01,'),
			line('Chi', ',,,,,2025-01-01,2025-06-30'),
			line('Du'),
		);
		expect(await plan(next)).toEqual(['2 same', '3 approver-changed', '4 office-ended', '5 approver-added']);
		expect(world.store.all()).toEqual(before);
	});

	it('tells every error of every line, also between lines', async () => {
		const text = table(line('An'), line('An', ',,deputy,,,2025-05-01,'), line('Be', ',,,0,,x,'));
		expect(await plan(text)).toEqual([
			'3 doubled-line',
			'4 bad-number',
			'4 bad-day',
			'2 approver-added',
			'3 approver-added',
		]);
		expect(await apply(text)).toMatchObject({ ok: false, changed: 0, problems: [] });
		expect(world.store.all()).toEqual([]);
	});

	it('leaves what a column that is not there would say', async () => {
		await apply(table(line('An', ',Trưởng phòng,deputy,3,yes,2025-01-01,2025-12-31')));
		const short = new TextEncoder().encode(`unit_id,name,mail,valid_from\n${districtId},Ân,an@bato.example,2025-01-01`);
		expect(await plan(short)).toEqual(['2 approver-changed']);
		await apply(short);
		expect((await loadOffice(world.store, districtId)).officers).toMatchObject([
			{
				person: { name: 'Ân', position: 'Trưởng phòng' },
				role: 'deputy',
				order: 3,
				shared: true,
				validTo: '2025-12-31',
			},
		]);
	});

	it('lets one official mailbox pass from one person to the next', async () => {
		await apply(table(`${districtId},An,chutich@bato.example,,,,,2021-01-01,`));
		const next = table(
			`${districtId},Be,CHUTICH@bato.example,,,,,2025-02-01,`,
			`${districtId},An,chutich@bato.example,,,,,2021-01-01,2025-01-31`,
		);
		expect(await plan(next)).toEqual(['2 approver-added', '3 office-ended']);
		expect(await apply(next)).toEqual({ ok: true, changed: 2 });
		expect(await plan(next)).toEqual(['2 same', '3 same']);
		const { officers } = await loadOffice(world.store, districtId);
		expect(new Set(officers.map(({ person }) => person.id)).size).toBe(2);
		const reopened = table(`${districtId},An,chutich@bato.example,,,,,2021-01-01,`);
		expect(await plan(reopened)).toEqual(['2 mailbox-taken', '2 approver-changed']);
	});
});

describe('applying', () => {
	it('is of the plan that was looked at, or not at all', async () => {
		const bytes = table(line('An'));
		const { digest } = await planImport(world, bytes);
		const register = createApproverRegister(world);
		const words = { name: 'An', mail: 'an@bato.example', position: 'x', role: '', order: '', shared: '' };
		await register.putApprover(
			admin,
			{ unitId: districtId, personId: null },
			{ ...words, validFrom: '2025-01-01', validTo: '' },
		);
		const refused = await applyImport(world, admin, { bytes, digest });
		expect(refused).toMatchObject({ ok: false, changed: 0, problems: [{ code: 'moved-on' }] });
		if (refused.ok) return;
		expect(refused.plan.lines[0]?.change?.what).toBe('approver-changed');
		expect(await applyImport(world, admin, { bytes, digest: refused.plan.digest })).toEqual({ ok: true, changed: 1 });
	});

	it('twice changes nothing the second time', async () => {
		const bytes = table(line('An'), line('Be'));
		await apply(bytes);
		const before = world.store.all();
		expect(await apply(bytes)).toEqual({ ok: true, changed: 0 });
		expect(world.store.all()).toEqual(before);
	});

	it('keeps to fifty writes at a time, each change with its log entry, and goes on where it was stopped', async () => {
		const units = allUnits.slice(0, 60).map(({ id }) => id);
		const bytes = table(
			...units.flatMap((id) => [line('An', ',,,,,2025-01-01,', id), line('Be', ',,,,,2025-01-01,', id)]),
		);
		const sizes: number[] = [];
		let left = 3;
		const store: World['store'] = {
			...world.store,
			transact: async (writes) => {
				left -= 1;
				if (left < 0) throw new ConflictError('somebody was first');
				sizes.push(writes.length);
				const items = writes.map((write) => (write.kind === 'put' ? write.item : null));
				const changed = items.filter((item) => item?.type === 'approver').map((item) => item?.change);
				const logged = items.filter((item) => item?.type === 'register-change').map((item) => item?.id);
				expect(logged).toEqual(changed);
				await world.store.transact(writes);
			},
		};
		const { digest } = await planImport(world, bytes);
		const stopped = await applyImport({ ...world, store }, admin, { bytes, digest });
		expect(stopped.ok).toBe(false);
		if (stopped.ok) return;
		expect(stopped.changed).toBeGreaterThan(0);
		expect(stopped.plan.lines.filter(({ change }) => change === null)).toHaveLength(stopped.changed);
		left = 1000;
		const again = await applyImport({ ...world, store }, admin, { bytes, digest: stopped.plan.digest });
		expect(again).toEqual({ ok: true, changed: 120 - stopped.changed });
		expect(Math.max(...sizes)).toBeLessThanOrEqual(50);
		expect(await listChanges(world.store, '2025-03')).toHaveLength(120);
	});
});

const words = fc.record({
	name: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'=+-@\'",;\t \nAnăớ') }),
	mail: fc.constantFrom(
		'an@x.example',
		'=an@x.example',
		'+84@x.example',
		'"a;b,c"@x.example',
		'an@tỉnh.vn',
		"'=x@x.example",
	),
	position: fc.string({ maxLength: 12, unit: fc.constantFrom(...'=+-@\'",;\t \nAnăớ') }),
	role: fc.constantFrom('holder', 'deputy'),
	order: fc.integer({ min: 1, max: 99 }).map(String),
	shared: fc.constantFrom('yes', 'no'),
	validFrom: fc.constantFrom('2024-01-01', '2025-02-01'),
	validTo: fc.constantFrom('', '2025-12-31'),
});

describe('the export', () => {
	it('is read back as it is: nothing would change, and into an empty register it makes the same entries', async () => {
		const unitIds = [districtId, 'ministry-VN-2004-07-08', 'province-51-2025-07-01'];
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.constantFrom(...unitIds), words), { maxLength: 8 }),
				fc.constantFrom(',' as const, ';' as const),
				async (entries, delimiter) => {
					const [from, to] = [createWorld(), createWorld()];
					const register = createApproverRegister(from);
					let put = 0;
					for (const [unitId, one] of entries)
						put += (await register.putApprover(admin, { unitId, personId: null }, one)).ok ? 1 : 0;
					const text = await exportApprovers(from.store, { day: '2025-03-20', delimiter });
					const bytes = new TextEncoder().encode(text);
					const same = await planImport(from, bytes);
					expect(same.lines.map(({ change }) => change)).toEqual(Array(put).fill(null));
					const planned = await planImport(to, bytes);
					if (put === 0) return;
					expect(await applyImport(to, admin, { bytes, digest: planned.digest })).toEqual({ ok: true, changed: put });
					expect(await exportApprovers(to.store, { day: '2025-03-20', delimiter })).toBe(text);
				},
			),
			{ numRuns: 100 },
		);
	});
});
