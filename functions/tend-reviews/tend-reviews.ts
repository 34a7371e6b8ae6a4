// Every minute: mails that acts owe, links asked for again, reports under review whose time has come, the digest of the day. Invariant: one that
// fails does not keep the others; nothing here decides.
import type { AskDeps } from '../ledger/ask-approvers.ts';
import { listDue } from '../ledger/due-items.ts';
import { sendReissues } from '../ledger/reissue-links.ts';
import { askForUnreachable } from '../ledger/unreachable.ts';
import { sendOwedMails } from './owed-mails.ts';
import { sendDigests } from './send-digests.ts';
import { tendReview } from './tend-review.ts';

export interface TendedAll {
	owed: number;
	reissued: number;
	unreachable: number;
	digests: number;
	lookedAt: number;
}

/** As many as one minute bears; the others follow with the next. */
const mostAtOnce = 100;

export const createTendReviews = (deps: AskDeps) => async (): Promise<TendedAll> => {
	const failures: unknown[] = [];
	const attempt = async (work: () => Promise<number>): Promise<number> => {
		try {
			return await work();
		} catch (error) {
			failures.push(error);
			return 0;
		}
	};
	const owed = await attempt(() => sendOwedMails(deps));
	const unreachable = await attempt(() => askForUnreachable(deps));
	const reissued = await attempt(() => sendReissues(deps));
	let lookedAt = 0;
	for (const due of await listDue(deps.store, deps.clock.now(), mostAtOnce))
		lookedAt += await attempt(() => tendReview(deps, due).then(() => 1));
	// Last: who decides today has been settled, and reminders have their own links.
	const digests = await attempt(() => sendDigests(deps));
	if (failures.length > 0)
		throw new AggregateError(failures, `${failures.length} reviews or mails could not be tended`);
	return { owed, unreachable, reissued, digests, lookedAt };
};
