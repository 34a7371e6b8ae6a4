// The process in which opened documents become a reading. Invariant: it says when it is ready, answers once, knows nothing but the documents,
// and ends itself when its time is long over, also where nobody is left to end it.
import { Worker } from 'node:worker_threads';
import type { ReadingHints } from '../reading/metadata.ts';
import { type ReportDocument, readReport } from '../reading/read-report.ts';

const end = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${Number(process.argv[2])})`;
// A timer of this thread would wait for the very text that does not end.
new Worker(end, { eval: true }).unref();

process.on('disconnect', () => process.exit(0));
process.on('message', ({ documents, hints }: { documents: ReportDocument[]; hints: ReadingHints }) => {
	try {
		process.send?.({ reading: readReport(documents, hints) });
	} catch (error) {
		const { name, message } = error instanceof Error ? error : new Error(String(error));
		process.send?.({ thrown: { name, message } });
	}
});
process.send?.('ready');
