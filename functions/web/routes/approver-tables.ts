// The register of approvers as a whole: the table in and out, and the log. Invariant: a table is written only by its confirmation, and only what
// its dry run said.
import { Hono } from 'hono';
import { tableLimits } from '../../domain/approver-table.ts';
import type { Problem } from '../../domain/problem.ts';
import { vietnamDay } from '../../domain/vietnam-day.ts';
import { applyImport, type ImportPlan, planImport } from '../../ledger/approver-csv.ts';
import { listChanges } from '../../ledger/register-changes.ts';
import { exportApprovers, loadOffices } from '../../ledger/register-export.ts';
import type { WebContext, WebDeps, WebEnv } from '../deps.ts';
import { ApproverImportPage } from '../pages/approver-import-page.tsx';
import { ApproverLogPage } from '../pages/approver-log-page.tsx';
import { MessagePage } from '../pages/message-page.tsx';
import { renderPage } from '../render.tsx';
import { texts } from '../text.ts';
import { nameOfAbsent } from '../views/approver-unit.ts';
import { readForm, textOf } from './form-body.ts';
import { visitorFrom } from './guards.ts';
import { statusOf } from './problem-json.ts';

const fileMissing: Problem = {
	code: 'file-missing',
	vi: texts.vi.approversAdmin.fileMissing,
	en: texts.en.approversAdmin.fileMissing,
};

/** The table stands in the form of its confirmation as base64: browsers change the line breaks of text. */
export const largestTableForm = Math.ceil((tableLimits.bytes * 4) / 3) + 20_000;

const monthForm = /^2\d{3}-(?:0[1-9]|1[0-2])$/;

/** "2025-01" and -1 give "2024-12". */
function monthBeside(month: string, by: 1 | -1): string {
	const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
	return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export function createApproverTableRoutes(deps: WebDeps) {
	const { store, clock } = deps;
	const app = new Hono<WebEnv>();

	function importPage(c: WebContext, tried: { plan: ImportPlan; bytes: Uint8Array } | null, problems: Problem[]) {
		const [language, text] = [c.get('language'), c.get('text')];
		const base64 = tried ? Buffer.from(tried.bytes).toString('base64') : '';
		const body = ApproverImportPage({ tried: tried && { plan: tried.plan, base64 }, problems, language, text });
		const all = [...problems, ...(tried?.plan.problems ?? [])];
		const status = all.length > 0 ? statusOf(all) : 200;
		return renderPage(c, {
			title: text.approversAdmin.importTitle,
			body,
			status,
			wide: true,
			back: '/approvers/import',
		});
	}

	app.get('/import', (c) => importPage(c, null, []));

	app.post('/import', async (c) => {
		const { file } = await readForm(c);
		if (!(file instanceof File) || file.size === 0) return importPage(c, null, [fileMissing]);
		const bytes = new Uint8Array(await file.arrayBuffer());
		return importPage(c, { plan: await planImport(deps, bytes), bytes }, []);
	});

	app.post('/import/apply', async (c) => {
		const form = await readForm(c);
		const bytes = new Uint8Array(Buffer.from(textOf(form, 'table'), 'base64'));
		const imported = await applyImport(deps, visitorFrom(c).person, { bytes, digest: textOf(form, 'digest') });
		if (!imported.ok) return importPage(c, { plan: imported.plan, bytes }, imported.problems);
		const { importedTitle, imported: words, log } = c.get('text').approversAdmin;
		const way = { href: '/approvers/log', label: log };
		const body = MessagePage({ title: importedTitle, text: words(imported.changed), way });
		return renderPage(c, { title: importedTitle, body, back: '/approvers' });
	});

	app.get('/export.csv', async (c) => {
		const day = vietnamDay(clock.now());
		const delimiter = c.req.query('separator') === 'semicolon' ? ';' : ',';
		return c.body(await exportApprovers(store, { day, delimiter }), 200, {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="nguoi-duyet-${day}.csv"`,
		});
	});

	app.get('/log', async (c) => {
		const now = clock.now().slice(0, 7);
		const asked = c.req.query('month') ?? '';
		const month = monthForm.test(asked) && asked <= now ? asked : now;
		const changes = await listChanges(store, month);
		const absent = changes.filter(({ after }) => after.type === 'absence').map(({ unitId }) => unitId);
		const offices = await loadOffices(store, [...new Set(absent)]);
		const text = c.get('text');
		const body = ApproverLogPage({
			month,
			previous: monthBeside(month, -1),
			next: month < now ? monthBeside(month, 1) : null,
			changes,
			nameOf: (unitId, personId) => {
				const office = offices.get(unitId);
				return office ? nameOfAbsent(office, personId) : personId;
			},
			text,
		});
		return renderPage(c, { title: text.approversAdmin.logTitle, body, wide: true });
	});
	return app;
}
