// Which total a sentence of parts breaks down where two stand before it ("… 28 tỷ đồng. Vốn của cơ sở 96 tỷ đồng. Cụ thể từng năm: …").
// Invariant: words decide, and only an exact sum overrules them.
import type { Draft } from './figure-context.ts';

export function reassignLists(drafts: readonly Draft[]): void {
	const lists = Map.groupBy(
		drafts.filter((one) => one.whole !== null && one.scope.listed && one.quantity.measure === 'funding'),
		(one) => one.scope,
	);
	const sections = lists.size === 0 ? new Map<unknown, Draft[]>() : Map.groupBy(drafts, (one) => one.section);
	for (const parts of lists.values()) {
		const [first] = parts;
		const whole = first?.whole;
		if (!first || !whole || parts.length < 3 || parts.some((part) => part.whole !== whole)) continue;
		const sum = parts.reduce((total, part) => total + part.quantity.value, 0);
		if (sum === whole.quantity.value || parts.some((part) => part.source !== whole.source)) continue;
		const other = sections.get(first.section)?.find((one) => one.quantity.value === sum && standsBefore(one, first));
		if (!other) continue;
		for (const part of parts) {
			part.whole = other;
			part.source = other.source;
			part.trace.push('các phần cộng lại đúng bằng số tổng nêu trước');
		}
	}
}

function standsBefore(one: Draft, part: Draft): boolean {
	if (one.quantity.measure !== 'funding') return false;
	const [a, b] = [one.paragraph.paragraph.start, part.paragraph.paragraph.start];
	return a < b || (a === b && one.quantity.end <= part.sentence.start);
}
