// What time it is and what cannot be guessed. Invariant: the core gets both as values; only adapters know where they come from.
export interface Clock {
	/** ISO 8601 in UTC with milliseconds. */
	now(): string;
}

export interface Ids {
	/** A report id: ASCII letters, digits and hyphens, at most 40 characters. */
	reportId(): string;
	/** 256 random bits, base64url. */
	token(): string;
	/** 80 random bits as four groups of four letters or digits that people do not mix up. */
	shortCode(): string;
	/** Six digits. */
	pin(): string;
}
