// One sequence of commands against the real workflow and the model, compared after each. Invariant: the model is told what was tried, never what came
// of it; all it takes over are deputies, whom a late review asks on days that are the deadlines' to say.
import { isDeepStrictEqual } from 'node:util';
import { keys, type MemberItem } from '../../functions/ledger/items.ts';
import { createOverrideDecision } from '../../functions/ledger/override-decision.ts';
import { requestReissue, sendReissues } from '../../functions/ledger/reissue-links.ts';
import { createRerouteReport } from '../../functions/ledger/reroute-report.ts';
import { createResumeReport } from '../../functions/ledger/resume-report.ts';
import { createWithdrawReport } from '../../functions/ledger/withdraw-report.ts';
import type { Item } from '../../functions/ports/item-store.ts';
import { TransientError } from '../../functions/runtime/errors.ts';
import { districtId, submitter } from '../support/report-fixture.ts';
import { day, text } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText } from '../support/workflow-world.ts';
import type { Command, Trouble } from './commands.ts';
import { compare } from './compare.ts';
import { anHourLater, goOn } from './engine-model.ts';
import * as model from './report-model.ts';
import { chains, mailOf, type OfficeEvent, officeAt, people, registerOf } from './world-office.ts';

const hour = 3_600_000;
const reason = 'Lý do cụ thể';
const administrator = { id: 'adm', name: 'Quản trị', mail: 'adm@moit.example', position: '' };
const ordinary = chains[0] ?? [];
/** A draft that nobody confirms lapses. */
const lapsesAfter = 60 * day;

export interface Link {
	token: string;
	who: string;
	version: number;
	level: number;
	round: number;
	used: boolean;
}

