// Goal: every line of a table is read or told why not, all at once. Method: broken tables by example, and every unit of the register there and back.
import { describe, expect, it } from 'vitest';
import { cellsOf, columns, readApproverTable, tableLimits } from '../../../functions/domain/approver-table.ts';
import { writeCsv } from '../../../functions/domain/csv-table.ts';
import { allUnits } from '../../../functions/domain/register/units.ts';
import { unitOf } from '../../../functions/domain/unit-words.ts';

const today = '2025-08-01';
const read = (text: string) => readApproverTable(new TextEncoder().encode(text), today);
const told = (text: string) => read(text).problems.map(({ line, code }) => `${line} ${code}`);
const header = 'unit_id,unit_level,unit_name,unit_province,name,mail,position,role,order,shared,valid_from,valid_to';
const withLines = (...lines: string[]) => [header, ...lines].join('\r\n');
const unitsRead = (...units: string[]) =>
	read(withLines(...units.map((unit) => `${unit},An,an@x.example,,,,,2025-07-02,`))).lines.map((one) => one.unitId);

describe('a table of approvers', () => {
	it('may leave out columns and cells that have an ordinary value', () => {
		const { lines, problems } = read('Unit-ID;Name;MAIL;valid from\nprovince-51-2025-07-01;An;an@x.example;1/7/2025');
		expect(problems).toEqual([]);
		expect(lines).toEqual([
			{
				line: 2,
				unitId: 'province-51-2025-07-01',
				leftOut: ['position', 'role', 'order', 'shared', 'validTo'],
				entry: {
					name: 'An',
					mail: 'an@x.example',
					position: '',
					role: 'holder',
					order: 1,
					shared: false,
					validFrom: '2025-07-01',
					validTo: null,
				},
			},
		]);
	});

	it('tells everything that is wrong with every line', () => {
		const text = withLines(
			'nowhere,,,,,hoa@,,boss,0,maybe,30/02/2025,x',
			',,,,An,an@x.example,,,,,2025-07-01,',
			'"province-51-2025-07-01",,,,An,an@x.example,,,,,2025-07-01,2025-06-30',
			'"province-51-2025-07-01",,,,An,an@x.example,,,,,2025-07-01,,thừa',
			'province-51-2025-07-01,province,tỉnh Quảng Ngãi,,An,an@x.example,"dòng một\r\ndòng hai",,,,2025-07-01,',
			'province-51-2025-07-01,huyện,,,An,an@x.example,,,,,2025-07-01,',
		);
		expect(told(text)).toEqual([
			'2 unknown-unit',
			'2 missing-field',
			'2 bad-mail',
			'2 bad-choice',
			'2 bad-number',
			'2 bad-choice',
			'2 bad-day',
			'2 bad-day',
			'3 missing-unit',
			'4 ends-before-it-begins',
			'5 too-many-cells',
			'8 unit-disagrees',
		]);
		expect(read(text).lines.map(({ line, entry }) => [line, entry.position])).toEqual([[6, 'dòng một dòng hai']]);
		for (const { vi, en } of read(text).problems) expect(vi).not.toBe(en);
	});

	it('tells what is wrong with its columns, and with the file', () => {
		expect(told('name;name;phone\na;b;c')).toEqual([
			'1 missing-column',
			'1 missing-column',
			'1 missing-column',
			'1 unknown-column',
			'1 doubled-column',
		]);
		expect(told('')).toEqual(['null empty-table']);
		expect(told(header)).toEqual(['null empty-table']);
		expect(told(withLines('"a'))).toEqual(['2 unclosed-quote']);
		const line = 'province-51-2025-07-01,,,,An,an@x.example,,,,,2025-07-01,';
		expect(told(withLines(...Array(tableLimits.lines + 1).fill(line)))).toEqual(['null table-too-long']);
		expect(told('x'.repeat(tableLimits.bytes + 1))).toEqual(['null table-too-long']);
		expect(told('"'.concat('x'.repeat(tableLimits.bytes - 1)))).toEqual(['1 unclosed-quote']);
		const utf16 = new Uint8Array([0xff, 0xfe, 0x6e, 0, 0x61, 0]);
		expect(readApproverTable(utf16, today).problems).toMatchObject([{ line: null, code: 'not-utf8' }]);
	});
});

describe('the unit of a line', () => {
	it('is named by its words as of today, or as of when it existed', () => {
		expect(
			unitsRead(
				',tỉnh,Quảng Ngãi,',
				',huyện,Ba Tơ,Quảng Ngãi',
				',xã,Ba Tơ,Quảng Ngãi',
				',bộ,,',
				',,Sở Công Thương tỉnh Hà Tĩnh,',
			),
		).toEqual([
			'province-51-2025-07-01',
			'district-535-2004-07-08',
			expect.stringMatching(/^commune-/),
			'ministry-VN-2004-07-08',
			'province-42-2025-07-01',
		]);
		const past = ',tỉnh,Quảng Ngãi,,An,an@x.example,,,,,2021-01-01,2025-06-30';
		expect(read(withLines(past)).lines[0]?.unitId).toBe('province-51-2004-07-08');
	});

	it('is asked where several bear the name, and told where none does', () => {
		const text = withLines(
			',xã,Tân Hòa,,An,an@x.example,,,,,2025-07-02,',
			',,Không Có,,An,an@x.example,,,,,2025-07-02,',
		);
		expect(told(text)).toEqual(['2 ambiguous-unit', '3 unknown-unit']);
		expect(read(text).problems[0]?.en).toMatch(/units are named "Tân Hòa".*= commune-\d+-2025-07-01/);
	});

	it('is the same one for every unit of the register as it is exported, with and without its id', () => {
		const entry = { name: 'An', mail: 'an@x.example', position: '', role: 'holder', order: 1, shared: false } as const;
		const disagreeing: string[] = [];
		let renamed = 0;
		for (const unit of allUnits) {
			const { validFrom, validTo } = unit;
			const [id = '', level = '', name = '', province = ''] = cellsOf(unit, { ...entry, validFrom, validTo }, today);
			const cells = { unit_id: id, unit_level: level, unit_name: name, unit_province: province };
			if (unitOf(cells, today) !== unit) disagreeing.push(unit.id);
			if (unitOf({ ...cells, unit_id: '' }, validTo ?? today) !== unit) renamed += 1;
		}
		expect(disagreeing).toEqual([]);
		// Namesakes within one province and type are asked for their id.
		expect(renamed).toBeLessThan(10);
	});

	it('is in the first columns of an export', () => {
		expect(writeCsv([columns])).toBe(`\uFEFF${header}\r\n`);
	});
});
