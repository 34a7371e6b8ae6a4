// The events of a report's history. Invariant: what an event says is enough to replay the head; nothing is recorded only in the head.

import type { Failure, Person, Programme, Route } from './report.ts';
import type { ReportFile } from './report-files.ts';

export interface Actor {
	kind: 'submitter' | 'approver' | 'administrator' | 'system';
	id: string;
	name: string;
	mail?: string;
	position?: string;
}

/** What a decision binds (design rule 1): who, on which bytes, on which figures, under which rules, with what seen. */
export interface DecisionBinding {
	levelIndex: number;
	unitId: string;
	fileHashes: string[];
	figuresDigest: string;
	rulesVersion: string;
	acknowledged: string[];
}

export type EventBody =
	| {
			type: 'opened';
			unitId: string;
			period: string;
			programme: Programme | null;
			submitter: Person;
			files: ReportFile[];
	  }
	| { type: 'version-opened'; version: number; files: ReportFile[] }
	| { type: 'file-arrived'; n: number; objectVersionId: string }
	| { type: 'file-replaced'; ofVersion: number; n: number; objectVersionId: string }
	| { type: 'files-received'; execution: string }
	| { type: 'resumed'; execution: string; attempt: number }
	| { type: 'scanned'; outcome: 'clean' | 'infected' | 'unscannable' | 'failed'; infected: number[] }
	| { type: 'read'; figures: number; digest: string; programme: Programme | null; documentDate: string | null }
	| { type: 'checked'; findings: number; failing: number; rulesVersion: string }
	| { type: 'confirmation-asked' }
	| {
			type: 'submitted';
			figuresDigest: string;
			programme: Programme | null;
			documentDate: string | null;
			answers: Record<string, string>;
	  }
	| { type: 'routed'; route: Route }
	| { type: 'approval-asked'; levelIndex: number; approvers: Person[] }
	| { type: 'nobody-in-office'; levelIndex: number; unitId: string }
	| { type: 'approved'; binding: DecisionBinding }
	| { type: 'returned'; binding: DecisionBinding; reason: string }
	| { type: 'rejected'; binding: DecisionBinding; reason: string }
	| { type: 'published'; levelIndex: number; cells: number }
	| { type: 'lapsed' }
	| { type: 'failed'; failure: Failure };

export type EventType = EventBody['type'];

/** One entry of the chain: `hash` is over the RFC 8785 bytes of all other fields, `previous` included. */
export interface HistoryEvent {
	reportId: string;
	seq: number;
	at: string;
	version: number;
	actor: Actor;
	body: EventBody;
	previous: string;
	hash: string;
}
