// The tree of headings and what each part is about. Invariant: numbers only nest headings; what a section is comes from its words,
// and nothing under a part of proposals is ever a result.
import type { Activity } from '../domain/activities.ts';
import { classifyHeading } from './activity-words.ts';
import { inlineHeading, isCapitals, looksLikeHeading } from './line-marks.ts';
import type { ReportText, TextParagraph } from './report-text.ts';
import { type Zone, zoneOf } from './section-zones.ts';
import { mendHeading } from './shattered-headings.ts';

export interface Section {
	label: string;
	title: string;
	level: number;
	zone: Zone;
	/** null: the heading names no activity, so the sentence decides. */
	activity: Activity | null;
	/** All that the heading names: newer programmes gather several under one number. */
	activities: readonly Activity[];
	parent: Section | null;
}

export interface SectionedParagraph {
	paragraph: TextParagraph;
	section: Section;
	/** Offset of the words after the label, within the paragraph. */
	bodyStart: number;
	/** -1: not a list item; 0 for "-", 1 for "+". */
	bullet: number;
}

interface Label {
	label: string;
	level: number;
	length: number;
}

const labels: readonly [RegExp, number | ((found: string) => number)][] = [
	[/^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ|thứ)?\s*(?:[IVX]+|\d+|\p{L}+)(?![\p{L}\p{N}])\s*[.:–-]?\s*/u, 0],
	[/^[A-E]\s*[.)/]\s+(?=\p{Lu}{2})/u, 0],
	[/^(?:MỤC|Mục)\s+(?:[IVX]+|\d{1,2})\s*[.:–-]\s*/u, 1],
	[/^[IVX]{1,5}\s*[.)/–-]\s*(?=\p{L})/u, 1],
	[/^\d{1,2}(?:\.\s?\d{1,2})+\s*[.)/:]?\s+/u, (found) => 1 + (found.match(/\d+/g)?.length ?? 1)],
	[/^\d{1,2}\s*[.)/]\s*(?=[\p{Lu}“"])/u, 2],
	[/^[a-zđ]\s*[.)]\s*(?=\p{L})/u, 6],
];

export function labelOf(text: string): Label | null {
	for (const [pattern, level] of labels) {
		const found = pattern.exec(text)?.[0];
		if (found)
			return { label: found.trim(), level: typeof level === 'number' ? level : level(found), length: found.length };
	}
	return null;
}

const inlineLevel = 5;

/** "Về máy móc, thiết bị: Hộ kinh doanh …": a heading that runs into its text. */
function inlineLabel(text: string): Label | null {
	const found = inlineHeading.exec(text);
	if (!found?.[1] || classifyHeading(found[1]).activity === null) return null;
	return { label: found[0].replace(/[\s:]+$/u, ''), level: inlineLevel, length: found[0].length };
}

export function titleOf(text: string): string {
	const colon = text.search(/:\s|:$/u);
	const head = colon > 0 ? text.slice(0, colon) : text;
	const figure = head.search(/\s\d{1,3}(?:[.,]\d+)*\s+(?:đề án|chương trình|triệu|tỷ|cơ sở|lớp|lao động)/iu);
	return (figure > 0 ? head.slice(0, figure) : head).slice(0, 240).trim();
}

const root: Section = {
	label: '',
	title: '',
	level: -1,
	zone: 'opening',
	activity: null,
	activities: [],
	parent: null,
};

export function sectionParagraphs(report: ReportText): SectionedParagraph[] {
	const result: SectionedParagraph[] = [];
	let current: Section = root;
	let pendingPart: Section | null = null;
	const body = report.paragraphs;
	const unnumbered = goesUnnumbered(body);
	body.forEach((paragraph, index) => {
		if (paragraph.role !== 'body') {
			result.push({ paragraph, section: current, bodyStart: 0, bullet: -1 });
			return;
		}
		const { text } = paragraph;
		const end = endOf(text, current, paragraph.file);
		if (end) current = { ...root, zone: end };
		const ended = end || current.zone === 'annex' || current.zone === 'closing';
		const label = ended ? null : (labelOf(text) ?? inlineLabel(text));
		const bullet = bulletOf(text);
		// A heading that runs into its text holds for that paragraph, and for the list it opens.
		if (current.level === inlineLevel && bullet.level < 0 && result.at(-1)?.paragraph !== paragraph && !label)
			current = current.parent ?? root;
		if (label) {
			current = open(
				current,
				label.label,
				label.level,
				label.level === inlineLevel ? label.label : text.slice(label.length),
			);
			pendingPart = label.level === 0 && text.length <= label.length + 2 ? current : null;
		} else if (pendingPart && bullet.level < 0 && text.length < 160 && isCapitals(text)) {
			current = open(pendingPart.parent ?? root, pendingPart.label, 0, text);
			pendingPart = null;
		} else if (
			isUnnumberedHeading(paragraph, body[index - 1], body[index + 1], current, unnumbered) &&
			bullet.level < 0
		) {
			current = open(
				current,
				'',
				paragraph.heading === null ? siblingLevel(current) : Math.max(1, paragraph.heading),
				text,
			);
			pendingPart = null;
		} else pendingPart = null;
		const item = label || bullet.level >= 0 ? null : itemLevel(result.at(-1), current);
		result.push({
			paragraph,
			section: current,
			bodyStart: label?.length ?? bullet.length,
			bullet: label ? -1 : (item ?? bullet.level),
		});
	});
	return result;
}

