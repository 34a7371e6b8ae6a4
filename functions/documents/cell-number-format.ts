// How a number or date of a spreadsheet shows to a Vietnamese reader: comma for decimals, dots for thousands, day before month.
// Invariant: a format that is not understood shows the plain number, never another value.

/** "1250,5": as a cell without a format shows it, eleven digits at most. */
export function printPlain(value: number): string {
	if (value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-9)) return String(value).replace('.', ',');
	return String(Number(value.toPrecision(11))).replace('.', ',');
}

export function printNumber(value: number, format: string | undefined): string {
	if (!format || /^general$/i.test(format)) return printPlain(value);
	const sections = splitSections(format);
	const section = sectionFor(value, sections);
	// A section of its own for negatives says by itself how they show.
	const magnitude = value < 0 && sections.length > 1 && section === sections[1] ? -value : value;
	return printSection(magnitude, section) ?? printPlain(value);
}

function splitSections(format: string): string[] {
	const sections = [''];
	for (const token of format.match(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[\s\S]/g) ?? []) {
		if (token === ';') sections.push('');
		else sections[sections.length - 1] += token;
	}
	return sections;
}

function sectionFor(value: number, sections: readonly string[]): string {
	const [positive = '', negative, zero] = sections;
	if (value < 0 && negative !== undefined) return negative;
	if (value === 0 && zero !== undefined) return zero;
	return positive;
}

function printSection(value: number, section: string): string | null {
	if (/\[(?:[<>=]|h|m|s)/i.test(section)) return null;
	let before = '';
	let after = '';
	let digits = '';
	let percent = 0;
	for (const token of section.match(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[\s\S]/g) ?? []) {
		if (/^[#0?.,]$/.test(token) && after === '') digits += token;
		else {
			const literal = literalOf(token);
			if (literal === null) return null;
			if (token === '%') percent += 1;
			if (digits === '') before += literal;
			else after += literal;
		}
	}
	if (digits === '') return before.trim() === '' ? null : before.trim();
	return `${before}${printDigits(value * 100 ** percent, digits)}${after}`.trim();
}

/** What a token prints; null for a token of another kind of number (scientific, fractions, dates). */
function literalOf(token: string): string | null {
	if (token.startsWith('"')) return token.slice(1, -1);
	if (token.startsWith('\\')) return token.slice(1);
	if (token.startsWith('_')) return ' ';
	if (token.startsWith('*')) return '';
	if (token.startsWith('[')) return /^\[\$([^-\]]*)/.exec(token)?.[1] ?? '';
	return /^[-+%$()\s:!^&'~{}<>=€₫]$/u.test(token) ? token : null;
}

function printDigits(value: number, digits: string): string {
	const scale = /,*$/.exec(digits.replace(/\..*$/, ''))?.[0].length ?? 0;
	const [whole = '', fraction = ''] = digits.split('.');
	const decimals = Math.min((fraction.match(/[0#?]/g) ?? []).length, 20);
	const kept = (fraction.match(/0/g) ?? []).length;
	const grouped = /[0#?],+[0#?]/.test(whole);
	const fixed = roundHalfUp(Math.abs(value) / 1000 ** scale, decimals);
	const [integer = '0', rest = ''] = fixed.split('.');
	const padded = integer.padStart((whole.match(/0/g) ?? []).length, '0');
	const shown = grouped ? padded.replace(/\B(?=(\d{3})+$)/g, '.') : padded;
	const tail = rest.slice(0, kept) + rest.slice(kept).replace(/0+$/, '');
	const sign = value < 0 && /[1-9]/.test(fixed) ? '-' : '';
	return `${sign}${shown}${tail === '' ? '' : `,${tail}`}`;
}

/** 1.005 shows as 1,01 in a spreadsheet though its nearest binary is below the half. */
function roundHalfUp(value: number, decimals: number): string {
	if (value >= 1e15) return value.toFixed(Math.min(decimals, 2));
	const shifted = Number(`${Number(value.toPrecision(15))}e${decimals}`);
	return Number.isFinite(shifted)
		? Number(`${Math.round(shifted)}e-${decimals}`).toFixed(decimals)
		: value.toFixed(decimals);
}

export function printDate(date: Date, format: string | undefined): string {
	const two = (n: number): string => String(n).padStart(2, '0');
	const code = (format ?? 'dd/mm/yyyy').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
	const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
	const [day, month, year] = [two(date.getUTCDate()), two(date.getUTCMonth() + 1), String(date.getUTCFullYear())];
	const hasTime = /h/.test(code);
	if (hasTime && !/[dy]/.test(code)) return time;
	const parts = [
		/d/.test(code) ? day : '',
		/m/.test(code.replace(/h[^d]*$/, '')) ? month : '',
		/y/.test(code) ? year : '',
	];
	const shown = parts.filter((part) => part !== '').join('/') || `${day}/${month}/${year}`;
	return hasTime ? `${shown} ${time}` : shown;
}
