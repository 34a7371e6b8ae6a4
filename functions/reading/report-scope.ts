// In a report on more than khuyến công, which parts speak of it. Invariant: a report that is on khuyến công by its title is read whole.
import type { Draft } from './figure-context.ts';
import type { Section } from './sections.ts';

const programme = /khuyến công|KCQG|KCĐP|CNNT|công nghiệp nông thôn/iu;

export function withinProgramme(drafts: readonly Draft[], title: string | null): Draft[] {
	if (title === null || programme.test(title)) return [...drafts];
	const told = drafts.filter((draft) => programme.test(draft.paragraph.paragraph.text) || headed(draft.section));
	return told.length > 0 ? told : [...drafts];
}

function headed(section: Section): boolean {
	for (let one: Section | null = section; one; one = one.parent) if (programme.test(one.title)) return true;
	return false;
}
