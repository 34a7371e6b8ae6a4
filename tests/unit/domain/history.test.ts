// Goal: tampering with a history is seen. Method: alter, drop, swap and insert events of a real chain.
import { describe, expect, it } from 'vitest';
import { digestOf, sealEvent, verifyChain } from '../../../functions/domain/history.ts';
import { historyOf, untilAsked } from '../../support/report-fixture.ts';

const { events } = historyOf(...untilAsked);
/** Through bytes, so that no two events share an object. */
const copyOf = (chain: typeof events): typeof events => JSON.parse(JSON.stringify(chain));

describe('history chain', () => {
	it('holds as written', () => {
		expect(verifyChain(events)).toEqual({ holds: true });
	});

	it('names the event whose content was altered', () => {
		const forged = copyOf(events);
		forged[3]!.actor.name = 'Người khác';
		expect(verifyChain(forged)).toEqual({ holds: false, seq: 4 });
	});

	it('names the next event when an altered one was sealed again', () => {
		const forged = copyOf(events);
		const { hash: _, ...content } = forged[3]!;
		forged[3] = sealEvent({ ...content, at: '2025-01-01T00:00:00.000Z' });
		expect(verifyChain(forged)).toEqual({ holds: false, seq: 5 });
	});

	it('sees a dropped, a swapped and a repeated event', () => {
		expect(verifyChain(events.filter((event) => event.seq !== 3)).holds).toBe(false);
		expect(verifyChain([events[1]!, events[0]!, ...events.slice(2)]).holds).toBe(false);
		expect(verifyChain([...events.slice(0, 2), ...events.slice(1)]).holds).toBe(false);
	});

	it('hashes canonical bytes: the order of keys does not matter, every value does', () => {
		expect(digestOf({ a: 1, b: 'ơ' })).toBe(digestOf({ b: 'ơ', a: 1 }));
		expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: '1' }));
		// RFC 8785 appendix: numbers in their shortest form.
		expect(digestOf(JSON.parse('[333333333.33333329,1E30,4.50]'))).toBe(digestOf([333333333.3333333, 1e30, 4.5]));
	});
});
