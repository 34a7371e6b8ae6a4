// Amounts over all money, the public's and the establishments' own. Invariant: only the words before the amount decide, up to the number before it.
import type { FigureContext } from './figure-context.ts';

const investment =
	/tổng (?:số )?(?:(?:vốn|mức|kinh phí|giá trị) đầu tư|vốn (?:thực hiện|huy động))(?! của (?:các )?(?:cơ sở|doanh nghiệp|đơn vị|hộ))[^,.;()\d]{0,40}$/iu;

const own = '(?:vốn|phần|nguồn|kinh phí|số)[^.;\\d]{0,16} (?:đối ứng|tự có|của (?:các )?(?:cơ sở|doanh nghiệp|đơn vị))';
/** "tính chung cả hai phần, vốn đầu tư đạt …"; "tổng kinh phí, kể cả vốn đối ứng, là …"; "đưa tổng vốn lên …" */
const together = [
	'tính chung[^.;\\d]{0,30}vốn[^,.;()\\d]{0,30}$',
	'(?:tính chung|tính gộp|cộng) (?:cả )?(?:hai|2) (?:phần|nguồn|khoản)(?![^.;\\d]*(?:khuyến công|hỗ trợ|ngân sách))[^.;\\d]{0,50}$',
	`(?:tính chung|tính cả|tính gộp|kể cả|gồm cả|cộng cả)(?: cả)?[^.;\\d]{0,40}?${own}[^.;\\d]{0,50}$`,
	`(?:cộng|cùng) (?:với |thêm )?${own}[^.;\\d]{0,30} tổng[^.;\\d]{0,40}$`,
	'(?:nâng|đưa) tổng (?:số )?(?:vốn|kinh phí)[^.;\\d]{0,40} lên(?: mức| tới| khoảng| gần| trên| hơn)*\\s*$',
].map((words) => new RegExp(words, 'iu'));

type Told = Pick<FigureContext, 'text' | 'quantity'>;

/** Said to be what was given and what the establishments put in, added up. */
export function isTogether({ text, quantity }: Told): boolean {
	const before = text.slice(Math.max(0, quantity.start - 140), quantity.start);
	return together.some((words) => words.test(before));
}

/** "hỗ trợ 150 triệu đồng/tổng vốn đầu tư 420 triệu đồng": the whole investment is nobody's support. */
export function isInvestment(told: Told): boolean {
	const before = told.text.slice(Math.max(0, told.quantity.start - 70), told.quantity.start);
	return investment.test(before) || isTogether(told);
}
