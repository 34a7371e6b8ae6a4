// The reports that the demo sends. Invariant: invented, written for this project; `total` is what the approved version states.
import { readFile } from 'node:fs/promises';

export interface DemoReport {
	readonly unit: {
		readonly level: 'district';
		readonly name: string;
		readonly province: string;
		readonly date: string;
	};
	/** What messages call the unit. */
	readonly title: string;
	readonly file: string;
	/** The version that the province asks for: its first one is sent back. */
	readonly corrected?: { readonly file: string; readonly reason: string };
	/** The programme's whole money in đồng. */
	readonly total: number;
}

export const year = 2024;
/** The last day on which districts existed: names are looked up as of it. */
const date = '2025-06-30';
const province = 'Quảng Ngãi';

export const demoReports: readonly DemoReport[] = [
	{
		unit: { level: 'district', name: 'Ba Tơ', province, date },
		title: 'huyện Ba Tơ',
		file: 'ba-to-2024.docx',
		total: 1_250_000_000,
	},
	{
		unit: { level: 'district', name: 'Sơn Hà', province, date },
		title: 'huyện Sơn Hà',
		file: 'son-ha-2024.pdf',
		corrected: {
			file: 'son-ha-2024-sua.pdf',
			reason:
				'Tổng kinh phí ghi 935 triệu đồng nhưng năm nội dung cộng lại chỉ có 905 triệu đồng. Đề nghị huyện rà soát, sửa số tổng và gửi lại.',
		},
		total: 905_000_000,
	},
];

export const readSample = (file: string): Promise<Uint8Array<ArrayBuffer>> =>
	readFile(new URL(`samples/${file}`, import.meta.url)).then((bytes) => new Uint8Array(bytes));
