// Reads documents in the test's own process, where the texts are the test's. Invariant: the same reading as the guarded one gives.
import type { Read } from '../../functions/read-report/guarded-reading.ts';
import { readReport } from '../../functions/reading/read-report.ts';

export const readInPlace: Read = async (documents, hints) => readReport(documents, hints);
