// A small reading with text, figures, a summary and hostile words. Invariant: places point at the words they quote.
import { type Figure, type Reading, readingSchema } from '../../../functions/domain/reading.ts';

const sentences = [
	'Tổng kinh phí khuyến công giai đoạn 2021-2025 là 4.884 triệu đồng, trong đó khuyến công quốc gia 1.000 triệu đồng.',
	'Đã đào tạo nghề cho 1.250 lao động <script>alert(1)</script> & "nâng cao" tay nghề.',
	'Hỗ trợ 12 đề án ứng dụng máy móc thiết bị tiên tiến với kinh phí 3.884 triệu đồng.',
];
const text = `ỦY BAN NHÂN DÂN HUYỆN BA TƠ\n\n${sentences.join('\n')}\n`;

const figure = (
	id: string,
	quote: string,
	of: Partial<Figure> & Pick<Figure, 'activity' | 'measure' | 'value'>,
): Figure => {
	const start = text.indexOf(quote);
	return {
		id,
		source: null,
		covers: 'unknown',
		unit: of.measure === 'funding' ? 'VND' : 'đề án',
		period: { from: 2021, to: 2025 },
		status: 'actual',
		bound: 'exact',
		valueTo: null,
		confidence: 0.95,
		quote,
		place: { file: 0, page: 2, start, end: start + quote.length },
		...of,
	};
};

export const figures: Figure[] = [
	figure('f1', 'Tổng kinh phí khuyến công giai đoạn 2021-2025 là 4.884 triệu đồng', {
		activity: 'total',
		measure: 'funding',
		value: 4_884_000_000,
		source: 'all',
	}),
	figure('f2', 'khuyến công quốc gia 1.000 triệu đồng', {
		activity: 'total',
		measure: 'funding',
		value: 1_000_000_000,
		source: 'national',
	}),
	figure('f3', 'Đã đào tạo nghề cho 1.250 lao động <script>alert(1)</script>', {
		activity: 'training',
		measure: 'participants',
		value: 1250,
		unit: 'lao động',
		confidence: 0.5,
	}),
	figure('f4', 'Hỗ trợ 12 đề án', { activity: 'technology', measure: 'projects', value: 12 }),
	figure('f5', '12 đề án ứng dụng máy móc thiết bị tiên tiến với kinh phí 3.884 triệu đồng', {
		activity: 'technology',
		measure: 'funding',
		value: 3_884_000_000,
		source: 'all',
	}),
];

export const reading: Reading = readingSchema.parse({
	document: { format: 'pdf', sha256: 'a'.repeat(64), bytes: 6365, pages: 3 },
	metadata: {
		title: 'BÁO CÁO',
		programme: 'national',
		period: { from: 2021, to: 2025, kind: 'programme', start: '2021-01-01', end: '2025-12-31', cumulative: true },
		issuer: { level: 'district', unit: 'Ba Tơ', province: 'Quảng Ngãi', organ: 'UBND huyện Ba Tơ' },
		recipient: null,
		number: '12/BC-UBND',
		date: '2025-03-18',
		signatory: { name: 'Nguyễn Văn A', position: 'PHÓ CHỦ TỊCH', onBehalf: null },
		legalBases: [],
	},
	figures,
	tables: [],
	text,
	summary: figures.map(({ id, activity, source, measure, unit, period, status, value }) => ({
		activity,
		source,
		measure,
		noun: measure === 'funding' ? null : unit,
		period,
		status,
		value,
		figure: id,
		derived: id === 'f5',
	})),
	checks: [],
	questions: [{ about: 'f3', ask: 'Số 1.250 là lao động hay lượt?', options: ['lao động', 'lượt'] }],
});

export const finding = {
	id: 'check-1',
	code: 'sum',
	vi: 'Tổng 4.884 triệu đồng không bằng các phần cộng lại (4.984).',
	en: 'The parts do not add up to the stated total: expected 4984000000, found 4884000000.',
	severity: 'error' as const,
	figures: ['f1', 'f2'],
};
