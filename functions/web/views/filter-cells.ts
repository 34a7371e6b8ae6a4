// Which cells of a view are shown. Invariant: an empty filter hides nothing.
import type { ViewCell } from '../../domain/cells.ts';

export const filterCells = (cells: readonly ViewCell[], by: { activity?: string; source?: string }): ViewCell[] =>
	cells.filter((cell) => (!by.activity || cell.activity === by.activity) && (!by.source || cell.source === by.source));
