// What a report's reading says of tables that were flattened to lines. Invariant: the same steps as in the product, and only those.
import type { Document } from '../../../functions/documents/document.ts';
import type { Check, ReadTable } from '../../../functions/domain/reading.ts';
import { type RebuiltDocument, rebuildDocument } from '../../../functions/reading/collapsed/rebuild-document.ts';
import { settledFindings } from '../../../functions/reading/collapsed/rebuilt-readings.ts';
import { checkTables } from '../../../functions/reading/table-sum-checks.ts';
import { readTables } from '../../../functions/reading/tables.ts';

export interface ReadCollapsed {
	rebuilt: RebuiltDocument;
	tables: ReadTable[];
	findings: Check[];
}

export function readCollapsed(document: Document): ReadCollapsed {
	const rebuilt = rebuildDocument(document);
	const tables = readTables([rebuilt.document]);
	return { rebuilt, tables, findings: settledFindings(checkTables(tables).findings, [rebuilt], tables) };
}
