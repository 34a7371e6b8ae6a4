// What the system does by itself behind an act, in the model: routes, publishes, asks, as far as the trouble of the moment lets it. Invariant: pure.
import type { Trouble } from './commands.ts';
import { ask, fail, followOffice, type Model, type OfficeNow, publish } from './report-model.ts';

type Office = (unit: string) => OfficeNow;
const held = (m: Model): Model => ({ ...m, held: true });

export function goOn(m: Model, trouble: Trouble, office: Office, chain: readonly string[]): Model {
	if (m.held) return m;
	let now = m;
	if (now.state === 'submitted' && !now.chain) {
		if (trouble === 'plan-fails') return held(now);
		now = { ...now, chain };
	}
	if (now.unpublished) {
		if (trouble === 'publish-fails') return held(now);
		now = publish(now);
		if (trouble === 'publish-lost') return held(now);
	}
	if ((now.state !== 'submitted' && now.state !== 'in-review') || now.asked) return now;
	if (trouble === 'ask-fails') return held(now);
	if (trouble === 'ask-breaks') return fail(now);
	now = ask(now, office);
	return trouble === 'ask-lost' ? held(now) : now;
}

/** The next hour: retries, the sweep and the look at reviews have run. */
export const anHourLater = (m: Model, office: Office, chain: readonly string[]): Model =>
	followOffice(goOn({ ...m, held: false }, 'none', office, chain), office);
