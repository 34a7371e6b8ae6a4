// The events of a report's history. Invariant: what an event says is enough to replay the head; nothing is recorded only in the head.

import type { Failure, Person, Programme, Route } from './report.ts';
import type { ReportFile } from './report-files.ts';

export interface Actor {
	/** `specialist`: asked for an opinion, decides nothing. */
	kind: 'submitter' | 'approver' | 'specialist' | 'administrator' | 'system';
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
	/** The absent holder for whom a delegate decided. */
	standsFor?: Person;
	/** The reports that were approved together with this one, each on its own figures. */
	together?: string[];
}

/** An act of a level; `override`: an administrator decided in its stead, which is told wherever the decision is. */
interface LevelAct {
	binding: DecisionBinding;
	override?: true;
}

/** Why others are asked than before: the office changed hands, somebody is away or back, mail does not arrive, nobody answered. */
export type Reassignment = 'office' | 'unreachable' | 'overdue';

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
	| {
			type: 'read';
			figures: number;
			digest: string;
			programme: Programme | null;
			documentDate: string | null;
			recipient?: string | null;
	  }
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
	| {
			type: 'approval-asked';
			levelIndex: number;
			approvers: Person[];
			/** How many of them have to approve; absent: one. */
			needed?: number;
			dueOn?: string;
	  }
	| { type: 'nobody-in-office'; levelIndex: number; unitId: string }
	| { type: 'accepted'; levelIndex: number; unitId: string }
	/** One of several approvals that the level needs. */
	| ({ type: 'endorsed' } & LevelAct)
	| ({ type: 'approved'; reason?: string } & LevelAct)
	| ({ type: 'returned'; reason: string } & LevelAct)
	| ({ type: 'returned-below'; reason: string } & LevelAct)
	| ({ type: 'rejected'; reason: string } & LevelAct)
	/** The level that approved takes its approval back, while nobody above has decided or taken the report up. */
	| ({ type: 'unapproved'; reason: string } & LevelAct)
	| { type: 'withdrawn'; reason: string }
	| { type: 'rerouted'; route: Route; reason: string }
	/** `needed`: fewer approvals than before, since fewer are left who can give one. */
	| {
			type: 'reassigned';
			levelIndex: number;
			added: Person[];
			removed: Person[];
			why: Reassignment;
			needed?: number;
	  }
	| { type: 'reminded'; levelIndex: number; step: 'remind' | 'due' | 'overdue'; to: Person[] }
	| { type: 'escalated'; levelIndex: number; unitId: string; to: Person[] }
	| { type: 'opinion-asked'; levelIndex: number; of: Person; question: string }
	| { type: 'opinion-given'; levelIndex: number; opinion: string }
	/** Another report of the same unit, period and programme was approved in its place. */
	| { type: 'superseded'; by: string }
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
