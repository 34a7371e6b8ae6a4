// The one way XML from outside is parsed. Invariant: no DOCTYPE, no entity but the five of XML, no endless nesting.
import { SaxesParser } from 'saxes';
import { DocumentError, damaged, tooLarge, unsafe } from './document-error.ts';

const maxDepth = 512;
const maxElements = 1_000_000;

export interface XmlEvents {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	text(text: string): void;
}

export function parseXml(xml: string, events: XmlEvents): void {
	const parser = new SaxesParser();
	let depth = 0;
	let elements = 0;
	parser.on('doctype', () => {
		throw unsafe();
	});
	parser.on('error', (error) => {
		throw damaged('.docx', error);
	});
	parser.on('opentag', (tag) => {
		depth += 1;
		elements += 1;
		if (depth > maxDepth || elements > maxElements)
			throw tooLarge('cấu trúc quá sâu hoặc quá lớn', 'structure too deep or too large');
		events.open(tag.name, tag.attributes);
	});
	parser.on('closetag', (tag) => {
		depth -= 1;
		events.close(tag.name);
	});
	parser.on('text', (text) => events.text(text));
	try {
		parser.write(xml).close();
	} catch (error) {
		throw error instanceof DocumentError ? error : damaged('.docx', error);
	}
}
