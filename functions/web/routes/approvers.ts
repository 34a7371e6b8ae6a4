// The administration of the approvers' register. Invariant: administrators only, to others none of it exists; every act is one of the ledger's and
// leads back to the unit, every refusal keeps what was typed.
import { Hono } from 'hono';
import type { ApproverWords } from '../../domain/approver-words.ts';
import type { Problem } from '../../domain/problem.ts';
import { findUnit } from '../../domain/register/register.ts';
import { printedDay, vietnamDay } from '../../domain/vietnam-day.ts';
import { createApproverRegister } from '../../ledger/approver-register.ts';
import { officerEntry } from '../../ledger/register-export.ts';
import type { ApproverItem } from '../../ledger/register-items.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { unitName } from '../names.ts';
import { ApproverListPage, unitPath } from '../pages/approver-list-page.tsx';
import { ApproverPersonPage } from '../pages/approver-person-page.tsx';
import { ApproverUnitPage } from '../pages/approver-unit-page.tsx';
import { renderPage } from '../render.tsx';
import { loadRegisterPage, loadUnit, officerFor, searchRegister, type UnitStanding } from '../views/approver-unit.ts';
import { createApproverAbsenceRoutes } from './approver-absences.ts';
import { createApproverTableRoutes } from './approver-tables.ts';
import { type Form, readForm, textOf } from './form-body.ts';
import { requireAdministrator, requireVisitor, visitorFrom } from './guards.ts';
import { statusOf } from './problem-json.ts';

const newApprover: ApproverWords = {
	name: '',
	mail: '',
	position: '',
	role: 'holder',
	order: '1',
	shared: 'no',
	validFrom: '',
	validTo: '',
};

function wordsOf(officer: ApproverItem): ApproverWords {
	const { order, shared, validFrom, validTo, ...rest } = officerEntry(officer);
	return {
		...rest,
		order: `${order}`,
		shared: shared ? 'yes' : 'no',
		validFrom: printedDay(validFrom),
		validTo: validTo ? printedDay(validTo) : '',
	};
}

const approverTyped = (form: Form): ApproverWords => ({
	name: textOf(form, 'name'),
	mail: textOf(form, 'mail'),
	position: textOf(form, 'position'),
	role: textOf(form, 'role'),
	order: textOf(form, 'order'),
	shared: textOf(form, 'shared'),
	validFrom: textOf(form, 'validFrom'),
	validTo: textOf(form, 'validTo'),
});

