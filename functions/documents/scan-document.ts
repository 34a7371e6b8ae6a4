// A document of which pages were recognised as pictures. Invariant: blocks stand in the order of the pages, and what could not be read is
// said; a file of which nothing could be read is refused.
import type { Block, Document } from './document.ts';
import { scanned } from './document-error.ts';
import { scanNotices } from './scan-notices.ts';
import type { Scanned } from './scan-pages.ts';

interface Written {
	pages: number;
	blocks: readonly Block[];
	unreadPages: readonly number[];
}

export function withScans({ pages, blocks, unreadPages }: Written, read: Scanned): Document {
	const found: Block[] = [...read.pages.values()].flatMap((page) => page.lines);
	if (blocks.length === 0 && found.length === 0) throw scanned();
	const pageOf = (block: Block): number => block.page ?? 0;
	return {
		format: blocks.length === 0 ? 'pdf-scan' : 'pdf',
		pages,
		layout: 'lines',
		// A stable order: within a page blocks stay as they were.
		blocks: [...blocks, ...found].sort((a, b) => pageOf(a) - pageOf(b)),
		footnotes: [],
		unreadPages: [...unreadPages, ...read.skipped, ...read.unreadable].sort((a, b) => a - b),
		scannedPages: [...read.pages.keys()],
		notices: scanNotices(read),
	};
}
