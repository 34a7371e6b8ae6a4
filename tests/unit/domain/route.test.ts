// The route of a report: the chain of its unit at the document's date, less what dated policies leave out.
import { describe, expect, it } from 'vitest';
import { plannedRoute } from '../../../functions/domain/route.ts';
import type { RoutePolicy } from '../../../functions/domain/route-policies.ts';

const report = {
	unitId: 'district-535-2004-07-08',
	programme: 'local',
	period: '2024',
	recipient: 'Sở Công Thương tỉnh Quảng Ngãi',
	documentDate: '2025-03-20',
} as const;
const policy: RoutePolicy = {
	validFrom: '2025-01-01',
	validTo: '2025-12-31',
	skip: ['ministry'],
	basis: 'thử',
	reason: { vi: 'Chương trình của tỉnh kết thúc ở tỉnh.', en: 'The province’s own programme ends with it.' },
};
const levelsOf = (of: Partial<typeof report> | object, ...policies: RoutePolicy[]) =>
	plannedRoute({ ...report, ...of }, '2026-01-01', policies)?.chain.map(({ level }) => level);
const whole = ['district', 'province', 'ministry'];
const ends = ['district', 'province'];

describe('the route of a report', () => {
	it('is its unit’s chain where no policy says otherwise', () => {
		expect(plannedRoute(report, '2026-01-01')).toMatchObject({
			asOf: '2025-03-20',
			chain: whole.map((level) => ({ level })),
		});
		expect(plannedRoute({ ...report, unitId: 'nowhere' }, '2026-01-01')).toBeNull();
	});

	it.each<[string, Partial<RoutePolicy>, object, readonly string[]]>([
		['the programme', { programme: 'local' }, {}, ends],
		['another programme', { programme: 'national' }, {}, whole],
		['the recipient', { recipient: /Sở Công Thương/ }, {}, ends],
		['another recipient', { recipient: /Bộ Công Thương/ }, {}, whole],
		['the unit', { unitIds: [report.unitId] }, {}, ends],
		['another unit', { unitIds: ['x'] }, {}, whole],
		['the level', { level: 'district' }, {}, ends],
		['the period', { periodKinds: ['year'] }, {}, ends],
		['another period', { periodKinds: ['half'] }, {}, whole],
		['its days', {}, { documentDate: '2024-12-31' }, whole],
	])('follows a policy by %s', (_by, of, about, expected) => {
		expect(levelsOf(about, { ...policy, ...of })).toEqual(expected);
	});

	it('says what a policy left out and why; a policy never leaves nobody', () => {
		expect(plannedRoute(report, '2026-01-01', [policy])?.reason.vi).toContain('kết thúc ở tỉnh');
		expect(levelsOf({}, { ...policy, skip: ['district', 'province', 'ministry'] })).toEqual(whole);
		expect(levelsOf({}, policy, { ...policy, skip: ['district'] })).toEqual(['province']);
	});
});
