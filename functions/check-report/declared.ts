// What the submitter declared against what the document says. Invariant: a difference is a finding to answer, never a silent choice.
import { severityOf } from '../domain/check-rules.ts';
import { periodLabel } from '../domain/periods.ts';
import type { Reading } from '../domain/reading.ts';
import { findUnit, fullName } from '../domain/register/register.ts';
import { resolveUnit } from '../domain/register/resolve-unit.ts';
import type { ReportHead } from '../domain/report.ts';
import type { Finding } from '../ledger/items.ts';

const programmeNames = {
	national: { vi: 'quốc gia', en: 'national' },
	local: { vi: 'địa phương', en: 'local' },
} as const;

type Declared = Pick<ReportHead, 'unitId' | 'period' | 'programme'>;

function unitFinding(declared: Declared, { metadata }: Reading): Finding[] {
	const { unit: name, level, province } = metadata.issuer;
	const unit = findUnit(declared.unitId);
	if (!name || !unit) return [];
	const meant = resolveUnit({ level, name, province, date: metadata.date });
	if (meant.length === 0 || meant.some((one) => one.id === unit.id)) return [];
	const [own, said] = [fullName(unit), meant[0] ? fullName(meant[0]) : name];
	return [
		{
			id: 'declared-unit',
			code: 'declared-unit',
			severity: severityOf('declared-unit'),
			vi: `Văn bản ghi của ${said}, nhưng nộp cho ${own}: có đúng tệp và đúng đơn vị không?`,
			en: `The document speaks for ${said} but is submitted for ${own}: are file and unit right?`,
			figures: [],
		},
	];
}

function periodFinding(declared: Declared, { metadata }: Reading): Finding[] {
	const read = metadata.period;
	const years = /^(\d{4})(?:-(\d{4}))?(?!\d)/.exec(declared.period);
	if (!read || !years) return [];
	const [from, to] = [Number(years[1]), Number(years[2] ?? years[1])];
	if (read.from === from && read.to === to) return [];
	const said = read.from === read.to ? `${read.from}` : `${read.from}-${read.to}`;
	return [
		{
			id: 'declared-period',
			code: 'declared-period',
			severity: severityOf('declared-period'),
			vi: `Văn bản nói về ${said}, nhưng kỳ báo cáo đã chọn là ${periodLabel(declared.period, 'vi')}: kỳ nào đúng?`,
			en: `The document speaks of ${said} but the chosen period is ${periodLabel(declared.period, 'en')}: which is right?`,
			figures: [],
		},
	];
}

function programmeFinding(declared: Declared, { metadata }: Reading): Finding[] {
	if (!declared.programme || !metadata.programme || declared.programme === metadata.programme) return [];
	const [own, said] = [programmeNames[declared.programme], programmeNames[metadata.programme]];
	return [
		{
			id: 'declared-programme',
			code: 'declared-programme',
			severity: severityOf('declared-programme'),
			vi: `Văn bản nói về khuyến công ${said.vi}, nhưng đã chọn khuyến công ${own.vi}: chương trình nào đúng?`,
			en: `The document speaks of the ${said.en} programme but the ${own.en} one was chosen: which is right?`,
			figures: [],
		},
	];
}

export const declaredFindings = (declared: Declared, reading: Reading): Finding[] => [
	...unitFinding(declared, reading),
	...periodFinding(declared, reading),
	...programmeFinding(declared, reading),
];
