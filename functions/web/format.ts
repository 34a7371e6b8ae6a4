// How instants, numbers and sizes are written. Invariant: Vietnamese time and each language's own number marks.
import type { Language, Text } from './text.ts';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

const numberFormats: Record<Language, Intl.NumberFormat> = {
	vi: new Intl.NumberFormat(locales.vi, { maximumFractionDigits: 4 }),
	en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 4 }),
};

const instantFormat = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Asia/Ho_Chi_Minh',
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

export const formatNumber = (value: number, language: Language): string => numberFormats[language].format(value);

/** "20/03/2025 15:04", on the clock of Vietnam. */
export const formatInstant = (iso: string): string => instantFormat.format(new Date(iso)).replace(',', '');

export const formatBytes = (bytes: number, language: Language): string => {
	if (bytes < 1024) return `${bytes} B`;
	const [size, name] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB'];
	return `${formatNumber(Math.round(size * 10) / 10, language)} ${name}`;
};

/** A value with what it counts: đồng for funding, the document's own noun for the rest. */
export function formatValue(
	of: { measure: string; value: number; noun: string | null },
	language: Language,
	text: Text,
): string {
	const number = formatNumber(of.value, language);
	if (of.measure === 'funding') return `${number} ${text.dong}`;
	return of.noun ? `${number} ${of.noun}` : number;
}

export const formatYears = (period: { from: number; to: number }): string =>
	period.from === period.to ? `${period.from}` : `${period.from}–${period.to}`;
