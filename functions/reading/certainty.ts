// How sure a figure is, from how its labels were found. Invariant: measured, not felt: what is left above 0.9 was right in at least 98 of 100
// figures of the sample reports (`npm run grade` prints the table).
import type { Draft } from './figure-context.ts';
import { sourcesIn } from './source-words.ts';

const stated = 0.95;
/** A label that rests on what is not said. */
const unsaid = 0.85;
/** Each doubt is asked of the submitter. */
const perDoubt = 0.2;
const least = 0.3;

export function certaintyOf(draft: Draft, reportNamesSources: boolean): number {
	const base = restsOnSilence(draft, reportNamesSources) ? unsaid : stated;
	return Number(Math.max(least, base - perDoubt * draft.doubts.length).toFixed(2));
}

/** No budget is named for it in a report that names budgets; one word speaks for a whole paragraph; nothing says what activity it is of. */
function restsOnSilence({ source, trace, activity, quantity }: Draft, reportNamesSources: boolean): boolean {
	const [whyActivity = '', whySource = ''] = trace;
	if (whySource.includes('nói chung cho cả đoạn')) return true;
	if (source === 'all' && whySource === 'không nêu nguồn nào' && reportNamesSources) return true;
	return activity === 'total' && quantity.measure !== 'funding' && whyActivity === 'không nêu nội dung hoạt động riêng';
}

/** Whether the report tells its money by source at all. */
export function namesSources(drafts: readonly Draft[]): boolean {
	return drafts.some(({ paragraph }) =>
		sourcesIn(paragraph.paragraph.text).some((place) => place.source !== 'beneficiary'),
	);
}
