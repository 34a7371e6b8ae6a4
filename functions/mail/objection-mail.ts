// What the two messages of an objection share. Invariant: the person, the position and the unit are named and the reason is quoted whole.
import type { Block } from './blocks.ts';
import { type MailPerson, type MailReport, timeInVietnam } from './message.ts';

export interface ObjectionView {
	report: MailReport;
	/** Who decided, and for which unit ("tỉnh Quảng Ngãi"). */
	by: MailPerson;
	unit: string;
	reason: string;
	at: string;
}

export const objectionBlocks = ({ by, unit, reason, at }: ObjectionView): Block[] => [
	{
		kind: 'facts',
		rows: [
			['Người quyết định', by.name],
			['Chức vụ', by.position],
			['Đơn vị', unit],
			['Thời điểm', timeInVietnam(at).vi],
		],
	},
	{ kind: 'paragraph', text: 'Lý do:' },
	{ kind: 'quote', text: reason },
];
