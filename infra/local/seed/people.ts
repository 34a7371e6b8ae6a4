// Who works where on a fresh local host. Invariant: addresses end in .example, so that no message could ever reach a real person; ids never
// change, since histories of a data folder name them.
import type { Level } from '../../../functions/domain/register/unit.ts';

/** A unit in words, as of a day on which it existed. */
export interface UnitWords {
	readonly level: Level;
	readonly name: string;
	readonly province?: string;
	readonly date: string;
}

export interface SeededSubmitter {
	/** Of `seeded-users.ts`; everyone not listed belongs to no unit. */
	readonly username: string;
	readonly position: string;
	readonly units: readonly UnitWords[];
}

export interface SeededApprover {
	readonly id: string;
	readonly name: string;
	readonly mail: string;
	readonly position: string;
	readonly units: readonly UnitWords[];
}

const before = '2025-06-30';
const since = '2025-07-01';

const baTo: UnitWords = { level: 'district', name: 'Ba Tơ', province: 'Quảng Ngãi', date: before };
const sonHa: UnitWords = { level: 'district', name: 'Sơn Hà', province: 'Quảng Ngãi', date: before };
/** The same office before and after the reform. */
const bothTimes = (name: string): UnitWords[] =>
	[before, since].map((date): UnitWords => ({ level: 'province', name, date }));

export const seededSubmitters: readonly SeededSubmitter[] = [
	// Small districts share an officer: one person reports for two units.
	{ username: 'nop-bato', position: 'Chuyên viên Phòng Kinh tế và Hạ tầng huyện Ba Tơ', units: [baTo, sonHa] },
	{ username: 'nop-hatinh', position: 'Chuyên viên Phòng Quản lý Công nghiệp', units: bothTimes('Hà Tĩnh') },
	{ username: 'kiemtoan', position: 'Kiểm toán viên', units: [] },
	{ username: 'quantri', position: 'Quản trị viên hệ thống', units: [] },
];

export const seededApprovers: readonly SeededApprover[] = [
	{
		id: 'approver-bato',
		name: 'Phạm Văn Lâm',
		mail: 'lam.pham@bato.quangngai.example',
		position: 'Phó Chủ tịch UBND huyện',
		units: [baTo],
	},
	{
		id: 'approver-sonha',
		name: 'Đinh Thị Nga',
		mail: 'nga.dinh@sonha.quangngai.example',
		position: 'Phó Chủ tịch UBND huyện',
		units: [sonHa],
	},
	{
		id: 'approver-quangngai',
		name: 'Võ Thanh Tùng',
		mail: 'tung.vo@congthuong.quangngai.example',
		position: 'Phó Giám đốc Sở Công Thương',
		units: bothTimes('Quảng Ngãi'),
	},
	{
		id: 'approver-hatinh',
		name: 'Lê Thị Thanh Hương',
		mail: 'huong.le@congthuong.hatinh.example',
		position: 'Phó Giám đốc Sở Công Thương',
		units: bothTimes('Hà Tĩnh'),
	},
	{
		id: 'approver-ministry',
		name: 'Nguyễn Quang Huy',
		mail: 'huy.nguyen@congthuong.example',
		position: 'Phó Cục trưởng, cơ quan quản lý khuyến công',
		units: [{ level: 'ministry', name: 'Bộ Công Thương', date: since }],
	},
];
