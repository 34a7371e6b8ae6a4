// The functions that Step Functions adds to JSONata, and those that must ask the engine for time or chance. Invariant: pure but for these.
import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';

const digests: Record<string, string> = {
	MD5: 'md5',
	'SHA-1': 'sha1',
	'SHA-256': 'sha256',
	'SHA-384': 'sha384',
	'SHA-512': 'sha512',
};

export function stepFunctionsFunctions({ clock, random }: { clock: Clock; random: () => number }) {
	return {
		now: (picture?: string) => {
			if (picture !== undefined)
				throw new Error('$now with a picture is not supported here: use $fromMillis($millis(), picture)');
			return new Date(clock.now()).toISOString();
		},
		millis: () => clock.now(),
		random: () => random(),
		uuid: () => randomUUID(),
		parse: (text: string) => JSON.parse(text) as unknown,
		hash: (text: string, algorithm: string) => {
			const digest = digests[algorithm];
			if (!digest) throw new Error(`$hash knows ${Object.keys(digests).join(', ')}, not ${algorithm}`);
			return createHash(digest).update(text).digest('hex');
		},
		partition: (items: unknown[], size: number) => {
			if (!(size >= 1)) throw new Error('$partition needs a size of at least 1');
			return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
		},
		range: (first: number, last: number, step: number) => {
			const count = step === 0 ? 0 : Math.floor((last - first) / step) + 1;
			if (step === 0 || count > 1_000)
				throw new Error('$range needs a step other than 0 and gives at most 1000 numbers');
			return Array.from({ length: Math.max(count, 0) }, (_, index) => first + index * step);
		},
		eval: () => {
			throw new Error('$eval is not available in Step Functions');
		},
	};
}
