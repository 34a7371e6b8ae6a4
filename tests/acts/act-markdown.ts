// The table as a page for people. Invariant: nothing in it was written by hand but the names; the same cells give the same page.
import { stateNames } from '../../functions/ledger/refusals.ts';
import { acts } from './act-list.ts';
import type { Cell } from './act-table.ts';
import { refusals, wordsOf } from './act-words.ts';
import { roles } from './roles.ts';
import { states } from './states.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const intro = `# Ai làm được gì · Who may do what

Mỗi ô là kết quả của một lần làm thử: báo cáo được đưa đến trạng thái ấy bằng chính các bước của hệ thống, rồi người ấy thử việc ấy.
In **đậm**: việc được làm, báo cáo sang trạng thái ghi sau mũi tên. Còn lại: mã từ chối, giải thích ở cuối trang.

Every cell was tried: the report was brought to that state through the system's own steps, then that person tried that act. **Bold**: it was done,
and the report stands where the arrow says. Otherwise the code of the refusal, explained at the end. Made by \`npm run acts\`
(\`tests/acts/\`); the tests fail where this page is not what the system does. People with a mailbox have no account and act by the links mailed
to them; "another level" is the level below, at the first level the one above.`;

const heads = ['', ...roles.map(({ vi, en }) => `${vi}<br>${en}`)];

export function actsPage(cells: readonly Cell[]): string {
	const sections = states.map((state) => {
		const rows = acts.map((act) => {
			const tried = roles.map((role) =>
				cells.find((cell) => cell.state === state && cell.act === act && cell.role === role),
			);
			return [`${act.vi}<br>${act.en}`, ...tried.map((cell) => (cell ? wordsOf(cell) : ''))];
		});
		return `## ${state.vi} · ${state.en}\n\n${table(heads, rows)}`;
	});
	const reached = [...new Set(cells.map(({ after }) => after.state))].sort();
	const codes = Object.entries(refusals).map(([code, { vi, en }]) => [`\`${code}\``, vi, en]);
	const names = reached.map((state) => [`\`${state}\``, stateNames[state].vi, stateNames[state].en]);
	const legend = `## Giải thích · What the words mean\n\n${table(['', 'Tiếng Việt', 'English'], [...codes, ...names])}`;
	return `${[intro, ...sections, legend].join('\n\n')}\n`;
}
