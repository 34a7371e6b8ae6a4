// What a person is told of pages that were recognised as pictures. Invariant: pages are named, each notice in one line for each language.
import type { Notice, NoticeCode } from './document.ts';
import type { Scanned } from './scan-pages.ts';

/** "1-3, 7". */
export function pageRanges(pages: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const page of [...pages].sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last && last[1] === page - 1) last[1] = page;
		else ranges.push([page, page]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

const notice = (code: NoticeCode, vi: string, en: string): Notice => ({ code, vi, en });

export function scanNotices({ pages, skipped, unreadable }: Scanned): Notice[] {
	const notices: Notice[] = [];
	const read = pageRanges([...pages.keys()]);
	if (pages.size > 0)
		notices.push(
			notice(
				'scanned-pages',
				`Trang ${read} là ảnh quét, chữ do máy nhận dạng: hãy so từng số liệu với bản gốc.`,
				`Page ${read} is a scanned picture whose text was recognised by machine: compare every figure with the original.`,
			),
		);
	const missed = [...pages].filter(([, page]) => page.missed.length > 0);
	for (const [page, { missed: numbers }] of missed.slice(0, 5)) {
		const list = numbers.slice(0, 8).join('; ');
		notices.push(
			notice(
				'scan-missed',
				`Trang ${page} (ảnh quét) có số chỉ nhận ra một lần, chưa lấy: ${list}. Hãy xem lại trang này.`,
				`Page ${page} (a scan) has numbers seen only once, which were not taken: ${list}. Look at this page again.`,
			),
		);
	}
	if (unreadable.length > 0)
		notices.push(
			notice(
				'scan-unreadable',
				`Trang ${pageRanges(unreadable)} là ảnh, không nhận ra được chữ: nếu có số liệu, hãy quét lại rõ hơn hoặc gửi bản có lớp chữ.`,
				`Page ${pageRanges(unreadable)} is a picture whose text could not be recognised: if it holds figures, scan it again more clearly or send a file with text.`,
			),
		);
	if (skipped.length > 0)
		notices.push(
			notice(
				'scan-limit',
				`Quá nhiều trang quét: chưa đọc trang ${pageRanges(skipped)}. Hãy gửi các trang này thành tệp riêng hoặc gửi bản có lớp chữ.`,
				`Too many scanned pages: page ${pageRanges(skipped)} was not read. Send these as a file of their own or a file with text.`,
			),
		);
	return notices;
}
