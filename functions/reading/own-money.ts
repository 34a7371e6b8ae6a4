// The establishments' own money: a part of the amount before it, or told beside it. Invariant: what a public source gave never holds the
// establishments' own money, and an amount that holds some is over all sources.

import { isInvestment } from './all-money.ts';
import type { Draft } from './figure-context.ts';

/** "tổng kinh phí 500 triệu đồng", not "tổng kinh phí hỗ trợ 500 triệu đồng". */
const overall = /tổng (?:số )?(?:vốn|kinh phí|mức|tiền)(?! (?:đã )?(?:hỗ trợ|khuyến công))[^,.;()\d]{0,40}$/iu;

function saysOverall({ paragraph, quantity }: Draft): boolean {
	const { text } = paragraph.paragraph;
	const before = text.slice(Math.max(0, quantity.start - 70), quantity.start);
	return overall.test(before) || isInvestment({ text, quantity });
}

/** "được ngân sách tỉnh cấp 90 triệu đồng (vốn đối ứng 240 triệu đồng)": alone in its bracket it is no part of what was given. */
function isBeside(part: Draft, drafts: readonly Draft[]): boolean {
	if (part.source !== 'beneficiary' || part.scope.kind !== 'bracket' || !part.whole || saysOverall(part.whole))
		return false;
	return !drafts.some((one) => one.scope === part.scope && one.whole === part.whole && one.source !== 'beneficiary');
}

export function settleOwnMoney(drafts: readonly Draft[]): void {
	const own = drafts.filter((one) => one.source === 'beneficiary' && one.whole?.paragraph === one.paragraph);
	for (const part of own)
		if (isBeside(part, drafts)) {
			part.whole = null;
			part.trace.push('vốn của cơ sở nêu bên cạnh, không nằm trong số trước ngoặc');
		}
	for (const { whole } of own) if (whole) overSources(whole);
}

/** An amount that the establishments' own money is part of is over all sources, whatever its heading names. */
function overSources(whole: Draft): void {
	if (whole.source === 'all' || whole.source === 'beneficiary' || whole.quantity.measure !== 'funding') return;
	whole.source = 'all';
	whole.trace.push('gồm cả vốn của cơ sở, nên là mọi nguồn');
}
