// A row as it was printed, before anybody knows the columns of its numbers. Invariant: numbers stand in the order printed.

export interface PrintedNumber {
	text: string;
	value: number;
	/** The last printed place: 0.1 for "12,5". */
	quantum: number;
}

export interface PrintedRow {
	tt: string | null;
	bullet: boolean;
	label: string;
	unit: string | null;
	numbers: PrintedNumber[];
	/** A year at the end of the words, which may be the first cell. */
	doubtful: PrintedNumber | null;
	marked: boolean;
	note: string;
	/** The roman number of its section. */
	section: string | null;
	/** Source lines, in order. */
	lines: number[];
}

export interface RowReader {
	rows: PrintedRow[];
	/** The last number in the list, across pages. */
	last: string | null;
	section: string | null;
	hasUnits: boolean;
}

/** A row being read. */
export interface Draft {
	row: PrintedRow;
	words: { text: string; line: number }[];
	/** The words have ended: cells have begun. */
	closed: boolean;
}
