// Builds small PDF files by hand. Invariant: one Latin font, one content stream a page; enough to test reading, not a PDF library.

export interface Drawn {
	x: number;
	y: number;
	text: string;
	/** Points; 13 where not said. */
	size?: number;
}

/** A page that says more than its texts: content drawn as it is, its size, how a viewer turns it. */
export interface DrawnPage {
	texts: readonly Drawn[];
	content?: string;
	width?: number;
	height?: number;
	rotate?: number;
	/** Content of a form that the page's content may draw as /Fm Do. */
	form?: { matrix: string; content: string };
}

export function pdf(drawnPages: readonly (readonly Drawn[] | DrawnPage)[], extra: { count?: number } = {}): Uint8Array {
	const pages = drawnPages.map((page): DrawnPage => ('texts' in page ? page : { texts: page }));
	const objects: string[] = [];
	const add = (body: string): number => objects.push(body);
	add('<< /Type /Catalog /Pages 2 0 R >>');
	const kids = pages.map((_, i) => `${4 + i * 3} 0 R`).join(' ');
	add(`<< /Type /Pages /Kids [${kids}] /Count ${extra.count ?? pages.length} >>`);
	add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>');
	pages.forEach(({ texts, content = '', width = 595, height = 842, rotate = 0, form }, i) => {
		add(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources << /Font << /F1 3 0 R >> /XObject << /Fm ${6 + i * 3} 0 R >> >> /Contents ${5 + i * 3} 0 R >>`,
		);
		const written = texts
			.map(({ x, y, text, size = 13 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`)
			.join('\n');
		add(stream('', `${content}\n${written}`));
		const { matrix, content: inner } = form ?? { matrix: '1 0 0 1 0 0', content: '' };
		add(stream(`/Type /XObject /Subtype /Form /BBox [-2000 -2000 2000 2000] /Matrix [${matrix}]`, inner));
	});
	let file = '%PDF-1.4\n';
	const offsets = objects.map((body, i) => {
		const at = file.length;
		file += `${i + 1} 0 obj\n${body}\nendobj\n`;
		return at;
	});
	const start = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
	return Buffer.from(file, 'latin1');
}

export const pdfOf = (lines: readonly string[]): Uint8Array =>
	pdf([lines.map((text, i) => ({ x: 72, y: 780 - i * 18, text }))]);

const stream = (entries: string, content: string): string =>
	`<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
