// How the time of a reading grows with the length of the report. Invariant: every length reads the same ten sections: in ten reports, in
// five, in two, in one; what differs is only how much stands in one document.
import { ownReport } from './corpus.ts';
import { reportsOf, resultsOf } from './longer-report.ts';
import { measure } from './measure.ts';
import { readingOf } from './reading-works.ts';
import { type Row, rowOf } from './row.ts';

/** Reports without tables, of districts and provinces, of months, years and whole programmes. */
const reports = [
	'dai-loc-6-thang-2023',
	'phu-tho-2022',
	'cai-be-6-thang-2024',
	'quang-tri-2016-2020',
	'lang-son-nam-2024',
	'sa-dec-giai-doan-2021-2025',
	'dong-thap-9-thang-2023',
	'soc-trang-2021-2025',
	'tho-xuan-nam-2023',
	'yen-bai-nam-2019',
];
const lengths = [1, 2, 5, 10];
/** The whole growth, and what it allows on the way: a fifth over the length. */
const allowed = 1.2;

export async function lengthRows(): Promise<Row[]> {
	const sections = reports.map((name) => resultsOf(new TextDecoder().decode(ownReport(name))));
	const readings = lengths.map((each) => {
		const texts = reportsOf(sections, each).map((text) => new TextEncoder().encode(text));
		const works = texts.map(readingOf);
		return { each, bytes: texts.reduce((sum, { length }) => sum + length, 0), run: () => works.map((work) => work()) };
	});
	const costs = await measure(readings.map(({ run }) => run));
	const [single, ...longer] = readings.map(({ each, bytes }, i) => ({ each, bytes, cost: costs[i] ?? 0 }));
	if (!single) return [];
	return longer.map(({ each, bytes, cost }) =>
		rowOf(
			{
				what: `a report ${each} times as long`,
				against: 'its sections one by one, of the same length each',
				target: each * allowed,
			},
			// One report of this length, against a report of exactly that part of its length.
			{ ours: (cost * each) / sections.length, reference: ((single.cost / single.bytes) * bytes) / sections.length },
		),
	);
}
