// Owns who can sign in on the local host. Subjects never change: reports and histories of a data folder name them.

export type UserGroup = 'submitter' | 'auditor' | 'administrator';

export interface SeededUser {
	readonly username: string;
	readonly sub: string;
	readonly name: string;
	readonly email: string;
	readonly groups: readonly UserGroup[];
	/** What the sign-in page says of them: where they work. */
	readonly unit: string;
}

export const seededUsers: readonly SeededUser[] = [
	{
		username: 'nop-bato',
		sub: '5b0f6c1e-3d0a-4c58-9a51-6f1f0a6f1a01',
		name: 'Nguyễn Thị Hoa',
		email: 'hoa.nguyen@bato.quangngai.example',
		groups: ['submitter'],
		unit: 'UBND huyện Ba Tơ, tỉnh Quảng Ngãi',
	},
	{
		username: 'nop-hatinh',
		sub: '5b0f6c1e-3d0a-4c58-9a51-6f1f0a6f1a02',
		name: 'Trần Văn Minh',
		email: 'minh.tran@congthuong.hatinh.example',
		groups: ['submitter'],
		unit: 'Sở Công Thương tỉnh Hà Tĩnh',
	},
	{
		username: 'kiemtoan',
		sub: '5b0f6c1e-3d0a-4c58-9a51-6f1f0a6f1a03',
		name: 'Lê Thu Hà',
		email: 'ha.le@kiemtoan.example',
		groups: ['auditor'],
		unit: 'Kiểm toán',
	},
	{
		username: 'quantri',
		sub: '5b0f6c1e-3d0a-4c58-9a51-6f1f0a6f1a04',
		name: 'Phạm Quốc Anh',
		email: 'anh.pham@khuyencong.example',
		groups: ['administrator'],
		unit: 'Quản trị hệ thống',
	},
];
