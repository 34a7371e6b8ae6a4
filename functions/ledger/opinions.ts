// The opinions that were asked for on a version. Invariant: taken from the history; a question without an answer is told as one.
import type { HistoryEvent } from '../domain/report-events.ts';

export interface Opinion {
	name: string;
	mail: string;
	askedBy: string;
	levelIndex: number;
	askedAt: string;
	question: string;
	given: { at: string; text: string } | null;
}

/** Oldest question first. */
export function opinionsOf(events: readonly HistoryEvent[], version: number): Opinion[] {
	return events.flatMap(({ body, actor, at, version: of }) => {
		if (body.type !== 'opinion-asked' || of !== version) return [];
		const answer = events.find((one) => one.body.type === 'opinion-given' && one.actor.id === body.of.id);
		const given = answer?.body.type === 'opinion-given' ? { at: answer.at, text: answer.body.opinion } : null;
		const { levelIndex, question } = body;
		return [{ name: body.of.name, mail: body.of.mail, askedBy: actor.name, levelIndex, askedAt: at, question, given }];
	});
}
