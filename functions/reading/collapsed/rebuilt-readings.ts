// What rebuilt tables leave open, told in the places of the reading's own tables. Invariant: a sum over cells that are not known is never
// called broken, and every open row has its question.
import type { Check, Question, ReadTable } from '../../domain/reading.ts';
import { cellId } from '../table-figures.ts';
import type { RebuiltDocument } from './rebuild-document.ts';
import type { RebuiltTable } from './rebuilt-table.ts';

/** By index in `tables`: the rebuilt table it was read from. */
function sourcesOf(rebuilt: readonly RebuiltDocument[], tables: readonly ReadTable[]): Map<number, RebuiltTable> {
	const found = new Map<number, RebuiltTable>();
	rebuilt.forEach((one, file) => {
		let from = 0;
		for (const table of one.tables) {
			const at = tables.findIndex((read, index) => index >= from && (read.file ?? 0) === file && isOf(read, table));
			if (at < 0) continue;
			found.set(at, table);
			from = at + 1;
		}
	});
	return found;
}

function isOf(read: ReadTable, table: RebuiltTable): boolean {
	return (
		read.rows.length === table.rows.length &&
		read.columns.length === table.columns.length &&
		read.rows.every((row, at) => row.label === table.rows[at]?.label)
	);
}

/** The questions of all documents, `about` a row ("t3r24") or a table ("t3") of the reading. */
export function tableQuestions(rebuilt: readonly RebuiltDocument[], tables: readonly ReadTable[]): Question[] {
	const sources = [...sourcesOf(rebuilt, tables)];
	return rebuilt.flatMap((one) =>
		one.questions.map((question): Question => {
			const [, nth, , row] = question.about.split('.');
			const index = sources.find(([, table]) => table === one.tables[Number(nth)])?.[0];
			if (index === undefined) return question;
			return { ...question, about: `t${index + 1}${row === undefined ? '' : `r${Number(row) + 1}`}` };
		}),
	);
}

/** Findings without those over cells that are open: in the row of the sum, or in its column. */
export function settledFindings(
	findings: readonly Check[],
	rebuilt: readonly RebuiltDocument[],
	tables: readonly ReadTable[],
): Check[] {
	const doubtful = new Set<string>();
	for (const [index, table] of sourcesOf(rebuilt, tables)) {
		for (const { row, columns } of table.open) {
			if (columns.length === 0) continue;
			for (let column = 0; column < table.columns.length; column++) doubtful.add(cellId(index, row, column));
			for (const column of columns)
				for (let other = 0; other < table.rows.length; other++) doubtful.add(cellId(index, other, column));
		}
	}
	return findings.filter((finding) => finding.whole === null || !doubtful.has(finding.whole));
}
