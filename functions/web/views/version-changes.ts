// What a version changed against those that people have seen: the last that every level approved, and the last that was sent back.
// Invariant: from the readings that those versions were submitted with, never from what somebody says changed.
import { type CellChange, cellChanges } from '../../domain/cell-changes.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ReportHead } from '../../domain/report.ts';
import type { HistoryEvent } from '../../domain/report-events.ts';
import { readingKey } from '../../domain/report-files.ts';
import type { Readings } from '../../ports/object-files.ts';

export interface VersionChanges {
	since: 'approved' | 'returned';
	version: number;
	changes: CellChange[];
}

const digestOf = (events: readonly HistoryEvent[], version: number): string | null => {
	const submitted = events.findLast((event) => event.version === version && event.body.type === 'submitted');
	return submitted?.body.type === 'submitted' ? submitted.body.figuresDigest : null;
};

/** Empty for a first version, and where an earlier one was never submitted. */
export async function loadChanges(
	readings: Readings,
	head: ReportHead,
	events: readonly HistoryEvent[],
	reading: Reading | null,
): Promise<VersionChanges[]> {
	if (!reading) return [];
	const approved = head.approvedVersions.findLast((version) => version < head.version);
	const returned = events.findLast(({ body, version }) => body.type === 'returned' && version < head.version)?.version;
	const compare = async (since: VersionChanges['since'], version: number | undefined): Promise<VersionChanges[]> => {
		const digest = version === undefined ? null : digestOf(events, version);
		if (version === undefined || !digest) return [];
		const before = await readings.read(readingKey(head.reportId, version, digest));
		return [{ since, version, changes: cellChanges(before.summary, reading.summary) }];
	};
	const sinceApproved = await compare('approved', approved);
	return [...sinceApproved, ...(returned === approved ? [] : await compare('returned', returned))];
}
