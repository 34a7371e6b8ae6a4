// A reading as a page of text for a person. Invariant: Vietnamese forms throughout: dd/mm/yyyy, 1.234,5.
import { activityNames } from '../domain/activities.ts';
import type { Figure, Reading } from '../domain/reading.ts';
import { printed } from './check-items.ts';

const sources: Readonly<Record<string, string>> = {
	national: 'KCQG',
	local: 'KCĐP',
	'local-province': 'KCĐP cấp tỉnh',
	'local-district': 'KCĐP cấp huyện',
	'district-budget': 'ngân sách huyện',
	beneficiary: 'vốn của cơ sở',
	all: '',
};
const statuses: Readonly<Record<Figure['status'], string>> = { actual: '', estimated: 'ước', planned: 'dự kiến' };
const bounds: Readonly<Record<Figure['bound'], string>> = {
	exact: '',
	'at-least': 'trên ',
	'at-most': 'dưới ',
	about: 'khoảng ',
};
const severities: Readonly<Record<string, string>> = { error: 'LỖI', warning: 'CẢNH BÁO', info: 'GHI CHÚ' };

export function renderReading(reading: Reading, options: { trace: boolean }): string {
	const { metadata } = reading;
	const { issuer, signatory, period } = metadata;
	const lines = [
		metadata.title ?? '(không đọc được tiêu đề)',
		'',
		row(
			'Đơn vị',
			[issuer.organ, issuer.level === 'district' && issuer.province ? `tỉnh ${issuer.province}` : null]
				.filter((word) => word !== null)
				.join(', '),
		),
		row('Gửi', metadata.recipient),
		row(
			'Kỳ báo cáo',
			period
				? `${period.from === period.to ? period.from : `${period.from}-${period.to}`} (${day(period.start)} - ${day(period.end)})`
				: null,
		),
		row(
			'Số, ngày',
			metadata.number || metadata.date ? [metadata.number, day(metadata.date)].filter((word) => word).join(', ') : null,
		),
		row(
			'Người ký',
			[signatory.onBehalf, signatory.position, signatory.name].filter((word) => word !== null).join(' - '),
		),
		row('Căn cứ', metadata.legalBases.map((basis) => basis.number).join(', ')),
		'',
		...figureLines(reading, options.trace),
	];
	if (options.trace && reading.repairs) {
		lines.push('CHỮ BỊ MẤT ĐÃ ĐƯỢC BÙ');
		const told = new Set(reading.repairs.map(({ from, to }) => `  "${from}" → "${to}"`));
		lines.push(...told, '');
	}
	const broken = reading.checks.filter((check) => !check.holds);
	const held = reading.checks.length - broken.length;
	lines.push(`PHÉP KIỂM: ${held} khớp, ${broken.length} cần xem lại`);
	for (const check of broken) lines.push(`  [${severities[check.severity]}] ${check.statement}`);
	if (reading.questions.length > 0) lines.push('', 'CÂU HỎI CHO NGƯỜI NỘP');
	for (const question of reading.questions)
		lines.push(`  - ${question.ask}${question.options.length > 0 ? ` (${question.options.join(' / ')})` : ''}`);
	return `${lines.join('\n')}\n`;
}

function figureLines(reading: Reading, trace: boolean): string[] {
	const lines: string[] = [];
	for (const { key, vi } of activityNames) {
		const figures = reading.figures.filter((figure) => figure.activity === key);
		if (figures.length === 0) continue;
		lines.push(vi.toUpperCase());
		for (const figure of figures) {
			lines.push(`  ${statedValue(figure).padStart(26)}  ${labelsOf(figure, reading)}`);
			lines.push(`  ${' '.repeat(26)}  "${figure.quote}"`);
			if (trace) for (const why of figure.trace ?? []) lines.push(`  ${' '.repeat(26)}    ${why}`);
		}
		lines.push('');
	}
	if (reading.tables.length > 0)
		lines.push(
			`BẢNG: ${reading.tables.length}`,
			...reading.tables.map(
				(table) =>
					`  ${table.title ?? '(không tên)'}: ${table.rows.length} dòng${table.unit ? `, đơn vị ${table.unit}` : ''}`,
			),
			'',
		);
	return lines;
}

function statedValue(figure: Figure): string {
	const to = figure.valueTo === null ? '' : `-${printed(figure.valueTo)}`;
	return `${bounds[figure.bound]}${printed(figure.value)}${to} ${figure.unit.replace('VND', 'đồng')}`;
}

function labelsOf(figure: Figure, reading: Reading): string {
	const { period } = reading.metadata;
	const { from, to } = figure.period;
	const years = period && period.from === from && period.to === to ? '' : from === to ? `${from}` : `${from}-${to}`;
	return [figure.id, sources[figure.source ?? 'all'], years, statuses[figure.status]]
		.filter((word) => word)
		.join(' · ');
}

function row(name: string, value: string | number | null): string {
	return `${name.padEnd(12)}${value === null || value === '' ? '(chưa rõ)' : value}`;
}

function day(iso: string | null): string {
	const [year, month, date] = (iso ?? '').split('-');
	return year && month && date ? `${date}/${month}/${year}` : '';
}