export async function createRun() {
	const world = createWorkflowWorld();
	const { store } = world;
	const happened = new Set<OfficeEvent>();
	const office = (unit: string) => officeAt(happened)(unit);
	const member: MemberItem = { ...keys.member(submitter.id, districtId), type: 'member', unitId: districtId };
	const put = async (items: readonly Item[]) => store.transact(items.map((item) => ({ kind: 'put', item })));
	await put([member, ...registerOf(happened)]);
	const stream: Item[] = [];
	/** What a silent stream has not told yet: it comes with the next hour. */
	const late: Item[] = [];
	store.onPut((item) => {
		if (!world.switches.stream) late.push(item);
		if (item.type === 'publication' || item.type === 'pending') stream.push(item);
	});
	const reportId = await world.upload(text(sampleText));

	let now = model.opened;
	let openedAt = world.timer.now();
	let askedAt = 0;
	let mailsSeen = world.mails.length;
	const links: Link[] = [];
	const headNow = async () => {
		const head = await world.head(reportId);
		if (!head) throw new Error('the report is gone');
		return head;
	};

	/** New mails: who got a link, and whether they may have it. */
	function takeMails(): void {
		const fresh = world.mails.slice(mailsSeen);
		mailsSeen = world.mails.length;
		for (const { to, text: body } of fresh) {
			const token = /#t=([\w-]+)/.exec(body)?.[1];
			if (!token) continue;
			const who = people.find((one) => mailOf(one) === to) ?? to;
			if (!model.isAsked(now) || now.level === null) throw new Error(`a link went to ${who} and nobody is asked`);
			const { deciders, deputies } = office(now.chain?.[now.level] ?? '');
			if (![...deciders, ...deputies].includes(who)) throw new Error(`a link went to ${who}, not in office`);
			if (now.votes.includes(who)) throw new Error(`a link went to ${who}, who has approved`);
			links.push({ token, who, version: now.version, level: now.level, round: now.round, used: false });
		}
	}

	async function adoptDeputies(): Promise<void> {
		const { askedOf } = await headNow();
		if (!model.isAsked(now) || world.timer.now() - askedAt < 9 * day) return;
		const added = askedOf.map(({ id }) => id).filter((id) => id === 'p-deputy' && !now.askedOf.includes(id));
		now = { ...now, askedOf: [...now.askedOf, ...added] };
	}

	async function passHours(hours: number): Promise<void> {
		const chunk = hours > 48 ? 24 : 1;
		for (let passed = 0; passed < hours; passed += chunk) {
			await world.timer.advance(chunk * hour);
			for (const item of late.splice(0)) await world.redeliver(item);
			await world.tend();
			await world.sweep();
			await world.settle();
			const wasAsked = now.asked;
			now = anHourLater(now, office, ordinary);
			if (now.asked && !wasAsked) askedAt = world.timer.now();
			if (now.state === 'awaiting-confirmation' && world.timer.now() - openedAt >= lapsesAfter)
				now = { ...now, state: 'lapsed' };
			await adoptDeputies();
			takeMails();
		}
	}

	function arm(trouble: Trouble): void {
		const [fails, lost] = [new TransientError('busy'), world.lostAnswers];
		if (trouble === 'publish-fails') world.faults.set('PublishFigures', [fails]);
		if (trouble === 'ask-fails') world.faults.set('RequestApproval', [fails]);
		if (trouble === 'plan-fails') world.faults.set('PlanRoute', [fails]);
		if (trouble === 'ask-breaks') world.faults.set('RequestApproval', [new Error('broken')]);
		if (trouble === 'publish-lost') lost.add('PublishFigures');
		if (trouble === 'ask-lost') lost.add('RequestApproval');
		world.switches.stream = trouble !== 'silent';
	}

	function disarm(): void {
		world.faults.clear();
		world.lostAnswers.clear();
		world.switches.stream = true;
	}

	/** An act, by the world and by the model; both must say the same of whether it is done. */
	async function act(
		trouble: Trouble,
		expected: model.Model | null,
		run: () => Promise<{ ok: boolean }>,
		tellsEngine = now.asked,
	): Promise<void> {
		arm(trouble);
		const done = await run();
		await world.settle();
		disarm();
		if (done.ok !== (expected !== null))
			throw new Error(
				`${done.ok ? 'done' : 'refused'}, and the model says ${expected ? 'done' : 'refused'}: ${JSON.stringify(done)}`,
			);
		if (!expected) return;
		const silenced =
			trouble === 'silent' && tellsEngine && !isDeepStrictEqual(expected.votes.length > now.votes.length, true);
		const wasAsked = now.asked && expected.asked;
		now = goOn(silenced ? { ...expected, held: true } : expected, trouble, office, ordinary);
		if (now.asked && !wasAsked) askedAt = world.timer.now();
	}

	const linkOf = (who: string): Link | undefined => links.findLast((link) => link.who === who);
	const askedNow = (): string => now.askedOf.find((one) => !now.votes.includes(one)) ?? now.askedOf[0] ?? 'd1';
	const isHere = (link: Link): boolean =>
		link.version === now.version && link.round === now.round && link.level === now.level;
	const inOffice = (who: string, level: number): boolean => {
		const { deciders, deputies } = office(now.chain?.[level] ?? '');
		return deciders.includes(who) || deputies.includes(who);
	};
	const mayDecide = (link: Link): boolean =>
		model.isAsked(now) &&
		isHere(link) &&
		now.askedOf.includes(link.who) &&
		!now.votes.includes(link.who) &&
		inOffice(link.who, link.level);
	const ofHead = async () => ({ reportId, revision: (await headNow()).revision, reason });

	async function step(command: Command): Promise<void> {
		switch (command.do) {
			case 'submit': {
				const expected = model.submit(now);
				return act(command.trouble, expected, () => world.submit(reportId), true);
			}
			case 'open-version': {
				const expected = model.openVersion(now);
				if (expected) openedAt = world.timer.now();
				return act('none', expected, async () => {
					try {
						await world.upload(text(sampleText), { reportId });
						return { ok: true };
					} catch {
						return { ok: false };
					}
				});
			}
			case 'withdraw':
				return act(command.trouble, model.withdraw(now), async () =>
					createWithdrawReport(world)(submitter, await ofHead()),
				);
			case 'resume':
				return act('none', model.resume(now), async () => createResumeReport(world)(administrator, await ofHead()));
			case 'override':
				return act(command.trouble, model.decide(now, null, command.act), async () =>
					createOverrideDecision(world)(administrator, { ...(await ofHead()), act: command.act }),
				);
			case 'reroute': {
				const chain = chains[command.chain] ?? ordinary;
				return act(command.trouble, model.reroute(now, chain), async () =>
					createRerouteReport(world)(administrator, { ...(await ofHead()), units: [...chain] }),
				);
			}
			case 'decide': {
				const link = linkOf(command.who === 'asked' ? askedNow() : command.who);
				if (!link) return;
				const expected = mayDecide(link) ? model.decide(now, link.who, command.act) : null;
				await act(command.trouble, expected, () => world.decide(link.token, command.act, reason));
				if (expected) link.used = true;
				return;
			}
			case 'take-up': {
				const link = linkOf(command.who === 'asked' ? askedNow() : command.who);
				if (!link) return;
				return act('none', mayDecide(link) ? model.takeUp(now) : null, () => world.takeUp(link.token));
			}
			case 'take-back': {
				const used = links.filter((link) => link.used && (command.who === 'last' || link.who === command.who));
				const link = used.at(-1);
				if (!link) return;
				const mine = link.version === now.version && link.round === now.round && inOffice(link.who, link.level);
				const expected = mine ? model.takeBack(now, link.level) : null;
				return act(command.trouble, expected, () => world.takeBack(link.token, reason));
			}
			case 'office': {
				if (!happened.delete(command.event)) happened.add(command.event);
				return put(registerOf(happened));
			}
			case 'time':
				return passHours(command.hours);
			case 'reissue': {
				const who = command.who === 'asked' ? askedNow() : command.who;
				await requestReissue(world, mailOf(who));
				await sendReissues({ ...world, mailer: world.mailer });
				return;
			}
			case 'old-link': {
				const dead = links.filter((link) => linkOf(link.who) !== link);
				const link = dead[command.nth % Math.max(dead.length, 1)];
				if (!link) return;
				return act('none', null, () => world.decide(link.token, 'approve'));
			}
			case 'again': {
				const item = stream[command.nth % Math.max(stream.length, 1)];
				if (item && !now.held) await world.redeliver(item);
				return world.settle();
			}
		}
	}

	return {
		async step(command: Command): Promise<void> {
			// No two acts at one instant, and too little time for a retry.
			await world.timer.advance(1);
			await step(command);
			takeMails();
			await compare(world, reportId, now, late.length === 0);
		},
		/** Where the model has the report. */
		state: () => now.state,
		stop: () => world.stop(),
	};
}
