// Which activity a quantity belongs to. Invariant: a heading that names one activity decides; the sentence decides where it names
// none or several.
import type { Activity } from '../domain/activities.ts';
import { activitiesIn } from './activity-words.ts';
import { type Answer, type FigureContext, shownIn } from './figure-context.ts';
import type { Scope } from './scopes.ts';

/** Documents issued to run the programme. */
const issuedDocument =
	/^(?:kế hoạch|quyết định|văn bản|nghị quyết|tờ trình|công văn|thông báo|báo cáo|hướng dẫn|chỉ thị|quy chế|quy định)$/u;

export function findActivity(context: FigureContext): Answer<Activity> {
	if (isIssued(context)) return { value: 'administration', why: 'văn bản đã ban hành', doubt: null };
	const { section, whole, quantity } = context;
	if (section.activity !== null && section.activities.length <= 1)
		return { value: section.activity, why: `đề mục: ${section.title || section.activity}`, doubt: null };
	if (section.activity !== null) return amongHeading(context, section.activity);
	const said =
		quantity.measure === 'jobs' && section.activity === null ? trainingOnly(inSentence(context)) : inSentence(context);
	if (said) return { value: said, why: 'theo từ ngữ trong câu', doubt: null };
	for (const lead of context.leads) {
		const found = activitiesIn(lead)[0]?.activity;
		if (found) return { value: found, why: `câu dẫn: ${lead}`, doubt: null };
	}
	if (whole) return { value: whole.activity, why: 'theo số tổng mà nó thuộc về', doubt: null };
	const previous = context.before.at(-1);
	if (context.bullet >= 0 && previous)
		return { value: previous.activity, why: 'theo câu trước của cùng gạch đầu dòng', doubt: null };
	if (quantity.measure === 'products') return { value: 'products', why: 'chỉ tiêu về sản phẩm', doubt: null };
	if (quantity.measure === 'media') return { value: 'information', why: 'chỉ tiêu về tuyên truyền', doubt: null };
	return { value: 'total', why: 'không nêu nội dung hoạt động riêng', doubt: null };
}

/** Work that came of the whole programme is told beside its products and machines. */
const trainingOnly = (activity: Activity | null): Activity | null => (activity === 'training' ? activity : null);

function isIssued({ quantity, section, text }: FigureContext): boolean {
	if (quantity.measure !== 'other' || !issuedDocument.test(quantity.unit)) return false;
	return section.activity === null || /ban hành[^.;]*$/iu.test(text.slice(0, quantity.start));
}

/** The 2021-2025 programme puts these under one number (1.4), often naming only some. */
const people: ReadonlySet<Activity> = new Set<Activity>(['training', 'management-capacity', 'consulting']);

function amongHeading(context: FigureContext, first: Activity): Answer<Activity> {
	const { text, bodyStart, section, quantity } = context;
	const body = ' '.repeat(bodyStart) + text.slice(bodyStart);
	const titled = body.startsWith(section.title, bodyStart) ? bodyStart + section.title.length : bodyStart;
	const allowed = new Set(
		section.activities.some((one) => people.has(one)) ? [...section.activities, ...people] : section.activities,
	);
	const places = activitiesIn(body).filter((place) => place.start >= titled && allowed.has(place.activity));
	const before =
		places.filter((place) => place.start < quantity.start).at(-1) ??
		places.find((place) => place.start < quantity.end + 60);
	const value = before?.activity ?? first;
	return {
		value,
		why: `đề mục gồm nhiều nội dung: ${section.title}`,
		doubt: before ? null : 'đề mục gộp nhiều nội dung hoạt động',
	};
}

function inSentence(context: FigureContext): Activity | null {
	const { text, quantity, sentence, bodyStart } = context;
	const words = spoken(text, sentence, quantity.start, bodyStart);
	const places = activitiesIn(words);
	const before = places.filter((place) => place.start < quantity.start).at(-1);
	if (before) return before.activity;
	if (/(?<!\p{L})tổng(?!\p{L})[^,.;]{0,40}$/iu.test(words.slice(0, quantity.start))) return null;
	const next = shownIn(words, context.quantities).find((other) => other.start > quantity.start);
	const reach = Math.min(next?.start ?? words.length, ...boundary(words, quantity.end));
	return places.find((place) => place.start >= quantity.start && place.start < reach)?.activity ?? null;
}

/** The sentence without its label and without brackets that do not hold the quantity. */
function spoken(text: string, sentence: Scope, at: number, bodyStart: number): string {
	const from = Math.max(sentence.start, bodyStart);
	let words = ' '.repeat(from) + text.slice(from, sentence.end);
	const blank = (scope: Scope): void => {
		for (const child of scope.children) {
			if (child.kind === 'bracket' && (at < child.start || at >= child.end))
				words = words.slice(0, child.start) + ' '.repeat(child.end - child.start) + words.slice(child.end);
			else blank(child);
		}
	};
	blank(sentence);
	return words;
}

function boundary(words: string, from: number): number[] {
	const found = /[,;.]|trong đó|gồm/iu.exec(words.slice(from));
	return found ? [from + found.index] : [];
}
