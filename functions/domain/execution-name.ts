// The name of a workflow run. Invariant: deterministic (design rule 8), so that duplicates start nothing twice, and read back exactly.
export interface ExecutionOf {
	reportId: string;
	version: number;
	attempt: number;
}

export const nameOfExecution = ({ reportId, version, attempt }: ExecutionOf): string =>
	`${reportId}-v${version}-r${attempt}`;

/** Null where the name is not one of ours. */
export function parseExecutionName(name: string): ExecutionOf | null {
	const match = /^(.+)-v(\d+)-r(\d+)$/.exec(name);
	if (!match?.[1]) return null;
	return { reportId: match[1], version: Number(match[2]), attempt: Number(match[3]) };
}
