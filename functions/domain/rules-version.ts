// The version of the rules that findings were made by. Invariant: it changes whenever a rule, tolerance or severity does.
import { ceilingsVersion } from './ceilings.ts';
import { checkRulesVersion } from './check-rules.ts';

/** Of the checks themselves: what they look at and how exactly. */
const checksVersion = '2026-11-25.2';

export const rulesVersion = `checks ${checksVersion}, severities ${checkRulesVersion}, ceilings ${ceilingsVersion}`;
