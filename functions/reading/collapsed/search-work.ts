// How much searching one document may cost. Invariant: shared by all its tables, so that none can take all the time there is.

export interface Work {
	/** Steps left. */
	left: number;
}
