// The words of a table's head, wherever extraction has put them. Invariant: a line is a head only when nothing else stands on it, so
// neither a row nor a sentence is ever taken for one.
export type HeaderWord =
	| { kind: 'year'; year: number }
	| { kind: 'estimate'; name: string }
	| { kind: 'total' | 'average' | 'unit-column' | 'label-column' | 'note-column' | 'range' | 'other' }
	| { kind: 'source'; name: string }
	| { kind: 'measure'; form: 'count' | 'money'; name: string }
	| { kind: 'status'; name: string }
	| { kind: 'numbering'; count: number }
	| { kind: 'unit'; name: string };

type Reading = (found: RegExpExecArray) => HeaderWord;

const other: Reading = () => ({ kind: 'other' });
const spaced = (words: string): string => words.replace(/ /g, '\\s*');

const phrases: readonly (readonly [RegExp, Reading])[] = (
	[
		['\\(kèm theo[^)]*\\)', other],
		['phụ lục(?: (?:số )?(?:\\d{1,2}|[IVX]+)(?![\\p{L}\\d]))?', other],
		['\\(giai đoạn[^)]*\\)', () => ({ kind: 'range' })],
		['\\((?:ước|dự kiến|kế hoạch)[^)\\d]*\\)', (found) => ({ kind: 'estimate', name: found[0].replace(/\s+/g, ' ') })],
		['năm (20\\d\\d)', (found) => ({ kind: 'year', year: Number(found[1]) })],
		['tổng(?: cộng| số)?(?: cả)? giai đoạn(?: 20\\d\\d [-–] 20\\d\\d)?', () => ({ kind: 'total' })],
		['(?:trung bình|bình quân)(?: cả)? giai đoạn(?: 20\\d\\d [-–] 20\\d\\d)?', () => ({ kind: 'average' })],
		['20\\d\\d [-–] 20\\d\\d', () => ({ kind: 'range' })],
		['KCĐP|KCQG', (found) => ({ kind: 'source', name: found[0].toUpperCase() })],
		['số (?:đề|dự) án', (found) => ({ kind: 'measure', form: 'count', name: plain(found[0]) })],
		['(?:số )?kinh phí|doanh thu', (found) => ({ kind: 'measure', form: 'money', name: plain(found[0]) })],
		[
			'\\((?:tr\\.?|triệu|tỷ|nghìn|1\\.000) ?đồng\\)',
			(found) => ({ kind: 'unit', name: plain(found[0].slice(1, -1)) }),
		],
		[
			'(?:đơn vị tính|ĐVT) ?: ?((?:triệu|tỷ|nghìn|1\\.000|tr\\.) ?đồng)',
			(found) => ({ kind: 'unit', name: plain(found[1] ?? '') }),
		],
		['ĐVT(?!\\p{L})|đơn vị tính', () => ({ kind: 'unit-column' })],
		['s?tt(?!\\p{L})|số tt', other],
		['nội dung(?: và chỉ tiêu)?|chỉ tiêu|tên (?:văn bản|đề án|dự án|hoạt động)', () => ({ kind: 'label-column' })],
		['số lượng|tình hình văn bản', other],
		['ghi chú', () => ({ kind: 'note-column' })],
		['(?:đã|đang|chưa) (?:ban hành|xây dựng|thực hiện)', (found) => ({ kind: 'status', name: plain(found[0]) })],
		[
			'A B(?: C)?(?: D)?((?: \\d{1,2}(?![\\d.,]))*)(?!\\p{L})',
			(found) => ({ kind: 'numbering', count: found[1]?.match(/\d+/g)?.length ?? 0 }),
		],
	] as readonly [string, Reading][]
).map(([source, reading]) => [new RegExp(spaced(source), 'iuy'), reading] as const);

/** How any of them begins: most lines are refused here. */
const opening =
	/^[\s,;:.*]*(?:\(|phụ|năm|tổng|trung|bình|20\d\d|kc|số|kinh|doanh|đơn|đvt|s?tt|nội|chỉ|tên|tình|ghi|đã|đang|chưa|a b)/iu;

function plain(text: string): string {
	const one = text.replace(/\s+/g, ' ').trim();
	return one.charAt(0).toUpperCase() + one.slice(1);
}

/** The words of a head, or null when the text holds anything else. */
export function readHeaderWords(text: string): HeaderWord[] | null {
	if (!opening.test(text)) return null;
	const words: HeaderWord[] = [];
	let at = 0;
	while (at < text.length) {
		if (/[\s,;:.*]/.test(text.charAt(at))) {
			at += 1;
			continue;
		}
		let end = at;
		for (const [pattern, reading] of phrases) {
			pattern.lastIndex = at;
			const found = pattern.exec(text);
			if (!found || found[0].length === 0) continue;
			words.push(reading(found));
			end = at + found[0].length;
			break;
		}
		if (end === at) return null;
		at = end;
	}
	return words.length > 0 ? words : null;
}

/** What alone proves that a table is near: a title's "(Giai đoạn …)" or a lone "Phụ lục" does not. */
export function provesTable(words: readonly HeaderWord[]): boolean {
	return words.some((word) => !['other', 'range', 'note-column', 'estimate'].includes(word.kind));
}
