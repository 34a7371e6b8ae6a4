// The relations a gold answer names against those the reader found, as a table. Invariant: a relation counts as found when a check of the
// reading holds or fails as the gold says, with the same pair of amounts; each check of the reading answers for one relation.

interface Relation {
	kind: string;
	holds: boolean;
	statement: string;
	expected: number | string;
	found: number | string;
	severity?: string;
	consequence?: boolean;
}

const near = (a: Relation['found'], b: Relation['found']): boolean =>
	typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= Math.max(0.011, 1e-6 * Math.abs(a)) : a === b;

const agrees = (a: Relation, b: Relation): boolean =>
	a.holds === b.holds &&
	((near(a.expected, b.expected) && near(a.found, b.found)) ||
		(near(a.expected, b.found) && near(a.found, b.expected)));

export function tableOfChecks(name: string, gold: { checks?: Relation[] }, reading: { checks: Relation[] }): string {
	const unused = new Set(reading.checks);
	const counts = new Map<string, { holding: number; seen: number; broken: number; caught: number }>();
	const missed: string[] = [];
	for (const relation of gold.checks ?? []) {
		if (relation.consequence) continue;
		const row = counts.get(relation.kind) ?? { holding: 0, seen: 0, broken: 0, caught: 0 };
		counts.set(relation.kind, row);
		const hit = [...unused].find((check) => agrees(relation, check));
		if (hit) unused.delete(hit);
		if (relation.holds) {
			row.holding++;
			if (hit) row.seen++;
		} else {
			row.broken++;
			if (hit) row.caught++;
			else missed.push(relation.statement);
		}
	}
	const alarms = [...unused].filter((check) => !check.holds && check.severity !== 'info');
	const lines = [`${name}: relations of the gold found (holding), broken ones caught`];
	for (const [kind, row] of counts)
		lines.push(
			`  ${kind.padEnd(16)} ${`${row.seen}/${row.holding}`.padStart(8)} ${`${row.caught}/${row.broken}`.padStart(8)}`,
		);
	for (const statement of missed) lines.push(`  not caught: ${statement}`);
	for (const check of alarms) lines.push(`  besides the gold: ${check.statement}`);
	return lines.join('\n');
}
