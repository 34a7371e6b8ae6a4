// Stands in for the process that reads documents: does what the first line of the first document says. A test passes it as the script.
import type { ReportDocument } from '../../functions/reading/read-report.ts';

const behaviours: Readonly<Record<string, () => void>> = {
	hang: () => {
		for (;;);
	},
	'fill the heap': () => {
		const all: string[][] = [];
		for (;;) all.push(Array.from({ length: 100_000 }, (_, i) => `${all.length} ${i}`));
	},
	exit: () => process.exit(0),
};

process.on('message', ({ documents }: { documents: ReportDocument[] }) => {
	const [block] = documents[0]?.document.blocks ?? [];
	if (block?.kind === 'paragraph') behaviours[block.text]?.();
});
process.send?.('ready');
