// Finds what a file imports. Invariant: every way of naming another module is found: static, re-export, bare, dynamic, type
// `import('…')`, require; one whose name is computed is found too, as null.
import { lineAt, maskSource } from './mask-source.ts';

export interface FoundImport {
	specifier: string | null;
	line: number;
}

const quoted = /\b(?:from|import)\s*(['"])/g;
const called = /\b(?:import|require)\s*\(\s*/g;

function literalAt(source: string, at: number): string | null {
	const quote = source[at];
	if (quote !== "'" && quote !== '"' && quote !== '`') return null;
	const text = source.slice(at + 1, source.indexOf(quote, at + 1));
	return quote === '`' && text.includes('${') ? null : text;
}

export function scanImports(source: string): FoundImport[] {
	const code = maskSource(source);
	const found: (FoundImport & { at: number })[] = [];
	for (const match of code.matchAll(quoted)) {
		const at = match.index + match[0].length - 1;
		found.push({ at, specifier: literalAt(source, at), line: lineAt(source, at) });
	}
	for (const match of code.matchAll(called)) {
		// `cursor.import(…)` is a method; `import.meta` is not followed by a bracket.
		if (/\.\s*$/.test(code.slice(0, match.index))) continue;
		// Comments inside the brackets are blanks in the mask, so the next letter of the mask is the argument.
		const at = match.index + match[0].length;
		found.push({ at, specifier: literalAt(source, at), line: lineAt(source, match.index) });
	}
	return found.sort((a, b) => a.at - b.at).map(({ specifier, line }) => ({ specifier, line }));
}
