// Every state x act x role, run over the real workflow. Method: the driver brings a report to each state and has everybody try everything; what must
// hold whatever the table says is checked here, and workflows/acts.md must be the page made of it (`npm run acts` writes it).
import { beforeAll, describe, expect, it } from 'vitest';
import { reportStates } from '../../functions/domain/report.ts';
import { acts } from './act-list.ts';
import { actsPage } from './act-markdown.ts';
import { type Cell, tryAll } from './act-table.ts';
import { refusals } from './act-words.ts';
import { roles } from './roles.ts';
import { states } from './states.ts';

let cells: Cell[] = [];
beforeAll(async () => {
	cells = await tryAll();
});

const name = ({ state, act, role }: Cell): string => `${state.key}: ${act.key} by ${role.key}`;
const done = (cell: Cell): boolean => cell.answer.done && cell.answer.note !== 'no-mail';
const doneBy = (...keys: string[]): string[] =>
	cells.filter((cell) => done(cell) && keys.includes(cell.role.key)).map(name);

describe('the table of acts', () => {
	it('tries everything, in every state there is', () => {
		expect(cells).toHaveLength(states.length * acts.length * roles.length);
		expect(new Set(cells.map(({ before }) => before.state))).toEqual(new Set(reportStates));
	});

	it('keeps the history true, and what is refused moves nothing', () => {
		expect(cells.filter(({ faults }) => faults.length > 0).map((cell) => [name(cell), cell.faults])).toEqual([]);
	});

	it('has nobody act who has no part in it', () => {
		expect(doneBy('auditor', 'stranger', 'former')).toEqual([]);
	});

	it('has nobody decide by an account but an administrator, and nobody do an account’s acts by a link', () => {
		const wrong = cells.filter((cell) => {
			if (!done(cell)) return false;
			if (cell.act.by === 'account') return cell.role.account === null;
			return cell.role.account !== null;
		});
		expect(wrong.map(name)).toEqual([]);
		expect(doneBy('administrator').every((one) => /: (override|reroute|resume)/.test(one))).toBe(true);
		expect(doneBy('submitter').every((one) => /: (submit|open-version|withdraw)/.test(one))).toBe(true);
	});

	it('decides by link only where the level is asked; another level only takes its own approval back', () => {
		const byLink = cells.filter((cell) => done(cell) && cell.act.by === 'link' && cell.act.key !== 'take-back');
		expect(byLink.filter(({ before }) => before.state !== 'in-review' || !before.asked).map(name)).toEqual([]);
		expect(byLink.map(({ role }) => role.key)).not.toContain('other-level');
		expect(doneBy('other-level').every((one) => one.includes('take-back'))).toBe(true);
	});

	it('gives whoever decides at a level the same acts: holder, delegate and deputy', () => {
		const of = (key: string) =>
			cells
				.filter(({ role }) => role.key === key)
				.map(({ state, act, answer, after }) => [state.key, act.key, answer, after.state]);
		expect(of('delegate')).toEqual(of('approver'));
		expect(of('deputy')).toEqual(of('approver'));
	});

	it('leaves what is rejected or superseded for good', () => {
		const over = cells.filter(({ before }) => ['rejected', 'superseded'].includes(before.state));
		expect(over.filter(done).map(name)).toEqual([]);
	});

	it('explains every refusal', () => {
		const codes = new Set(cells.flatMap(({ answer }) => (answer.done ? [] : [answer.code])));
		expect([...codes].filter((code) => !refusals[code])).toEqual([]);
	});

	it('is the page that people read', async () => {
		await expect(actsPage(cells)).toMatchFileSnapshot('../../workflows/acts.md');
	});
});
