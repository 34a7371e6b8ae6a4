// What a part of a report is, by the words of its heading: results, plans, difficulties. Invariant: nothing under a part of proposals is ever a
// result.
import type { Activity } from '../domain/activities.ts';

export type Zone = 'opening' | 'context' | 'direction' | 'results' | 'shortcomings' | 'proposals' | 'closing' | 'annex';

const word = (alternatives: string): RegExp => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');
const resultWords = word('kết quả|tình hình|đã đạt|đạt được|ưu điểm|thành tựu|công tác');
const proposalWords = word(
	'đề xuất|kiến nghị|đề nghị|mục tiêu|phương hướng|định hướng|giải pháp|nhiệm vụ|dự kiến kế hoạch|kế hoạch|quan điểm|nội dung của chương trình|thời gian tới|chương trình công tác|dự toán',
);
const shortcomingWords = word('tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân|bài học|bất cập');
const contextWords = word(
	'khái quát|đặc điểm|bối cảnh|tổng quan|thực trạng (?:phát triển|ngành|công nghiệp)|tình hình (?:chung|phát triển|kinh tế|sản xuất)',
);
const directionWords = word(
	'chỉ đạo|điều hành|quán triệt|phối hợp|phân công|phân cấp|ban hành|văn bản|tổ chức bộ máy|chủ trương|xây dựng kế hoạch',
);
const outcomeWords = word(
	'kết quả (?:thực hiện|đạt được|hoạt động|triển khai|khuyến công)|tình hình (?:thực hiện|triển khai)|đánh giá kết quả',
);

/** "Tiến độ so với kế hoạch năm" is about what was done. */
const measuredBy =
	/(?:so với|thực hiện|hoàn thành|theo|tiến độ) (?:các |những )?(?:kế hoạch|nhiệm vụ|chỉ tiêu|mục tiêu|dự toán)/giu;

/** "Kế hoạch được giao" stands among the results: what they are measured by. */
export const givenPlan = /(?:kế hoạch|chỉ tiêu|dự toán)[^.;]{0,20} (?:được|đã) giao|giao kế hoạch/iu;

export function zoneOf(full: string, inherited: Zone, activity: Activity | null): Zone {
	if (inherited === 'proposals' || inherited === 'annex') return inherited;
	const title = full.replace(measuredBy, (found) => ' '.repeat(found.length));
	if (contextWords.test(title) && directionWords.test(title)) return 'direction';
	if (inherited === 'results' && /^(?:tổng quan|khái quát|tình hình chung)/iu.test(title)) return 'results';
	if (givenPlan.test(full)) return inherited === 'opening' ? 'results' : inherited;
	if (contextWords.test(title) && !/khuyến công|kết quả/iu.test(title)) return 'context';
	if (outcomeWords.test(title) && !/đề xuất|kiến nghị|phương hướng/iu.test(title)) return 'results';
	if (shortcomingWords.test(title) && !resultWords.test(title)) return 'shortcomings';
	if (activity !== null && activity !== 'administration' && inherited !== 'shortcomings')
		return inherited === 'opening' ? 'results' : inherited;
	if (proposalWords.test(title) && !resultWords.test(title.replace(/công tác/giu, ''))) return 'proposals';
	if (directionWords.test(title) && !outcomeWords.test(title)) return 'direction';
	if (inherited === 'context') return 'context';
	if (inherited === 'opening') return 'results';
	return resultWords.test(title) ? 'results' : inherited;
}
