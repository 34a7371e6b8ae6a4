// `npm run grade`: the grader's line for every sample report in every format, and a table of the checks found against the gold.
// Invariant: what is printed comes from the grader itself over what `read --json` prints, each file in a process of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calibrationTable } from './calibration.ts';
import { tableOfChecks } from './checks-table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, '../shared');
const grader = path.join(shared, 'grade/grade.mjs');
const ownReports = import.meta.dirname;
const formats = ['txt', 'docx', 'doc', 'pdf', 'xlsx'];

interface Sample {
	name: string;
	gold: string;
	files: string[];
}

/** Every report with a gold answer and all files that hold it: `ba-to.txt`, `ba-to.docx`, `ba-to-scan.pdf` … */
function samplesIn(goldFolder: string, folders: readonly string[]): Sample[] {
	return readdirSync(goldFolder)
		.filter((file) => file.endsWith('.gold.json'))
		.sort()
		.map((gold) => {
			const name = gold.slice(0, -'.gold.json'.length);
			const belongs = new RegExp(`^${name}(?:-mixfont|-scan|-scan-hard)?\\.(?:${formats.join('|')})$`);
			const files = folders.flatMap((folder) =>
				readdirSync(folder)
					.filter((file) => belongs.test(file))
					.sort()
					.map((file) => path.join(folder, file)),
			);
			return { name, gold: path.join(goldFolder, gold), files };
		});
}

function run(args: string[]): { ok: boolean; out: string } {
	const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
	return { ok: done.status === 0, out: (done.status === 0 ? done.stdout : done.stderr || done.stdout).trim() };
}

function gradeSample({ gold, files }: Sample, folder: string, misses: boolean): void {
	for (const file of files) {
		const reading = path.join(folder, `${path.basename(file)}.json`);
		const started = performance.now();
		const read = run([path.join(root, 'functions/reading/cli.ts'), file, '--json']);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		const label = path.basename(file).padEnd(24);
		if (!read.ok) {
			console.log(`${label} not read: ${read.out}`);
			process.exitCode = 1;
			continue;
		}
		writeFileSync(reading, read.out);
		const graded = run([grader, gold, reading, ...(misses ? ['--misses'] : [])]);
		console.log(`${label} ${graded.out.replace(/^[^:]*: /, '')}  [${seconds} s]`);
		if (!graded.ok) process.exitCode = 1;
	}
}

function main(args: string[]): void {
	if (!existsSync(grader)) {
		console.log('skipped: no ../shared beside the project (grade/grade.mjs and corpus/ are there)');
		return;
	}
	const wanted = args.filter((arg) => !arg.startsWith('--'));
	const corpus = path.join(shared, 'corpus');
	const samples = [...samplesIn(corpus, [corpus, path.join(corpus, 'formats')]), ...samplesIn(ownReports, [ownReports])]
		.filter(({ files }) => files.length > 0)
		.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	const folder = mkdtempSync(path.join(tmpdir(), 'grade-'));
	try {
		for (const sample of samples) gradeSample(sample, folder, args.includes('--misses'));
		const graded = samples.flatMap(({ name, gold, files }) => {
			const [first] = files;
			const reading = first ? path.join(folder, `${path.basename(first)}.json`) : '';
			if (!existsSync(reading)) return [];
			return [
				{ name, gold: JSON.parse(readFileSync(gold, 'utf8')), reading: JSON.parse(readFileSync(reading, 'utf8')) },
			];
		});
		for (const { name, gold, reading } of graded) console.log(`\n${tableOfChecks(name, gold, reading)}`);
		console.log(`\n${calibrationTable(graded)}`);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

main(process.argv.slice(2));
