// The machine's time. Invariant: the only place where the time of day enters the functions.
import type { Clock } from '../ports/clock.ts';

export const createSystemClock = (): Clock => ({ now: () => new Date().toISOString() });
