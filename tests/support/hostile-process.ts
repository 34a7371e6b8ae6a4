// Stands in for the reader's process: does what the bytes it is given say. Nothing of it is in the product; a test passes it as the script.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};
const forever = (): void => {
	for (;;);
};

function attempt(what: () => unknown): string {
	try {
		return `done ${JSON.stringify(what())}`;
	} catch (error) {
		return error instanceof Error && 'code' in error ? String(error.code) : String(error);
	}
}

const held: Uint8Array[] = [];
function holdMore(): void {
	held.push(new Uint8Array(16 * 1024 * 1024).fill(1));
	setTimeout(holdMore, 1);
}

async function tryEverything(): Promise<void> {
	const { spawnSync } = await import('node:child_process');
	const found = {
		env: process.env,
		write: attempt(() => writeFileSync(join(tmpdir(), 'from-the-reader'), 'x')),
		spawn: attempt(() => spawnSync('true').status),
		parent: attempt(() => readFileSync(`/proc/${process.ppid}/environ`, 'latin1').length),
		etc: attempt(() => readFileSync('/etc/passwd', 'latin1').length),
		own: attempt(() => existsSync(process.argv[1] ?? '')),
		home: attempt(() => readdirSync('/').length),
	};
	say('ready null');
	say(`failed ${JSON.stringify(JSON.stringify(found))}`);
}

const behaviours: Readonly<Record<string, () => unknown>> = {
	hang: () => {
		say('ready null');
		setTimeout(forever, 20);
	},
	'never ready': () => setInterval(() => undefined, 1000),
	'hold all memory': () => {
		say('ready null');
		holdMore();
	},
	'end silently': () => {
		say('ready null');
		setTimeout(() => process.exit(0), 20);
	},
	'end before it is ready': () => process.exit(3),
	abort: () => {
		say('ready null');
		setTimeout(() => process.abort(), 20);
	},
	'answer noise': () => {
		say('ready null');
		say('\u0000ÿÿ document {"format":');
	},
	'answer half a document': () => {
		say('ready null');
		say('document {"format":"txt","pages":null');
	},
	'answer another shape': () => {
		say('ready null');
		say('document {"format":"txt","pages":null,"layout":"lines","blocks":[{"kind":"paragraph","text":7}]}');
	},
	'answer a refusal of its own': () => {
		say('ready null');
		say('refused {"code":"../x","vi":7}');
	},
	'answer without end': () => {
		say('ready null');
		const flood = Buffer.alloc(1024 * 1024, 'x');
		const more = (): void => {
			process.stdout.write(flood, more);
		};
		more();
	},
	'ask for more and more time': () => {
		say('ready null');
		setInterval(() => say('scanned 9999'), 5);
	},
	'scan three pages': () => {
		say('ready null');
		say('scanned 3');
		setTimeout(forever, 20);
	},
	'try everything': tryEverything,
};

process.stdin.once('data', (bytes: Buffer) => void behaviours[bytes.toString()]?.());
