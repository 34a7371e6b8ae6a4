// The thread in which opened documents become a reading. Invariant: it says when it is ready, then answers each request once; it knows
// nothing but the documents.
import { parentPort } from 'node:worker_threads';
import type { ReadingHints } from '../reading/metadata.ts';
import { type ReportDocument, readReport } from '../reading/read-report.ts';

parentPort?.on('message', ({ documents, hints }: { documents: ReportDocument[]; hints: ReadingHints }) => {
	parentPort?.postMessage({ reading: readReport(documents, hints) });
});
parentPort?.postMessage('ready');
