// A one-time code to the registered mailbox, where a link alone is too little proof. Invariant: six digits, ten minutes, five tries, one link and
// one act; only its hash is stored.
import { createHash } from 'node:crypto';
import type { Problem } from '../domain/problem.ts';
import { isLastLevel, type Person, type ReportHead } from '../domain/report.ts';
import type { Ids } from '../ports/clock.ts';
import type { Item, Key, Write } from '../ports/item-store.ts';
import type { LinkItem } from './items.ts';
import { linkHash } from './links.ts';
import type { LedgerDeps } from './record-event.ts';

export type StepUpReason = 'last-level' | 'shared-mailbox' | 'stands-for' | 'findings';

interface CodeItem extends Item {
	type: 'code';
	codeHash: string;
	act: string;
	madeAt: string;
	/** Its mail left: until then another one is made when it is asked for again. */
	sent: boolean;
	tries: number;
	ttl: number;
}

const minutes = 10;
const mostTries = 5;
/** Nobody fills a mailbox with codes. */
const secondsBetween = 60;

export function stepUpReasons(
	link: Pick<LinkItem, 'levelIndex'> & { shared?: boolean; standsFor?: Person | null },
	head: ReportHead,
	act: string,
	findings: number,
): StepUpReason[] {
	const reasons: StepUpReason[] = [];
	if (isLastLevel(head, link.levelIndex)) reasons.push('last-level');
	if (link.shared) reasons.push('shared-mailbox');
	if (link.standsFor) reasons.push('stands-for');
	if (act === 'approve' && findings > 0) reasons.push('findings');
	return reasons;
}

const hashOf = (token: string, act: string, code: string): string =>
	createHash('sha256')
		.update(`${linkHash(token)}|${act}|${code}`, 'utf8')
		.digest('hex');
const keyOf = (token: string): Key => ({ pk: `LINK#${linkHash(token)}`, sk: 'CODE' });

const loadCode = async (deps: LedgerDeps, token: string): Promise<CodeItem | null> => {
	const item = (await deps.store.get(keyOf(token))) as CodeItem | null;
	return item && item.ttl * 1000 > Date.parse(deps.clock.now()) ? item : null;
};

/** Makes a code and has it sent, unless one for this act went out a moment ago and still counts. */
export async function sendNewCode(
	deps: LedgerDeps & { ids: Ids },
	{ token, act }: { token: string; act: string },
	send: (code: string) => Promise<void>,
): Promise<void> {
	const now = deps.clock.now();
	const before = await loadCode(deps, token);
	const isFresh = before?.sent && Date.parse(now) - Date.parse(before.madeAt) < secondsBetween * 1000;
	if (isFresh && before.act === act && before.tries < mostTries) return;
	const code = deps.ids.pin();
	const ttl = Math.floor(Date.parse(now) / 1000) + minutes * 60;
	const codeHash = hashOf(token, act, code);
	const item: CodeItem = { ...keyOf(token), type: 'code', codeHash, act, madeAt: now, sent: false, tries: 0, ttl };
	await deps.store.transact([{ kind: 'put', item }]);
	await send(code);
	const unchanged = { kind: 'equals', attributes: { codeHash, tries: 0 } } as const;
	await deps.store.transact([{ kind: 'put', item: { ...item, sent: true }, when: unchanged }]);
}

const wrongCode: Problem = {
	code: 'code-wrong',
	vi: 'Mã xác nhận không đúng hoặc đã hết hạn (10 phút, 5 lần nhập): hãy kiểm tra thư mới nhất, hoặc bấm lại quyết định để nhận mã mới.',
	en: 'The code is wrong or over (10 minutes, 5 tries): look at the newest mail, or press the decision again for a new one.',
};

/** The write that uses the code up, or what is wrong with it; a wrong try is counted. */
export async function takeCode(
	deps: LedgerDeps,
	token: string,
	act: string,
	code: string,
): Promise<{ ok: true; used: Write } | { ok: false; problem: Problem }> {
	const item = await loadCode(deps, token);
	if (!item || item.tries >= mostTries) return { ok: false, problem: wrongCode };
	const unchanged = { kind: 'equals', attributes: { codeHash: item.codeHash, tries: item.tries } } as const;
	if (item.codeHash !== hashOf(token, act, code.replace(/\s/g, ''))) {
		await deps.store.transact([{ kind: 'put', item: { ...item, tries: item.tries + 1 }, when: unchanged }]);
		return { ok: false, problem: wrongCode };
	}
	return { ok: true, used: { kind: 'delete', key: keyOf(token), when: unchanged } };
}
