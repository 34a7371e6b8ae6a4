// Longer reports made of the results that different reports tell. Invariant: pure; every section is another report's, under its own heading
// and its own numbers, so that a report of ten sections says what the ten say, once each.

const resultsEnd =
	/^\s*(?:(?:[IVX]+|[A-E]|\d{1,2})\s*[.)]\s*)?(?:phần thứ hai|nơi nhận|tồn tại|khó khăn|hạn chế|thuận lợi|đánh giá|nhận xét|phương hướng|định hướng|nhiệm vụ|mục tiêu|giải pháp|đề xuất|đề nghị|kiến nghị)(?!\p{L})/iu;
const introduced = /(?:sau|kính gửi)\s*:\s*$|^\s*kính gửi/iu;
const numbered = /^\s*(?:[IVX]+|[A-E]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]\s+(?=\p{Lu})/u;
const pageNumber = /^\s*\d{1,3}\s*$/;

/** The lines between a report's introduction and its difficulties, plans or signature. */
export function resultsOf(report: string): string[] {
	const lines = report.split(/\r?\n/);
	const opened = lines.findIndex((line) => introduced.test(line));
	const end = lines.findIndex((line, i) => i > opened + 10 && line.length < 80 && resultsEnd.test(line));
	return lines
		.slice(opened + 1, end < 0 ? undefined : end)
		.filter((line) => !pageNumber.test(line) && !introduced.test(line));
}

const head = ['BÁO CÁO', 'Kết quả khuyến công năm 2024', ''];

/** One report whose sections are the given ones, all headings numbered anew. */
export function reportOf(sections: readonly (readonly string[])[]): string {
	const body = sections.flatMap((lines, i) => {
		let heading = 0;
		const renumbered = lines.map((line) => line.replace(numbered, () => `${i + 1}.${++heading}. `));
		return [`${i + 1}. Kết quả thực hiện của đơn vị thứ ${i + 1}`, '', ...renumbered, ''];
	});
	return [...head, ...body].join('\n');
}

/** All sections, shared out among reports of so many each. */
export function reportsOf(sections: readonly (readonly string[])[], each: number): string[] {
	const reports: string[] = [];
	for (let i = 0; i < sections.length; i += each) reports.push(reportOf(sections.slice(i, i + each)));
	return reports;
}
