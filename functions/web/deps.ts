// What the web needs from the world, and what every request knows. Invariant: pages and routes get all of it from here.
import type { Context } from 'hono';
import type { Person } from '../domain/report.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Downloads, Readings, UploadForms } from '../ports/object-files.ts';
import type { Group, SignIn } from '../ports/sign-in.ts';
import type { Language, Text } from './text.ts';

export interface WebDeps {
	store: ItemStore;
	clock: Clock;
	ids: Ids;
	forms: UploadForms;
	downloads: Downloads;
	readings: Readings;
	signIn: SignIn;
	/** For one-time codes: what an act owes somebody goes through the outbox. */
	mailer: Mailer;
	/** The site's origin as browsers see it, without a slash at the end. */
	baseUrl: string;
	/** Told of every error that became a page; never of what a person sent. */
	logError?: (error: unknown) => void;
}

/** A signed-in person with what they may do. */
export interface Visitor {
	person: Person;
	groups: Group[];
	/** Ids of the units they report for. */
	units: string[];
}

export interface WebEnv {
	Variables: { language: Language; text: Text; visitor: Visitor | null };
}
export type WebContext = Context<WebEnv>;