function open(current: Section, label: string, level: number, text: string): Section {
	let parent: Section | null = current;
	while (parent && parent.level >= level) parent = parent.parent;
	const above = parent ?? root;
	const title = titleOf(text);
	const read = mendHeading(title);
	const found = classifyHeading(read);
	// A numbered paragraph of text is no heading: its words say nothing of what the part is.
	const isText = text.length > 220 && !/^[^.]{0,120}[:]/u.test(text) && title.length >= 200;
	const zone = isText ? above.zone : zoneOf(read, above.zone, found.activity);
	const activity = found.activity ?? (above.activity !== null ? above.activity : null);
	return {
		label,
		title,
		level,
		zone,
		activity: zone === 'direction' ? 'administration' : activity,
		activities: found.activity ? found.all : above.activities,
		parent: above,
	};
}

/** An unnumbered heading stands beside the last numbered one of a section that has an activity, or under one that has none. */
function siblingLevel(current: Section): number {
	for (let one: Section | null = current; one; one = one.parent)
		if (one.label === '' && one.level >= 0) return one.level;
	return current.activity !== null && current.zone !== 'direction' ? Math.max(current.level, 1) : current.level + 1;
}

/** Lines without a mark of their own, one after another behind "trong đó:": items one level below it. */
function itemLevel(before: SectionedParagraph | undefined, section: Section): number | null {
	if (!before || before.section !== section || before.paragraph.role !== 'body' || before.bullet < 0) return null;
	if (/:\s*$/u.test(before.paragraph.text)) return before.bullet + 1;
	return before.bullet > 1 && /;\s*$/u.test(before.paragraph.text) ? before.bullet : null;
}

function bulletOf(text: string): { level: number; length: number } {
	const found = /^[-–—•*+·]\s*(?=[\p{L}\p{N}("“])/u.exec(text);
	if (!found) return { level: -1, length: 0 };
	return { level: text.startsWith('+') ? 1 : 0, length: found[0].length };
}

function endOf(text: string, current: Section, file: number): Zone | null {
	if (current.zone === 'annex') return null;
	if (/^(?:nơi nhận\s*:|trên đây là báo cáo|(?:TM|KT|TL|TUQ)\.\s*\p{Lu})/iu.test(text)) return 'closing';
	if (current.zone === 'closing' && /^(?:phụ lục|biểu|bảng|báo cáo)(?!\p{L})/iu.test(text)) return 'annex';
	if (/^(?:PHỤ LỤC|BIỂU(?: MẪU)?)(?: (?:SỐ )?[\dIVX]+)?[\s:.]*/u.test(text) && isCapitals(text)) return 'annex';
	if (/^phụ lục(?: (?:số )?[\dIVX]+)?\s*[.:]?$/iu.test(text)) return 'annex';
	return file > 0 ? 'annex' : null;
}

/** A short line without a stop, between finished paragraphs. */
function standsAlone(
	paragraph: TextParagraph,
	before: TextParagraph | undefined,
	after: TextParagraph | undefined,
): boolean {
	const { text } = paragraph;
	if (!before || !after || text.length > 100 || !/^\p{Lu}/u.test(text) || /[.;:,!?]$/u.test(text)) return false;
	return /[.;]$/u.test(before.text) && /^\p{Lu}/u.test(after.text) && !/\d\s*(?:triệu|tỷ|đồng|đề án)/iu.test(text);
}

/** Some reports number no heading at all: three that name an activity or a part give the habit away. */
function goesUnnumbered(body: readonly TextParagraph[]): boolean {
	const alone = body.filter(
		(one, i) => one.role === 'body' && labelOf(one.text) === null && standsAlone(one, body[i - 1], body[i + 1]),
	);
	return alone.filter(({ text }) => looksLikeHeading(text) || classifyHeading(text).activity !== null).length >= 3;
}

/** A heading whose number or letters were lost: short, closed by nothing, between finished paragraphs, and of an activity's words. */
function isUnnumberedHeading(
	paragraph: TextParagraph,
	before: TextParagraph | undefined,
	after: TextParagraph | undefined,
	current: Section,
	unnumbered: boolean,
): boolean {
	if (current.zone === 'closing' || current.zone === 'annex') return false;
	const { text } = paragraph;
	if (current === root && !(before && /[:.]$/u.test(before.text) && looksLikeHeading(text))) return false;
	if (paragraph.heading !== null) return text.length < 250;
	if (!before || !after || text.length > 140 || /[.;,]$/u.test(text)) return false;
	if (!/[.;:]$/u.test(before.text) || !/^[\p{Lu}-]/u.test(after.text)) return false;
	if (/\d+\s*(?:triệu|tỷ|đồng|đề án)/iu.test(text)) return false;
	if (looksLikeHeading(text) || (unnumbered && standsAlone(paragraph, before, after))) return true;
	return classifyHeading(text).activity !== null || isCapitals(text);
}
