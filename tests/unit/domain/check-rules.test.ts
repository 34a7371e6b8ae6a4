// Goal: severities and who must answer are one versioned table that findings are bound to.
import { expect, it } from 'vitest';
import { ceilingsVersion } from '../../../functions/domain/ceilings.ts';
import { checkRulesVersion, mustAnswer, severityOf } from '../../../functions/domain/check-rules.ts';
import { rulesVersion } from '../../../functions/domain/rules-version.ts';

it('what holds is told and never asked; what is broken is answered', () => {
	expect(severityOf('holds')).toBe('info');
	expect(mustAnswer({ severity: severityOf('holds') })).toBe(false);
	for (const rule of ['sum-excess', 'sum-shortfall', 'unit', 'outlier'] as const)
		expect(mustAnswer({ severity: severityOf(rule) })).toBe(true);
});

it('the version of the rules moves with the tables', () => {
	expect(rulesVersion).toContain(checkRulesVersion);
	expect(rulesVersion).toContain(ceilingsVersion);
});
