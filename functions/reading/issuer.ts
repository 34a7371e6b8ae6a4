// Who issued the report, from the organs its frame names. Invariant: what cannot be found is null, never guessed from the file's name.
import type { Metadata } from '../domain/reading.ts';
import type { Frame } from './document-frame.ts';

export type Issuer = Metadata['issuer'];

const name = String.raw`((?:\p{Lu}[\p{L}'’-]*)(?: +\p{Lu}[\p{L}'’-]*){0,3})`;
const committee = '(?:UBND|U[ỷỶ] ban nhân dân|[ỦủỬử]y ban nhân dân|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)';
const levels: Readonly<Record<string, 'province' | 'district' | 'commune'>> = {
	tỉnh: 'province',
	'thành phố': 'district',
	huyện: 'district',
	'thị xã': 'district',
	quận: 'district',
	xã: 'commune',
	phường: 'commune',
	'thị trấn': 'commune',
	'đặc khu': 'commune',
};
const centralCities = /^(?:Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế)$/u;
const committeeAt = new RegExp(
	`${committee}\\s+([Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)(?:\\s+${name})?`,
	'gu',
);
const departmentAt = new RegExp(
	`(Sở Công Thương|SỞ CÔNG THƯƠNG)(?:\\s+(?:tỉnh|thành phố|TP\\.?))?(?:\\s+${name})?`,
	'gu',
);
const officeAt = new RegExp(
	`((?:Phòng|PHÒNG)\\s+(?:Kinh tế(?: và Hạ tầng| - Hạ tầng|, Hạ tầng và Đô thị)?|Công Thương))(?:\\s+(huyện|thị xã|thành phố|quận|xã|phường)(?:\\s+${name})?)?`,
	'gu',
);

interface Candidate {
	level: 'province' | 'district' | 'commune';
	kind: string;
	organ: string;
	name: string | null;
	weight: number;
}

const reports = /^[\s,]*(?:(?:trân trọng|xin|kính)\s+)*(?:kính\s+)?báo cáo(?!\p{L})/iu;
const reportsSoon = /^[^.;:]{0,90}(?:như sau|cụ thể)/iu;

export function findIssuer(frame: Frame, text: string, hints: { unit?: string; province?: string } = {}): Issuer {
	const candidates: Candidate[] = [];
	// The head names the parent body first and the issuer last.
	const heads = headLines(frame.head);
	for (const [i, line] of heads.entries()) collect(fromCapitals(line), i === heads.length - 1 ? 6 : 3, candidates);
	for (const line of frame.opening) collect(line, 1, candidates);
	for (const line of frame.closing) collect(line, 2, candidates);
	const tail = frame.tail.join('\n');
	for (const candidate of candidates) {
		if (candidate.kind === 'committee' && /TM\.\s*[UỦ]|(?:PHÓ )?CHỦ TỊCH/u.test(tail)) candidate.weight += 3;
		if (candidate.kind === 'department' && /GIÁM ĐỐC/u.test(tail)) candidate.weight += 3;
		if (frame.addressee && candidate.name && frame.addressee.includes(candidate.organ)) candidate.weight -= 8;
		if (candidate.kind === 'department' && !/GIÁM ĐỐC/u.test(tail) && /CHỦ TỊCH/u.test(tail)) candidate.weight -= 4;
	}
	const best = pick(candidates) ?? fromSignature(frame);
	if (!best) return { level: null, unit: hints.unit ?? null, province: hints.province ?? null, organ: null };
	const unit = best.name ?? nameElsewhere(best, candidates, text) ?? hints.unit ?? null;
	const province = best.level === 'province' ? unit : (provinceIn(text) ?? hints.province ?? null);
	return {
		level: best.level,
		unit,
		province,
		organ: unit && !best.organ.includes(unit) ? `${best.organ} ${unit}` : best.organ,
	};
}

/** "ỦY BAN NHÂN DÂN / HUYỆN ĐÔNG SƠN" is one name on two lines. */
function headLines(head: readonly string[]): string[] {
	const lines: string[] = [];
	for (const line of head) {
		const last = lines.at(-1);
		if (
			last &&
			/(?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)$/iu.test(last) &&
			/^(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)/iu.test(line)
		)
			lines[lines.length - 1] = `${last} ${line}`;
		else if (/UBND|BAN NHÂN DÂN|SỞ CÔNG THƯƠNG|PHÒNG/iu.test(line)) lines.push(line);
	}
	return lines;
}

