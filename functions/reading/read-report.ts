// Documents in, a reading out: the first is the report, the others its annexes. Invariant: pure, and the same documents always give
// the same reading.
import type { Document } from '../documents/document.ts';
import type { Reading } from '../domain/reading.ts';
import { ceilingChecks } from './ceiling-checks.ts';
import { cellLineChecks } from './cell-line-checks.ts';
import { cellLineTotals } from './cell-lines.ts';
import { checkFigures, itemsOf } from './checks.ts';
import { findCitations } from './citations.ts';
import { rebuildDocument } from './collapsed/rebuild-document.ts';
import { settledFindings, tableQuestions } from './collapsed/rebuilt-readings.ts';
import { draftFigures } from './figure-drafts.ts';
import { toFigures } from './figures.ts';
import { type ReadingHints, readMetadata } from './metadata.ts';
import { missingQuestions } from './missing-questions.ts';
import { proseTableChecks } from './prose-table-checks.ts';
import { askQuestions } from './questions.ts';
import { withinProgramme } from './report-scope.ts';
import { assembleText } from './report-text.ts';
import { markScans } from './scan-doubts.ts';
import { sectionParagraphs } from './sections.ts';
import { summarise } from './summary.ts';
import { rowFacts } from './table-facts.ts';
import { tableFigures } from './table-figures.ts';
import { checkTables } from './table-sum-checks.ts';
import { tableSummary } from './table-summary.ts';
import { readTables } from './tables.ts';
import { createBoxesOf } from './text-boxes.ts';

export interface ReportDocument {
	document: Document;
	sha256: string;
	bytes: number;
}

export function readReport(documents: readonly ReportDocument[], hints: ReadingHints = {}): Reading {
	const [report] = documents;
	if (!report) throw new RangeError('a report needs at least one document');
	const rebuilt = documents.map((one) => rebuildDocument(one.document));
	const opened = rebuilt.map((one) => one.document);
	const assembled = assembleText(opened);
	const metadata = readMetadata(assembled, hints);
	const paragraphs = sectionParagraphs(assembled);
	const all = draftFigures(paragraphs, metadata.period, metadata.title);
	const drafts = { ...all, drafts: withinProgramme(all.drafts, metadata.title) };
	const scans = markScans(
		documents.map((one) => one.document),
		drafts.drafts,
		toFigures(drafts.drafts, createBoxesOf(opened, assembled)),
	);
	const { figures } = scans;
	const tables = readTables(opened);
	const facts = rowFacts(tables, tableFigures(tables, metadata.period), metadata.period);
	const summary = summarise(drafts.drafts, figures);
	return {
		document: {
			format: report.document.format,
			sha256: report.sha256,
			bytes: report.bytes,
			pages: report.document.pages,
		},
		metadata,
		figures,
		tables,
		text: assembled.text,
		...(assembled.repairs.length > 0 ? { repairs: assembled.repairs } : {}),
		summary: [...summary, ...tableSummary(facts, tables, summary, metadata.period)],
		checks: [
			...checkFigures(drafts, figures, findCitations(assembled.text)),
			...ceilingChecks(itemsOf(drafts.drafts, figures), metadata.issuer.province),
			...settledFindings(checkTables(tables).findings, rebuilt, tables),
			...proseTableChecks(itemsOf(drafts.drafts, figures), tables, facts),
			...cellLineChecks(itemsOf(drafts.drafts, figures), cellLineTotals(opened)),
		],
		questions: [
			...askQuestions(opened, metadata, drafts.drafts, figures),
			...scans.questions,
			...tableQuestions(rebuilt, tables),
			...missingQuestions(paragraphs, drafts.drafts, tables),
		],
	};
}