export function createApproverRoutes(deps: WebDeps) {
	const { store, clock } = deps;
	const register = createApproverRegister(deps);
	const app = new Hono<WebEnv>();
	app.use(requireVisitor, requireAdministrator);
	app.route('/', createApproverTableRoutes(deps));
	app.route('/', createApproverAbsenceRoutes(deps, register));

	const today = (): string => vietnamDay(clock.now());
	const spoken = (c: WebContext) => ({ language: c.get('language'), text: c.get('text') });
	const unitOf = async (c: WebContext): Promise<UnitStanding | null> => {
		const unit = findUnit(c.req.param('unit') ?? '');
		return unit ? loadUnit(store, unit, today()) : null;
	};

	app.get('/', async (c) => {
		const words = (c.req.query('q') ?? '').trim().slice(0, 200);
		const search = words ? await searchRegister(store, words) : null;
		const [unit, ...others] = search?.units ?? [];
		if (unit && others.length + (search?.people.length ?? 0) === 0) return c.redirect(unitPath(unit.id), 303);
		const listed = await loadRegisterPage(store, { page: Number(c.req.query('page')), day: today() });
		const { text } = spoken(c);
		const body = ApproverListPage({ search, listed, text });
		return renderPage(c, { title: text.approversAdmin.title, body, wide: true });
	});

	function unitPage(
		c: WebContext,
		standing: UnitStanding,
		typed: { kind: string; count: string } | null,
		problems: Problem[],
	) {
		const body = ApproverUnitPage({ standing, typed, problems, ...spoken(c) });
		const status = problems.length > 0 ? statusOf(problems) : 200;
		const { id } = standing.unit;
		return renderPage(c, { title: unitName(id), body, status, wide: true, back: unitPath(id) });
	}

	app.get('/unit/:unit', async (c) => {
		const standing = await unitOf(c);
		return standing ? unitPage(c, standing, null, []) : c.notFound();
	});

	app.post('/unit/:unit/quorum', async (c) => {
		const standing = await unitOf(c);
		if (!standing) return c.notFound();
		const unitId = standing.unit.id;
		const form = await readForm(c);
		const typed = { kind: textOf(form, 'kind'), count: textOf(form, 'count') };
		const set = await register.setQuorum(visitorFrom(c).person, { unitId, seen: textOf(form, 'seen') }, typed);
		return set.ok ? c.redirect(unitPath(unitId), 303) : unitPage(c, standing, typed, set.problems);
	});

	interface Typed {
		officer: ApproverItem | null;
		typed: ApproverWords;
		lastDay: string;
		problems: Problem[];
		seen: string;
	}

	function personPage(c: WebContext, unitId: string, of: Typed) {
		const { officer, seen, problems, ...rest } = of;
		const known = officer && { personId: officer.person.id, name: officer.person.name, seen };
		const body = ApproverPersonPage({ unitId, known, problems, ...rest, ...spoken(c) });
		const { addTitle, editTitle } = c.get('text').approversAdmin;
		const title = known ? editTitle(known.name) : addTitle(unitName(unitId));
		const status = problems.length > 0 ? statusOf(problems) : 200;
		return renderPage(c, { title, body, status, back: unitPath(unitId) });
	}

	app.get('/unit/:unit/new', async (c) => {
		const unit = findUnit(c.req.param('unit'));
		if (!unit) return c.notFound();
		const typed = { ...newApprover, validFrom: printedDay(today()) };
		return personPage(c, unit.id, { officer: null, typed, lastDay: '', problems: [], seen: '' });
	});

	app.post('/unit/:unit/new', async (c) => {
		const unitId = c.req.param('unit');
		if (!findUnit(unitId)) return c.notFound();
		const typed = approverTyped(await readForm(c));
		const put = await register.putApprover(visitorFrom(c).person, { unitId, personId: null }, typed);
		if (put.ok) return c.redirect(unitPath(unitId), 303);
		return personPage(c, unitId, { officer: null, typed, lastDay: '', problems: put.problems, seen: '' });
	});

	app.get('/unit/:unit/person/:person', async (c) => {
		const standing = await unitOf(c);
		const officer = standing && officerFor(standing.register, c.req.param('person'));
		if (!officer) return c.notFound();
		const lastDay = officer.validTo ? printedDay(officer.validTo) : printedDay(today());
		const seen = officer.change ?? '';
		return personPage(c, officer.unitId, { officer, typed: wordsOf(officer), lastDay, problems: [], seen });
	});

	app.post('/unit/:unit/person/:person', async (c) => {
		const standing = await unitOf(c);
		const officer = standing && officerFor(standing.register, c.req.param('person'));
		if (!officer) return c.notFound();
		const { unitId, person } = officer;
		const form = await readForm(c);
		const [typed, seen] = [approverTyped(form), textOf(form, 'seen')];
		const put = await register.putApprover(visitorFrom(c).person, { unitId, personId: person.id, seen }, typed);
		if (put.ok) return c.redirect(unitPath(unitId), 303);
		return personPage(c, unitId, { officer, typed, lastDay: '', problems: put.problems, seen });
	});

	app.post('/unit/:unit/person/:person/end', async (c) => {
		const standing = await unitOf(c);
		const officer = standing && officerFor(standing.register, c.req.param('person'));
		if (!officer) return c.notFound();
		const { unitId, person } = officer;
		const form = await readForm(c);
		const [validTo, seen] = [textOf(form, 'lastDay'), textOf(form, 'seen')];
		const ended = await register.endOffice(visitorFrom(c).person, { unitId, personId: person.id, seen }, { validTo });
		if (ended.ok) return c.redirect(unitPath(unitId), 303);
		const typed = wordsOf(officer);
		return personPage(c, unitId, { officer, typed, lastDay: validTo, problems: ended.problems, seen });
	});

	return app;
}
