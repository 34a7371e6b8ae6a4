// The `read` command: one report and its annexes, offline. Invariant: exit 0 done, 1 the input is at fault, 2 wrong usage; a fault is one
// line on stderr that names the file.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DocumentError } from '../documents/document-error.ts';
import { maxFileBytes } from '../documents/file-limits.ts';
import { createGuardedOpen } from '../documents/guarded-open.ts';
import { findUnit, parentOf } from '../domain/register/register.ts';
import type { ReadingHints } from './metadata.ts';
import { type ReportDocument, readReport } from './read-report.ts';
import { problemsOf } from './reading-problems.ts';
import { renderReading } from './render-reading.ts';

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

async function open(path: string, name: string): Promise<ReportDocument> {
	let bytes: Buffer;
	try {
		const info = await stat(path);
		if (info.isDirectory()) throw new Fault(`${name}: là thư mục, không phải tệp báo cáo.`, 1);
		if (info.size > maxFileBytes)
			throw new Fault(
				`${name}: tệp quá lớn (${Math.round(info.size / 2 ** 20)} MB, tối đa ${maxFileBytes / 2 ** 20} MB).`,
				1,
			);
		bytes = await readFile(path);
	} catch (error) {
		if (error instanceof Fault) throw error;
		const code = error instanceof Error && 'code' in error ? error.code : 'lỗi đọc tệp';
		throw new Fault(code === 'ENOENT' ? `${name}: không có tệp này.` : `${name}: không mở được (${code}).`, 1);
	}
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

function hintsOf(id: string | undefined): ReadingHints {
	if (id === undefined) return {};
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
	const hints = hintsOf(values.unit);
	const documents: ReportDocument[] = [];
	for (const name of positionals) documents.push(await open(resolve(folder, name), name));
	const reading = readReport(documents, hints);
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
