// Runs one tool after another in this terminal. Invariant: every stage runs, also behind a failed one, on the very Node that
// runs this file (npm's own may be older), and a stage that cannot start counts as failed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StageResult } from './runner-summary.ts';

export interface Stage {
	name: string;
	/** Arguments of node: a script and its own arguments. */
	args: string[];
}

/** The script behind a package's command, as its package.json says. */
export function binOf(root: string, packageName: string, command: string): string {
	const folder = join(root, 'node_modules', packageName);
	const { bin }: { bin: string | Record<string, string> } = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8'),
	);
	const script = typeof bin === 'string' ? bin : bin[command];
	if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
	return join(folder, script);
}

export function runStage(root: string, { name, args }: Stage): Promise<StageResult> {
	console.log(`\n== ${name}`);
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
		child.once('error', (error) => {
			console.error(`${name}: could not start: ${error.message}`);
			resolve({ name, code: 1 });
		});
		child.once('exit', (code, signal) => {
			if (signal !== null) console.error(`${name}: ended by ${signal}`);
			resolve({ name, code: code ?? 1 });
		});
	});
}