/** No organ is named: the signature tells its kind, the title its place. */
function fromSignature(frame: Frame): Candidate | undefined {
	const tail = frame.tail.join('\n');
	const place = placeAt.exec(frame.title ?? '');
	const word = place?.[1]?.toLowerCase() ?? '';
	const found = cleanName(place?.[2] ?? null);
	if (/GIÁM ĐỐC/u.test(tail))
		return {
			level: 'province',
			kind: 'department',
			organ: 'Sở Công Thương',
			name: word === 'tỉnh' ? found : null,
			weight: 0,
		};
	if (!/CHỦ TỊCH/u.test(tail) || !found) return undefined;
	const level = word === 'thành phố' && centralCities.test(found) ? 'province' : (levels[word] ?? 'district');
	return { level, kind: 'committee', organ: `UBND ${word}`, name: found, weight: 0 };
}

const placeAt = new RegExp(
	`(?<!\\p{L})([Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|[Đđ]ặc khu)\\s+${name}`,
	'u',
);

function pick(candidates: readonly Candidate[]): Candidate | undefined {
	const totals = new Map<string, number>();
	const key = (one: Candidate): string => `${one.kind}:${one.level}`;
	for (const one of candidates) totals.set(key(one), (totals.get(key(one)) ?? 0) + one.weight);
	const sorted = [...candidates].sort(
		(a, b) =>
			(totals.get(key(b)) ?? 0) - (totals.get(key(a)) ?? 0) ||
			Number(b.name !== null) - Number(a.name !== null) ||
			b.weight - a.weight,
	);
	return sorted[0];
}

function collect(line: string, weight: number, into: Candidate[]): void {
	const add = (
		match: RegExpMatchArray,
		level: Candidate['level'],
		kind: string,
		organ: string,
		found: string | null,
	): void => {
		const start = match.index ?? 0;
		const after = line.slice(start + match[0].length);
		const before = line.slice(Math.max(0, start - 30), start);
		let score = weight;
		if (reports.test(after)) score += 6;
		else if (/^[\s,]*(?:đã )?(?:chỉ đạo|tổ chức|tổng hợp|xây dựng)/iu.test(after) || reportsSoon.test(after))
			score += 3;
		if (/(?:của|đề nghị|chỉ đạo của|yêu cầu của|tại|kính gửi:?|báo cáo|chỉ đạo|giao)\s*$/iu.test(before)) score -= 3;
		into.push({ level, kind, organ: organ.replace(/\s+/g, ' ').trim(), name: cleanName(found), weight: score });
	};
	for (const match of line.matchAll(committeeAt)) {
		const word = match[1]?.toLowerCase() ?? '';
		const found = match[2] && /^\p{Lu}/u.test(match[2]) ? match[2] : null;
		const level =
			word === 'thành phố' && found && centralCities.test(found) ? 'province' : (levels[word] ?? 'district');
		add(match, level, 'committee', `UBND ${word}`, found);
	}
	for (const match of line.matchAll(departmentAt))
		add(match, 'province', 'department', 'Sở Công Thương', match[2] ?? null);
	for (const match of line.matchAll(officeAt))
		add(
			match,
			levels[match[2]?.toLowerCase() ?? ''] ?? 'district',
			'office',
			`${match[1]}${match[2] ? ` ${match[2]}` : ''}`,
			match[3] ?? null,
		);
}

/** "SỞ CÔNG THƯƠNG HÀ TĨNH" -> "Sở Công Thương Hà Tĩnh", so that one set of patterns serves head and body. */
function fromCapitals(line: string): string {
	if (/\p{Ll}{2}/u.test(line)) return line;
	const lowered = line.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
	return lowered
		.replace(/(?<!\p{L})(Tỉnh|Huyện|Thị Xã|Thành Phố|Quận|Xã|Phường|Thị Trấn)(?!\p{L})/gu, (word) => word.toLowerCase())
		.replace(/Ủy Ban Nhân Dân|Uỷ Ban Nhân Dân|Ubnd/gu, 'UBND');
}

function cleanName(found: string | null): string | null {
	const name = (found ?? '').replace(/\s+(?:Về|Thực|Trên|Năm|Số|Giai|Báo|Kính|Ngày|Cộng Hòa)(?:\s.*)?$/u, '').trim();
	return name === '' ? null : name;
}

function nameElsewhere(best: Candidate, candidates: readonly Candidate[], text: string): string | null {
	const same = candidates.find((one) => one.level === best.level && one.name !== null);
	if (same) return same.name;
	const word =
		/(?:huyện|thị xã|thành phố|quận|tỉnh|xã|phường|đặc khu)$/u.exec(best.organ)?.[0] ??
		(best.level === 'province' ? 'tỉnh' : 'huyện');
	return mostNamed(text, word);
}

export function provinceIn(text: string): string | null {
	return mostNamed(text, 'tỉnh');
}

function mostNamed(text: string, word: string): string | null {
	const counts = new Map<string, number>();
	for (const match of text.matchAll(new RegExp(`(?<!\\p{L})${word}\\s+${name}`, 'gu'))) {
		const found = cleanName(match[1] ?? null);
		if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
