// What the site has promised. Invariant: noted only after an answer of 2xx or 3xx, or once a mail was seen; what was never answered may
// have happened or not, and neither is a fault.

export type Promised =
	| { readonly kind: 'opened'; readonly reportId: string }
	| { readonly kind: 'version-opened'; readonly reportId: string; readonly version: number }
	| { readonly kind: 'file-arrived'; readonly reportId: string; readonly version: number }
	| { readonly kind: 'submitted'; readonly reportId: string; readonly version: number }
	| {
			readonly kind: 'approved' | 'returned';
			readonly reportId: string;
			readonly version: number;
			/** The approver's address. */
			readonly by: string;
	  };

export interface Promises {
	readonly acts: readonly Promised[];
	readonly mailIds: ReadonlySet<string>;
	note(act: Promised): void;
	noteMails(ids: readonly string[]): void;
}

export function createPromises(): Promises {
	const acts: Promised[] = [];
	const mailIds = new Set<string>();
	return {
		acts,
		mailIds,
		note: (act) => void acts.push(act),
		noteMails: (ids) => {
			for (const id of ids) mailIds.add(id);
		},
	};
}
