// What a report of this kind states and this one does not: asked, since silence may mean nothing was done or that it was left out.
// Invariant: at most five questions; a part that says "không có", holds a number or a table is never asked about.
import type { Activity } from '../domain/activities.ts';
import type { Measure, Question, ReadTable } from '../domain/reading.ts';
import { classifyHeading } from './activity-words.ts';
import type { Draft } from './figure-context.ts';
import type { Section, SectionedParagraph } from './sections.ts';

interface Expected {
	about: string;
	isStated(drafts: readonly Draft[], tables: readonly ReadTable[]): boolean;
	ask: string;
	options: readonly string[];
}

const result = (draft: Draft): boolean => draft.status !== 'planned';
const tableHas = (tables: readonly ReadTable[], measure: Measure, role: 'total' | 'any'): boolean =>
	tables.some(
		({ rows, meanings }) =>
			meanings?.some((meaning) => meaning?.measure === measure) &&
			(role === 'any' || rows.some((row) => row.role === 'total')),
	);

/** What every report on the programme states, most important first. */
const expected: readonly Expected[] = [
	{
		about: 'missing.funding',
		isStated: (drafts, tables) =>
			drafts.some((draft) => draft.quantity.measure === 'funding') || tableHas(tables, 'funding', 'any'),
		ask: 'Báo cáo không có số kinh phí nào: kỳ này không phát sinh kinh phí, hay còn sót?',
		options: ['Không phát sinh', 'Còn sót, tôi sẽ bổ sung'],
	},
	{
		about: 'missing.total-funding',
		isStated: (drafts, tables) =>
			drafts.filter((draft) => draft.quantity.measure === 'funding' && result(draft)).length < 2 ||
			drafts.some((draft) => draft.quantity.measure === 'funding' && draft.activity === 'total' && result(draft)) ||
			tableHas(tables, 'funding', 'total'),
		ask: 'Báo cáo có kinh phí của từng nội dung nhưng không nêu tổng kinh phí khuyến công đã thực hiện trong kỳ: tổng là bao nhiêu?',
		options: ['Đúng bằng các nội dung cộng lại', 'Tôi sẽ bổ sung số tổng'],
	},
	{
		about: 'missing.projects',
		isStated: (drafts, tables) =>
			drafts.some((draft) => draft.quantity.measure === 'projects' && result(draft)) ||
			tableHas(tables, 'projects', 'any'),
		ask: 'Báo cáo không nêu số đề án (nhiệm vụ, dự án) đã thực hiện trong kỳ: không có đề án nào, hay còn sót?',
		options: ['Không có đề án nào', 'Còn sót, tôi sẽ bổ sung'],
	},
];

const mostQuestions = 5;
/** Activities that are often told in words only. */
const inWords: ReadonlySet<Activity> = new Set(['administration', 'international', 'total']);
const none =
	/(?<!\p{L})(?:không|chưa) (?:có|phát sinh|thực hiện|triển khai|tổ chức|bố trí|được (?:bố trí|triển khai|thực hiện|hỗ trợ|phân bổ)|đề xuất|đăng ký|hỗ trợ|mở|ghi nhận)(?!\p{L})|(?<!\p{L})(?:không|chưa có)\s*[.;]?\s*$/iu;
/** A count or an amount; dates, symbols of documents and list numbers are none. */
const notCounts =
	/\d{1,2}\/\d{1,2}\/\d{2,4}|\d{1,2}\/\d{4}|ngày \d{1,2}|tháng \d{1,2}|(?:năm|giai đoạn) \d{4}(?:\s*[-–]\s*\d{4})?|\d+(?:\/\d{4})?\/(?:\p{Lu}|-)+|số \d+\S*/giu;

export function missingQuestions(
	paragraphs: readonly SectionedParagraph[],
	drafts: readonly Draft[],
	tables: readonly ReadTable[],
): Question[] {
	const wholes = expected.filter((one) => !one.isStated(drafts, tables));
	// Without any money there is no total to miss either.
	const asked = wholes.map(({ about, ask, options }) => ({ about, ask, options: [...options] }));
	return [...asked, ...silentQuestions(silentSections(paragraphs), mostQuestions - asked.length)];
}

/** Headings of an activity with words and no number under them. */
function silentSections(paragraphs: readonly SectionedParagraph[]): Section[] {
	const own = Map.groupBy(paragraphs, (one) => one.section);
	const parents = new Set([...own.keys()].flatMap(({ parent }) => parent ?? []));
	return [...own].flatMap(([section, inside]) => {
		if (section.zone !== 'results' || section.label === '' || section.level < 1 || parents.has(section)) return [];
		const { activity } = classifyHeading(section.title);
		if (activity === null || inWords.has(activity)) return [];
		if (inside.some(({ paragraph }) => paragraph.role !== 'body')) return [];
		const text = inside.map((one) => one.paragraph.text.slice(one.bodyStart)).join('\n');
		return none.test(text) || /\d/u.test(text.replace(notCounts, ' ')) || saysNumber.test(text) ? [] : [section];
	});
}

const saysNumber =
	/(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:đề án|lớp|cơ sở|cuộc|hội nghị|hội chợ|sản phẩm|mô hình|đợt|cụm)(?!\p{L})/iu;

const nameOf = ({ label, title }: Section): string => {
	const number = label.replace(/[\s.):–-]+$/u, '');
	const words = title.length > 60 ? `${title.slice(0, 58).trimEnd()}…` : title;
	return /\d|^[IVX]+$|^[a-zđ]$/u.test(number) ? `${number} (${words})` : `"${words}"`;
};

function silentQuestions(sections: readonly Section[], room: number): Question[] {
	const options = ['Không phát sinh', 'Còn sót, tôi sẽ bổ sung'];
	if (room <= 0 || sections.length === 0) return [];
	if (sections.length <= room)
		return sections.map((section, i) => ({
			about: `missing.section-${i + 1}`,
			ask: `Mục ${nameOf(section)} không có số liệu nào: không phát sinh hay sót?`,
			options,
		}));
	return [
		{
			about: 'missing.sections',
			ask: `Các mục ${sections.map(nameOf).join('; ')} không có số liệu nào: không phát sinh hay sót?`,
			options,
		},
	];
}
