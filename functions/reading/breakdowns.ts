// Lines that only say by what the items below them divide a total told before: "Theo năm thực hiện:", "Chia theo nguồn:". Invariant: a total is
// found only where the part of the report before the line tells just one of its kind.
import type { Draft } from './figure-context.ts';
import type { Quantity } from './quantity.ts';
import { countsTheSame } from './same-noun.ts';
import type { SectionedParagraph } from './sections.ts';

const divides =
	/^\s*(?:(?:phân|chia|tách|tính)(?: ra)? theo|theo (?:từng |các )?(?:năm|nguồn|cấp|nội dung|lĩnh vực|ngành|nhóm|địa bàn|huyện|loại hình))(?!\p{L})[^:;.\d]{0,40}:\s*$/iu;

/** The totals that such a line may divide: told in its section or, where it opens one, in those beside it. */
export function dividedBy({ paragraph, section, bodyStart }: SectionedParagraph, drafts: readonly Draft[]): Draft[] {
	if (!divides.test(paragraph.text.slice(bodyStart))) return [];
	const opens = bodyStart > 0 && paragraph.text.startsWith(section.label);
	return drafts.filter(
		(one) =>
			one.whole === null &&
			one.source !== 'beneficiary' &&
			!one.quantity.perYear &&
			!one.quantity.denominator &&
			(one.section === section ||
				(opens && one.section.parent === section.parent && one.section.activity === section.activity)),
	);
}

/** The one total that counts what this item of the list counts. */
export function onlyWhole(totals: readonly Draft[], quantity: Quantity): Draft | null {
	const like = totals.filter((one) => countsTheSame(one.quantity, quantity));
	const [only] = like;
	return only && like.length === 1 && only.status !== 'planned' ? only : null;
}
