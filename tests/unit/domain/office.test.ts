// Goal: who decides for an office on a day. Method: the rules by example, then by random registers against what must hold of every answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxOf } from '../../../functions/domain/mail-address.ts';
import {
	type Absence,
	covers,
	inOffice,
	isSamePerson,
	type Officer,
	selectOffice,
} from '../../../functions/domain/office.ts';
import type { Person } from '../../../functions/domain/report.ts';

const person = (id: string, mail = `${id}@bato.example`): Person => ({
	id,
	name: id.toUpperCase(),
	mail,
	position: '',
});
const officer = (id: string, rest: Partial<Officer> = {}): Officer => ({
	person: person(id),
	validFrom: '2021-01-01',
	validTo: null,
	...rest,
});
const away = (personId: string, delegate: Person | null, rest: Partial<Absence> = {}): Absence => ({
	personId,
	from: '2025-03-01',
	to: '2025-03-31',
	delegate,
	...rest,
});
const day = '2025-03-20';
const select = (officers: Officer[], absences: Absence[] = [], submitter: Person | null = null) => {
	const { deciders, deputies } = selectOffice({ officers, absences }, { unitId: 'u', day, submitter });
	const told = ({ person, standsFor, why, shared }: (typeof deciders)[number]) =>
		`${person.id} ${why}${standsFor ? ` for ${standsFor.id}` : ''}${shared ? ' shared' : ''}`;
	return { deciders: deciders.map(told), deputies: deputies.map(told) };
};

