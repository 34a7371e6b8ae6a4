// Every message sent about a report with the verdict of its chain. Invariant: a message the mail service refused is shown as not sent.

import type { MailEntry } from '../../ledger/mail-chain.ts';
import { formatInstant } from '../format.ts';
import type { Text } from '../text.ts';
import type { ReportFacts } from '../views/load-report.ts';
import { ChainBadge } from './chain-badge.tsx';
import { ShortHash } from './short-hash.tsx';
import { StackTable } from './stack-table.tsx';

/** What became of a message, in the order it was told; of an opening that it is one. */
const fatesOf = (mails: readonly MailEntry[], mail: MailEntry): MailEntry[] =>
	mail.status
		? [mail]
		: mails.filter((one) => one.status && one.messageId !== null && one.messageId === mail.messageId);

const Fate = ({ mail, text }: { mail: MailEntry; text: Text }) =>
	mail.status ? (
		<>
			{' '}
			<span class={mail.status === 'delivered' || mail.status === 'opened' ? 'badge good' : 'badge bad'}>
				{text.mails.fates[mail.status]} {formatInstant(mail.at)}
			</span>
		</>
	) : null;

export const MailTable = ({ facts, text }: { facts: Pick<ReportFacts, 'mails' | 'mailChain'>; text: Text }) => {
	const { report, mails: names } = text;
	if (facts.mails.length === 0 && facts.mailChain.holds) return null;
	return (
		<section class="card" aria-labelledby="mails">
			<div class="head">
				<h2 id="mails">{names.title}</h2>
				<ChainBadge chain={facts.mailChain} text={text} />
			</div>
			<StackTable heads={[report.when, names.to, report.what, report.hash]}>
				{facts.mails
					.filter(({ status }) => !status || status === 'opened')
					.map((mail) => (
						<tr>
							<td>
								<time datetime={mail.at}>{formatInstant(mail.at)}</time>
							</td>
							<td class="address">{mail.to}</td>
							<td>
								{names.kinds[mail.kind]}
								{mail.version > 1 ? ` (${names.version(mail.version)})` : null}
								{mail.messageId === null && !mail.status ? <span class="badge bad">{names.refused}</span> : null}
								{fatesOf(facts.mails, mail).map((fate) => (
									<Fate mail={fate} text={text} />
								))}
							</td>
							<td>
								<ShortHash hash={mail.hash} characters={10} />
							</td>
						</tr>
					))}
			</StackTable>
		</section>
	);
};
