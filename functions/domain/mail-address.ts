// What a mail address is (RFC 5321, internationalised domains by their ASCII form) and when two are one mailbox. Invariant: an address that is
// taken comes out in the one form that is stored, compared and sent to; a word that is none says why.
import type { Problem } from './problem.ts';

export type ParsedAddress = { ok: true; address: string } | { ok: false; problem: Problem };

const atoms = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;
const label = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** The longest parts that RFC 5321 lets pass, in octets. */
const longest = { local: 64, address: 254, label: 63 } as const;

const refused = (text: string, vi: string, en: string): ParsedAddress => ({
	ok: false,
	problem: {
		code: 'bad-mail',
		vi: `Địa chỉ thư "${text.slice(0, 80)}" không dùng được: ${vi}.`,
		en: `The mail address "${text.slice(0, 80)}" cannot be used: ${en}.`,
	},
});

/** "tỉnh.vn" as "xn--tnh-dlz.vn"; null where no such name can be looked up. An address in brackets is no name: nobody could say whose it is. */
const asciiLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

function asciiDomain(domain: string): string | null {
	const labels = domain.normalize('NFC').split('.');
	if (labels.length < 2 || !labels.every((one) => label.test(one)) || /^\d+$/.test(labels.at(-1) ?? '')) return null;
	try {
		const ascii = new URL(`http://${labels.join('.')}`).hostname;
		// Letters that stand for several (⑴) become signs that no domain has.
		return ascii.split('.').every((one) => one.length <= longest.label && asciiLabel.test(one)) ? ascii : null;
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

export function parseAddress(words: string): ParsedAddress {
	const text = words.trim().normalize('NFC');
	const at = text.lastIndexOf('@');
	if (at < 1 || at === text.length - 1)
		return refused(text, 'thiếu phần trước hoặc sau dấu @', 'a part before or after the @ is missing');
	const local = text.slice(0, at);
	const domain = asciiDomain(text.slice(at + 1));
	if (domain === null)
		return refused(text, 'tên miền sau dấu @ không đúng', 'what stands behind the @ is no domain name');
	// The mail service sends to ASCII names only (no SMTPUTF8): said now, not when a report waits.
	if (/[^ -~]/.test(local))
		return refused(
			text,
			'phần trước dấu @ phải là chữ không dấu',
			'the part before the @ must be of plain letters without marks',
		);
	if (!atoms.test(local) && !quoted.test(local))
		return refused(
			text,
			'phần trước dấu @ có ký tự hoặc dấu chấm không đúng chỗ',
			'the part before the @ has a character or a dot out of place',
		);
	const address = `${local}@${domain}`;
	if (local.length > longest.local || address.length > longest.address)
		return refused(text, 'dài quá mức thư điện tử cho phép', 'it is longer than mail allows');
	return { ok: true, address };
}

/** One word per mailbox, also for addresses that came in before they were checked. Upper and lower case are not told apart. */
export function mailboxOf(mail: string): string {
	const parsed = parseAddress(mail);
	return (parsed.ok ? parsed.address : mail.trim().normalize('NFC')).toLowerCase();
}