describe('the office', () => {
	it('is held by its holders of the day, in order, with the deputies behind', () => {
		const officers = [
			officer('c', { role: 'deputy' }),
			officer('b', { order: 2, shared: true }),
			officer('a'),
			officer('old', { validTo: '2025-03-19' }),
			officer('next', { validFrom: '2025-03-21' }),
			officer('last', { validTo: day }),
		];
		expect(select(officers)).toEqual({
			deciders: ['a office', 'last office', 'b office shared'],
			deputies: ['c office'],
		});
	});

	it('of an absent holder goes to their delegate, whose mailbox may be a shared one', () => {
		const officers = [officer('a'), officer('b'), officer('desk', { role: 'deputy', shared: true })];
		expect(select(officers, [away('a', person('x'))])).toEqual({
			deciders: ['x absence for a', 'b office'],
			deputies: ['desk office shared'],
		});
		expect(select(officers, [away('a', person('desk'))])).toEqual({
			deciders: ['desk absence for a shared', 'b office'],
			deputies: [],
		});
	});

	it('of an absent holder without a delegate is left out, and deputies step in where nobody is left', () => {
		const officers = [officer('a'), officer('d', { role: 'deputy', order: 2 }), officer('c', { role: 'deputy' })];
		expect(select([...officers, officer('b')], [away('a', null)])).toEqual({
			deciders: ['b office'],
			deputies: ['c office', 'd office'],
		});
		expect(select(officers, [away('a', null)])).toEqual({ deciders: ['c absence', 'd absence'], deputies: [] });
		expect(select(officers.slice(1))).toEqual({ deciders: ['c office', 'd office'], deputies: [] });
	});

	it('counts an absence by its days, the later beginning first, and not where it was taken back', () => {
		const a = [officer('a')];
		expect(select(a, [away('a', null, { from: day, to: day })]).deciders).toEqual([]);
		expect(select(a, [away('a', null, { to: '2025-03-19' })]).deciders).toEqual(['a office']);
		expect(select(a, [away('a', null, { withdrawn: true })]).deciders).toEqual(['a office']);
		const twice = [away('a', person('x')), away('a', person('y'), { from: '2025-03-10' })];
		expect(select(a, twice).deciders).toEqual(['y absence for a']);
	});

	it('passes an absent holder’s seat on once, and never in a circle', () => {
		const both = [officer('a'), officer('b'), officer('c', { role: 'deputy' })];
		expect(select(both, [away('a', person('b')), away('b', person('a'))]).deciders).toEqual(['c absence']);
		expect(select(both, [away('a', person('b'))]).deciders).toEqual(['b office for a']);
		expect(select(both, [away('a', person('other', ' B@bato.EXAMPLE '))]).deciders).toEqual(['b office for a']);
	});

	it('is never the submitter’s: not as holder, deputy or delegate, nor by a delegate of theirs', () => {
		const officers = [officer('a'), officer('c', { role: 'deputy' })];
		const submits = (id: string) => person(`sub-${id}`, `${id.toUpperCase()}@BATO.example`);
		expect(select(officers, [], submits('a')).deciders).toEqual(['c office']);
		expect(select(officers, [], submits('c'))).toEqual({ deciders: ['a office'], deputies: [] });
		expect(select(officers, [away('a', person('x'))], submits('x')).deciders).toEqual(['c absence']);
		expect(select(officers, [away('a', person('x'))], submits('a')).deciders).toEqual(['c absence']);
		expect(select(officers, [away('a', null)], submits('c')).deciders).toEqual([]);
	});
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const anyone = fc
	.record({ id: fc.constantFrom(...ids), mail: fc.constantFrom(...ids, 'A', 'B ') })
	.map(({ id, mail }) => person(id, `${mail.trim()}@bato.example${mail.endsWith(' ') ? ' ' : ''}`));
const anyDay = fc.constantFrom('2025-03-18', '2025-03-19', day, '2025-03-21', '2025-03-22');
const anyOfficer: fc.Arbitrary<Officer> = fc.record(
	{
		person: anyone,
		validFrom: anyDay,
		validTo: fc.option(anyDay),
		role: fc.constantFrom('holder' as const, 'deputy' as const),
		order: fc.integer({ min: 1, max: 3 }),
		shared: fc.boolean(),
	},
	{ requiredKeys: ['person', 'validFrom', 'validTo'] },
);
const anyAbsence: fc.Arbitrary<Absence> = fc.record(
	{ personId: fc.constantFrom(...ids), from: anyDay, to: anyDay, delegate: fc.option(anyone), withdrawn: fc.boolean() },
	{ requiredKeys: ['personId', 'from', 'to', 'delegate'] },
);

it('holds to its rules for any register', () => {
	fc.assert(
		fc.property(
			fc.array(anyOfficer, { maxLength: 6 }),
			fc.array(anyAbsence, { maxLength: 4 }),
			fc.option(anyone),
			(officers, absences, submitter) => {
				const office = selectOffice({ officers, absences }, { unitId: 'u', day, submitter });
				const asked = [...office.deciders, ...office.deputies];
				const mailboxes = asked.map((one) => mailboxOf(one.person.mail));
				expect(new Set(mailboxes).size).toBe(mailboxes.length);
				expect(new Set(asked.map((one) => one.person.id)).size).toBe(asked.length);
				const today = absences.filter((one) => covers(one, day));
				const isAway = (id: string) => today.some((one) => one.personId === id);
				for (const { person, standsFor, why, shared } of asked) {
					if (submitter) expect(isSamePerson(person, submitter)).toBe(false);
					if (submitter && standsFor) expect(isSamePerson(standsFor, submitter)).toBe(false);
					expect(isAway(person.id)).toBe(false);
					const own = officers.some((one) => inOffice(one, day) && one.person.id === person.id);
					const named = today.some(({ delegate }) => delegate !== null && isSamePerson(delegate, person));
					expect(own || named).toBe(true);
					if (why === 'office') expect(own).toBe(true);
					if (standsFor)
						expect(
							isAway(standsFor.id) ||
								officers.some((one) => isSamePerson(one.person, standsFor) && isAway(one.person.id)),
						).toBe(true);
					if (officers.some((one) => one.shared && isSamePerson(one.person, person))) expect(shared).toBe(true);
				}
				if (office.deciders.length === 0) expect(office.deputies).toEqual([]);
				// Somebody in office, present and not the submitter: somebody decides.
				const able = officers.some(
					(one) =>
						inOffice(one, day) &&
						!(submitter && isSamePerson(one.person, submitter)) &&
						!officers.some((other) => isSamePerson(other.person, one.person) && isAway(other.person.id)) &&
						!isAway(one.person.id),
				);
				if (able) expect(office.deciders.length).toBeGreaterThan(0);
			},
		),
		{ numRuns: 2000 },
	);
});
