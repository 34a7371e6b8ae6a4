// Who signed, from the block at the end. Invariant: the name is one person's, written in words with capital letters.
import type { Metadata } from '../domain/reading.ts';

export type Signatory = Metadata['signatory'];

const office = '(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN)';
const onBehalf = new RegExp(`(?:KT|TL|TUQ|Q)\\s*\\.\\s*${office}`, 'u');
const position = new RegExp(`(?<!(?:KT|TL|TUQ|TM)\\s*\\.\\s*)(?:PHÓ |Q\\.\\s*|QUYỀN )?${office}(?: \\p{Lu}+)*`, 'gu');
const personName = /^(?:(?:ThS|TS|CN|KS)\.?\s*)?(\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4})$/u;

export function findSignatory(tail: readonly string[]): Signatory {
	const lines = tail.slice(0, 30);
	const text = lines.join('\n');
	const behalf = onBehalf.exec(text)?.[0].replace(/\s*\.\s*/u, '. ') ?? null;
	const positions = [...text.matchAll(position)]
		.filter((match) => !/(?:KT|TL|TUQ|TM)\s*\.\s*$/u.test(text.slice(0, match.index)))
		.map((match) => match[0].trim());
	const at = lines.findIndex((line) => new RegExp(office, 'u').test(line));
	const names = lines
		.filter((line, i) => i > at && at >= 0 && !/^[-+]/u.test(line))
		.map((line) => personName.exec(line)?.[1]);
	return {
		name: names.find((name) => name !== undefined) ?? null,
		position: positions[0]?.split('\n')[0] ?? null,
		onBehalf: behalf,
	};
}

/** The first body that gets the report, where no "Kính gửi" says so. */
export function firstRecipient(tail: readonly string[]): string | null {
	for (const line of tail) {
		const found = /^[-–+]\s*(.+?)\s*(?:\((?:báo cáo|b\/c|để b\/c)\))?\s*[;.]*$/iu.exec(line)?.[1];
		if (!found || /^(?:như trên|như kính gửi|lưu)/iu.test(found)) continue;
		return /(?:Sở|Bộ|Cục|UBND|Uỷ ban|Ủy ban|HĐND|Thường trực)/u.test(found) ? found : null;
	}
	return null;
}
