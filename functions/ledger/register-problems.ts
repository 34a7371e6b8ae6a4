// Why an act on the approvers' register is not taken, told to the administrator. Invariant: every refusal says the way on.

import type { Problem } from '../domain/problem.ts';
import { printedDay } from '../domain/vietnam-day.ts';
import type { AbsenceItem } from './register-items.ts';

export const registerProblems = {
	movedOn: {
		code: 'moved-on',
		vi: 'Người khác vừa sửa mục này sau khi bạn mở trang: hãy tải lại trang, xem giá trị mới rồi sửa tiếp.',
		en: 'Somebody changed this entry after you opened the page: reload it, look at what stands now, then change it.',
	},
	unknownUnit: (id: string): Problem => ({
		code: 'unknown-unit',
		vi: `Danh mục không có đơn vị "${id.slice(0, 80)}": hãy tìm đơn vị theo tên.`,
		en: `The register knows no unit "${id.slice(0, 80)}": find the unit by its name.`,
	}),
	unknownPerson: {
		code: 'unknown-person',
		vi: 'Đơn vị này không có người duyệt đó: hãy mở lại trang của đơn vị.',
		en: 'This unit has no such approver: open the page of the unit again.',
	},
	unknownAbsence: {
		code: 'unknown-absence',
		vi: 'Không có lần vắng mặt này: hãy mở lại trang của đơn vị.',
		en: 'There is no such absence: open the page of the unit again.',
	},
	endsBefore: (validFrom: string): Problem => ({
		code: 'ends-before-it-begins',
		vi: `Ngày cuối giữ chức vụ không thể trước ngày bắt đầu (${printedDay(validFrom)}).`,
		en: `The last day in office cannot be before the first (${printedDay(validFrom)}).`,
	}),
	alreadyAway: ({ from, to }: AbsenceItem): Problem => ({
		code: 'already-away',
		vi: `Người này đã được ghi vắng mặt từ ${printedDay(from)} đến ${printedDay(to)}: hãy sửa hoặc hủy lần đó trước.`,
		en: `This person is already away from ${printedDay(from)} to ${printedDay(to)}: change or take back that absence first.`,
	}),
	partly: (changed: number): Problem => ({
		code: 'moved-on',
		vi: `Đã ghi ${changed} thay đổi rồi dừng lại vì có người khác sửa danh sách cùng lúc. Dưới đây là phần còn lại: hãy xem lại rồi xác nhận.`,
		en: `${changed} changes are written; then somebody else changed the register at the same time. Below is what is left: look at it, then confirm.`,
	}),
	ownDelegate: {
		code: 'own-delegate',
		vi: 'Không thể ủy quyền cho chính người vắng mặt: hãy ghi người khác, hoặc để trống.',
		en: 'The absent person cannot be their own delegate: name somebody else, or leave it empty.',
	},
};
