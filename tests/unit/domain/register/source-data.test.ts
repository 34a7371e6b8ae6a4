// The register against the tables it was built from, where they are at hand.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findUnit, parentOf } from '../../../../functions/domain/register/register.ts';
import { unitTypeAt } from '../../../../functions/domain/register/titles.ts';

const data = new URL('../../../../../shared/data/', import.meta.url);
const rows = (file: string) =>
	readFileSync(new URL(file, data), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.replaceAll("''", "'").split(','));
const shortType = (type = '') => type.replace(' trực thuộc Trung ương', '');

describe.skipIf(!existsSync(data))('the register and its source', () => {
	it.each([
		['district', '2004-07-08', 'districts_pre2025.csv'],
		['commune', '2025-07-01', 'communes_2025.csv'],
	])('agree on every %s', (level, from, file) => {
		for (const [code, name, type, province] of rows(file)) {
			const unit = findUnit(`${level}-${code}-${from}`);
			expect({ name: unit?.name, type: unit?.type, province: unit && parentOf(unit)?.code }).toEqual({
				name,
				type,
				province,
			});
		}
	});

	it('agree on every province, its merger and its later type', () => {
		for (const [code, , , successor] of rows('provinces_pre2025.csv')) {
			expect(findUnit(`province-${code}-2004-07-08`)?.successorId).toBe(`province-${successor}-2025-07-01`);
		}
		for (const [code, name, type] of rows('provinces_2025.csv')) {
			expect(findUnit(`province-${code}-2025-07-01`)).toMatchObject({ name, type: shortType(type) });
		}
		for (const [code, , , type, from = ''] of rows('provinces_2026_changes.csv')) {
			const unit = findUnit(`province-${code}-2025-07-01`);
			expect(unit && unitTypeAt(unit, from)).toBe(shortType(type));
		}
	});
});
