// Noting that an approver is away, changing it and taking it back. Invariant: behind the door of `approvers.ts`; nothing is deleted.

import { Hono } from 'hono';
import type { AbsenceWords } from '../../domain/absence-words.ts';
import type { Problem } from '../../domain/problem.ts';
import { findUnit } from '../../domain/register/register.ts';
import { printedDay } from '../../domain/vietnam-day.ts';
import type { ApproverRegister } from '../../ledger/approver-register.ts';
import { loadOffice } from '../../ledger/office-holders.ts';
import type { AbsenceItem, ApproverItem } from '../../ledger/register-items.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { ApproverAbsencePage } from '../pages/approver-absence-page.tsx';
import { unitPath } from '../pages/approver-list-page.tsx';
import { renderPage } from '../render.tsx';
import { officerFor } from '../views/approver-unit.ts';
import { type Form, readForm, textOf } from './form-body.ts';
import { visitorFrom } from './guards.ts';
import { statusOf } from './problem-json.ts';

const typedIn = (form: Form): AbsenceWords => ({
	from: textOf(form, 'from'),
	to: textOf(form, 'to'),
	reason: textOf(form, 'reason'),
	delegateName: textOf(form, 'delegateName'),
	delegateMail: textOf(form, 'delegateMail'),
	delegatePosition: textOf(form, 'delegatePosition'),
});

const wordsOf = ({ from, to, reason, delegate }: AbsenceItem): AbsenceWords => ({
	from: printedDay(from),
	to: printedDay(to),
	reason,
	delegateName: delegate?.name ?? '',
	delegateMail: delegate?.mail ?? '',
	delegatePosition: delegate?.position ?? '',
});

interface Absent {
	officer: ApproverItem;
	/** The absence that the page or form is about. */
	absence: AbsenceItem | null;
}

const path = '/unit/:unit/person/:person/absence';

export function createApproverAbsenceRoutes({ store }: WebDeps, register: ApproverRegister) {
	const app = new Hono<WebEnv>();

	async function find(c: WebContext, from: string): Promise<Absent | null> {
		const unit = findUnit(c.req.param('unit') ?? '');
		const office = unit && (await loadOffice(store, unit.id));
		const officer = office && officerFor(office, c.req.param('person') ?? '');
		if (!officer) return null;
		const own = office.absences.filter(({ personId }) => personId === officer.person.id);
		return { officer, absence: own.find((one) => one.from === from) ?? null };
	}

	function page(c: WebContext, { officer, absence }: Absent, typed: AbsenceWords, problems: Problem[]) {
		const { unitId, person } = officer;
		const known = absence && { from: absence.from, seen: absence.change ?? '', withdrawn: absence.withdrawn === true };
		const [language, text] = [c.get('language'), c.get('text')];
		const { id: personId, name } = person;
		const body = ApproverAbsencePage({ unitId, personId, name, known, typed, problems, language, text });
		const status = problems.length > 0 ? statusOf(problems) : 200;
		return renderPage(c, { title: text.approversAdmin.absenceTitle(name), body, status, back: unitPath(unitId) });
	}

	app.get(path, async (c) => {
		const absent = await find(c, c.req.query('from') ?? '');
		return absent ? page(c, absent, absent.absence ? wordsOf(absent.absence) : typedIn({}), []) : c.notFound();
	});

	app.post(path, async (c) => {
		const form = await readForm(c);
		const absent = await find(c, textOf(form, 'known'));
		if (!absent) return c.notFound();
		const { unitId, person } = absent.officer;
		const seen = absent.absence ? { seen: textOf(form, 'seen') } : {};
		const typed = typedIn(form);
		const set = await register.setAbsence(visitorFrom(c).person, { unitId, personId: person.id, ...seen }, typed);
		return set.ok ? c.redirect(unitPath(unitId), 303) : page(c, absent, typed, set.problems);
	});

	app.post(`${path}/withdraw`, async (c) => {
		const form = await readForm(c);
		const absent = await find(c, textOf(form, 'known'));
		if (!absent?.absence) return c.notFound();
		const { officer, absence } = absent;
		const { unitId, person } = officer;
		const of = { unitId, personId: person.id, from: absence.from, seen: textOf(form, 'seen') };
		const withdrawn = await register.withdrawAbsence(visitorFrom(c).person, of);
		return withdrawn.ok ? c.redirect(unitPath(unitId), 303) : page(c, absent, wordsOf(absence), withdrawn.problems);
	});
	return app;
}
