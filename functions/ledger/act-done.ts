// What an act of somebody with an account comes to. Invariant: the report as it stands after it, or every problem that kept it from being done.
import type { Problem } from '../domain/problem.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Recorded } from './record-event.ts';
import { problemOfRefusal } from './refusals.ts';

export type ActDone = { ok: true; head: ReportHead } | { ok: false; problems: Problem[] };

export const actDone = (recorded: Recorded): ActDone =>
	recorded.ok ? { ok: true, head: recorded.head } : { ok: false, problems: [problemOfRefusal(recorded.refusal)] };
