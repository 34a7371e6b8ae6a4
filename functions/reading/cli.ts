// The `read` command: one report and its annexes, offline. Invariant: exit 0 done, 1 the input is at fault, 2 wrong usage; a fault is one
// line on stderr that names the file.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DocumentError } from '../documents/document-error.ts';
import { maxFileBytes } from '../documents/file-limits.ts';
import { createGuardedOpen } from '../documents/guarded-open.ts';
import { createGuardedReading } from '../read-report/guarded-reading.ts';
import type { ReadingHints } from './metadata.ts';
import type { ReportDocument } from './read-report.ts';

const usage = 'Cách dùng: npm run --silent read -- TỆP… [--json] [--unit MÃ] [--trace]';

const openDocument = createGuardedOpen();

class Fault extends Error {
	override readonly name = 'Fault';
	readonly exitCode: 1 | 2;
	constructor(message: string, exitCode: 1 | 2) {
		super(message);
		this.exitCode = exitCode;
	}
}

function parseCommand(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				json: { type: 'boolean' },
				trace: { type: 'boolean' },
				unit: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		throw new Fault(`${error instanceof Error ? error.message.split('\n')[0] : String(error)} ${usage}`, 2);
	}
}

/** A fault of the file system as one of the input. */
function withFile<T>(name: string, act: () => T): T {
	try {
		return act();
	} catch (error) {
		if (error instanceof Fault) throw error;
		const code = error instanceof Error && 'code' in error ? error.code : 'lỗi đọc tệp';
		throw new Fault(code === 'ENOENT' ? `${name}: không có tệp này.` : `${name}: không mở được (${code}).`, 1);
	}
}

function requireFile(path: string, name: string): void {
	const info = withFile(name, () => statSync(path));
	if (info.isDirectory()) throw new Fault(`${name}: là thư mục, không phải tệp báo cáo.`, 1);
	if (info.size > maxFileBytes)
		throw new Fault(
			`${name}: tệp quá lớn (${Math.round(info.size / 2 ** 20)} MB, tối đa ${maxFileBytes / 2 ** 20} MB).`,
			1,
		);
}

async function open(path: string, name: string): Promise<ReportDocument> {
	const bytes = withFile(name, () => readFileSync(path));
	try {
		return {
			document: await openDocument(bytes, name),
			sha256: createHash('sha256').update(bytes).digest('hex'),
			bytes: bytes.length,
		};
	} catch (error) {
		if (error instanceof DocumentError) throw new Fault(`${name}: ${error.vi} (${error.en})`, 1);
		throw error;
	}
}

async function openAll(folder: string, names: readonly string[]): Promise<ReportDocument[]> {
	const documents: ReportDocument[] = [];
	for (const name of names) documents.push(await open(resolve(folder, name), name));
	return documents;
}

/** Loaded while the first file is being opened by another process. */
async function loadReading() {
	const [{ problemsOf }, { renderReading }] = await Promise.all([
		import('./reading-problems.ts'),
		import('./render-reading.ts'),
	]);
	return { problemsOf, renderReading };
}

async function hintsOf(id: string | undefined): Promise<ReadingHints> {
	if (id === undefined) return {};
	const { findUnit, parentOf } = await import('../domain/register/register.ts');
	const unit = findUnit(id);
	if (!unit) throw new Fault(`--unit ${id}: không có đơn vị này trong danh mục.`, 2);
	const parent = parentOf(unit);
	return parent && parent.level !== 'ministry' ? { unit: unit.name, province: parent.name } : { unit: unit.name };
}

async function main(args: string[], folder: string): Promise<void> {
	const { values, positionals } = parseCommand(args);
	if (values.help) {
		process.stdout.write(`${usage}\n`);
		return;
	}
	if (positionals.length === 0) throw new Fault(`Thiếu tên tệp. ${usage}`, 2);
	const hints = await hintsOf(values.unit);
	// What can be refused at once is, before anything else is loaded.
	for (const name of positionals) requireFile(resolve(folder, name), name);
	const [documents, { problemsOf, renderReading }] = await Promise.all([openAll(folder, positionals), loadReading()]);
	const reading = await createGuardedReading()(documents, hints).catch((error: unknown) => {
		if (error instanceof DocumentError) throw new Fault(`${positionals[0]}: ${error.vi} (${error.en})`, 1);
		throw error;
	});
	const [problem] = problemsOf(reading);
	if (problem) throw new Fault(`${positionals[0]}: ${problem.vi} (${problem.en})`, 1);
	const shown = values.trace
		? reading
		: { ...reading, figures: reading.figures.map(({ trace: _, ...figure }) => figure) };
	process.stdout.write(
		values.json ? `${JSON.stringify(shown, null, '\t')}\n` : renderReading(reading, { trace: values.trace ?? false }),
	);
}

try {
	await main(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
} catch (error) {
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`${message.replace(/\s+/g, ' ')}\n`);
	process.exitCode = error instanceof Fault ? error.exitCode : 1;
}
