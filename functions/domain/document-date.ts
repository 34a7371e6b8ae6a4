// A day as people write it. Invariant: dd/mm/yyyy and ISO give the same day; a day that no calendar has is not read.

const forms = [
	/^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
	/^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
	/^ngày\s+(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})$/i,
];

/** ISO date, or null where the text is no day. */
export function parseDay(text: string): string | null {
	const found = forms.map((form) => form.exec(text.trim().normalize('NFC'))?.groups).find((groups) => groups);
	if (!found) return null;
	const iso = [found.year, found.month?.padStart(2, '0'), found.day?.padStart(2, '0')].join('-');
	const day = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}
