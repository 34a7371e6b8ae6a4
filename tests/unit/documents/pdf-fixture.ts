// Builds small PDF files by hand. Invariant: one Latin font, one content stream a page; enough to test reading, not a PDF library.

export interface Drawn {
	x: number;
	y: number;
	text: string;
}

export function pdf(pages: readonly (readonly Drawn[])[], extra: { count?: number } = {}): Uint8Array {
	const objects: string[] = [];
	const add = (body: string): number => objects.push(body);
	add('<< /Type /Catalog /Pages 2 0 R >>');
	const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
	add(`<< /Type /Pages /Kids [${kids}] /Count ${extra.count ?? pages.length} >>`);
	add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>');
	pages.forEach((drawn, i) => {
		add(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
		);
		const content = drawn
			.map(({ x, y, text }) => `BT /F1 13 Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`)
			.join('\n');
		add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
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
