// The reading a report stands on. Invariant: found by the digest in the head, so that every step and page sees what decisions bind.
import type { Reading } from '../domain/reading.ts';
import type { ReportHead } from '../domain/report.ts';
import { readingKey } from '../domain/report-files.ts';
import type { Readings } from '../ports/object-files.ts';

export function readCurrent(readings: Readings, head: ReportHead): Promise<Reading> {
	const { reportId, version, figuresDigest } = head;
	if (!figuresDigest) throw new Error(`version ${version} of report ${reportId} has not been read`);
	return readings.read(readingKey(reportId, version, figuresDigest));
}
