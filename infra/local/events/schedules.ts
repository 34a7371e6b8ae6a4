// Fires the rate(...) rules of the template by the clock. A beat missed while the host was down is not made up for; a beat whose last
// call is still waiting is fired all the same, as on AWS.
import type { RuleModel } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';

export function startSchedules(
	rules: readonly RuleModel[],
	clock: Clock,
	fire: (rule: RuleModel) => void,
): { stop(): void } {
	const cancels = new Map<string, () => void>();
	const arm = (rule: RuleModel, every: number, at: number) => {
		const beat = () => {
			fire(rule);
			// From the beat's own time, unless beats were missed (the machine slept): then from now.
			arm(rule, every, Math.max(at + every, clock.now() + 1));
		};
		cancels.set(rule.name, clock.setTimer(at, beat));
	};
	for (const rule of rules) {
		if (rule.everyMilliseconds !== undefined) {
			arm(rule, rule.everyMilliseconds, clock.now() + rule.everyMilliseconds);
		}
	}
	return {
		stop() {
			for (const cancel of cancels.values()) cancel();
		},
	};
}
