// Who tries an act. Invariant: approvers have a mailbox and no account; everybody else has an account and no link.
import type { Person } from '../../functions/domain/report.ts';
import type { Group } from '../../functions/ports/sign-in.ts';
import { districtId, submitter } from '../support/report-fixture.ts';
import { approvers } from '../support/workflow-world.ts';

const person = (id: string, name: string, position = 'Phó Giám đốc'): Person => ({
	id,
	name,
	mail: `${id}@duyet.example`,
	position,
});

/** How the office of the level is filled once it has been asked. */
export type Filling = 'holder' | 'delegate' | 'deputy' | 'former';

export const delegate = person('delegate', 'Trần Thị Thay');
export const deputy = person('deputy', 'Lê Văn Phó');
export const successor = person('successor', 'Ngô Kế Nhiệm');
export const second = person('second', 'Đỗ Thứ Hai');

export interface Account {
	person: Person;
	groups: Group[];
	units: string[];
}

export interface Role {
	key: string;
	vi: string;
	en: string;
	filling: Filling;
	account: Account | null;
	/** Where their mail goes, at a report that is at the level. */
	mailbox: (level: number) => string;
}

const byLink = (key: string, vi: string, en: string, filling: Filling, mailbox: Role['mailbox']): Role => ({
	key,
	vi,
	en,
	filling,
	account: null,
	mailbox,
});

const signedIn = (key: string, vi: string, en: string, of: Account): Role => ({
	key,
	vi,
	en,
	filling: 'holder',
	account: of,
	mailbox: () => of.person.mail,
});

export const holderAt = (level: number): Person => {
	const found = approvers[level];
	if (!found) throw new Error(`no approver of level ${level}`);
	return found.person;
};

export const roles: readonly Role[] = [
	signedIn('submitter', 'Người nộp', 'Submitter', { person: submitter, groups: ['submitter'], units: [districtId] }),
	byLink('approver', 'Người duyệt của cấp', 'Approver of the level', 'holder', (level) => holderAt(level).mail),
	byLink(
		'other-level',
		'Người duyệt cấp khác',
		'Approver of another level',
		'holder',
		(level) => holderAt(level === 0 ? 1 : level - 1).mail,
	),
	byLink('former', 'Người duyệt đã thôi giữ chức', 'Former approver', 'former', (level) => holderAt(level).mail),
	byLink('delegate', 'Người được ủy quyền', 'Delegate', 'delegate', () => delegate.mail),
	byLink('deputy', 'Cấp phó', 'Deputy', 'deputy', () => deputy.mail),
	signedIn('administrator', 'Quản trị', 'Administrator', {
		person: { id: 'adm', name: 'Phạm Quốc Anh', mail: 'anh@moit.example', position: 'Quản trị' },
		groups: ['administrator'],
		units: [],
	}),
	signedIn('auditor', 'Kiểm toán', 'Auditor', {
		person: { id: 'aud', name: 'Lê Kiểm', mail: 'kiem@moit.example', position: '' },
		groups: ['auditor'],
		units: [],
	}),
	signedIn('stranger', 'Người ngoài', 'Stranger', {
		person: { id: 'sub-lan', name: 'Trần Lan', mail: 'lan@hatinh.example', position: '' },
		groups: ['submitter'],
		units: ['province-42-2004-07-08'],
	}),
];
