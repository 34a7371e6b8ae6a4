// Printed means against what they are means of: a year, a class, a project. Invariant: a mean is only weighed where the paragraph gives both
// the amount and the number it was divided by.
import { severityOf } from '../domain/check-rules.ts';
import type { Check } from '../domain/reading.ts';
import { amount, type CheckItem, check, money, printed } from './check-items.ts';

const perNoun = /^\s*\/\s*([\p{L} ]{2,20}?)(?=[\s,.;)]|$)/u;
const eachNoun = /mỗi ([\p{L} ]{2,14}?)(?: (?:được|có|là|hỗ trợ|giải ngân|chi|nhận))*\s*$/iu;

export function averageChecks(items: readonly CheckItem[]): Check[] {
	const byParagraph = Map.groupBy(items, (item) => item.draft.paragraph);
	return items.flatMap((item) => {
		if (!item.draft.quantity.perYear) return [];
		const before = (byParagraph.get(item.draft.paragraph) ?? []).filter(
			(other) => other.draft.quantity.end <= item.draft.quantity.start && !other.draft.quantity.perYear,
		);
		const made = ofYears(item, before) ?? ofNoun(item, before);
		return made ? [made] : [];
	});
}

function ofYears(item: CheckItem, before: readonly CheckItem[]): Check | null {
	const { figure } = item;
	if (!/\/năm$/u.test(figure.unit)) return null;
	const isMoney = figure.unit.startsWith('VND');
	const whole = before
		.filter((other) => other.figure.measure === (isMoney ? 'funding' : 'projects') && isComparable(other, item))
		.at(-1);
	if (!whole) return null;
	const years = whole.figure.period.to - whole.figure.period.from + 1;
	return years > 1 ? meanCheck(item, whole, years, `${years} năm`) : null;
}

/** Told in the same breath, or the paragraph's own total of the same money. */
function isComparable({ draft, figure }: CheckItem, mean: CheckItem): boolean {
	if (draft.scope === mean.draft.scope) return true;
	return draft.whole === null && figure.source === mean.figure.source && draft.activity === mean.draft.activity;
}

/** "384 triệu đồng cho 08 lớp; bình quân 48 triệu đồng/lớp" */
function ofNoun(item: CheckItem, before: readonly CheckItem[]): Check | null {
	const { draft, figure } = item;
	if (figure.unit !== 'VND/bình quân' && !/\/bình quân$/u.test(figure.unit)) return null;
	const { text } = draft.paragraph.paragraph;
	const number = text.slice(draft.quantity.start, draft.quantity.end + 24);
	const slash = number.indexOf('/');
	const noun =
		(slash > 0 ? perNoun.exec(number.slice(slash))?.[1] : undefined) ??
		eachNoun.exec(text.slice(Math.max(0, draft.quantity.start - 40), draft.quantity.start))?.[1];
	const counted = noun && before.filter((other) => other.figure.unit.endsWith(noun.trim().toLowerCase())).at(-1);
	const whole = before.filter((other) => other.figure.measure === 'funding').at(-1);
	if (!counted || !whole || counted.figure.value === 0 || whole.draft.activity !== counted.draft.activity) return null;
	return meanCheck(item, whole, counted.figure.value, amount(counted.figure));
}

function meanCheck({ draft, figure }: CheckItem, whole: CheckItem, divisor: number, said: string): Check {
	const expected = Number((whole.figure.value / divisor).toFixed(2));
	// Printed means are rounded or cut off.
	const tolerance = draft.quantity.quantum;
	const holds = Math.abs(expected - figure.value) < tolerance;
	const mean = figure.unit.startsWith('VND') ? money(Number(expected.toFixed(0)), 'VND') : printed(expected);
	return check({
		kind: 'average',
		holds,
		statement: holds
			? `${amount(whole.figure)} chia cho ${said} là ${mean}, khớp số bình quân ghi ${amount(figure)}.`
			: `Bình quân ghi ${amount(figure)} ("${figure.quote}"), nhưng ${amount(whole.figure)} chia cho ${said} là ${mean}. Hãy sửa số bình quân hoặc số tổng.`,
		parts: [whole.figure.id],
		whole: figure.id,
		expected,
		found: figure.value,
		tolerance,
		severity: severityOf(holds ? 'holds' : 'average'),
	});
}
