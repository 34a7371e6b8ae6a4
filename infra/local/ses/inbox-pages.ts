// Owns how the inbox looks: pure functions from mails to HTML, in Vietnamese. Everything of a mail is escaped here.
import { inboxStyle } from './inbox-style.ts';
import type { Mail } from './parse-mail.ts';

const time = new Intl.DateTimeFormat('vi-VN', {
	timeZone: 'Asia/Ho_Chi_Minh',
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
});

export function messageList(mails: readonly Mail[], onlyTo?: string): string {
	const people = [...new Set(mails.flatMap(recipientsOf))].sort();
	const shown = onlyTo === undefined ? mails : mails.filter((mail) => recipientsOf(mail).includes(onlyTo));
	const filter = (label: string, href: string, current: boolean) =>
		`<a class="chip" href="${href}"${current ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a>`;
	const chips = [
		filter('Tất cả', '/_local/mail', onlyTo === undefined),
		...people.map((person) => filter(person, `/_local/mail?to=${encodeURIComponent(person)}`, person === onlyTo)),
	];
	const rows = shown.map(
		(mail) => `<li><a class="mail" href="/_local/mail/${mail.id}">
			<span class="to">${escapeHtml(mail.to)}</span>
			<time datetime="${escapeHtml(mail.date)}">${showTime(mail.date)}</time>
			<strong>${escapeHtml(mail.subject || '(không có tiêu đề)')}</strong>
			<span class="start">${escapeHtml(beginning(mail.text))}</span>
		</a></li>`,
	);
	return page(
		'Hộp thư trên máy này',
		`<header><h1>Hộp thư trên máy này</h1>
		<p>Thư do hệ thống gửi được giữ ở đây, không đi ra ngoài. Thư mới nhất ở trên. <a href="/_local/mail">Tải lại</a> · <a href="/">Về trang chính</a></p></header>
		${people.length > 1 ? `<nav aria-label="Lọc theo người nhận">${chips.join(' ')}</nav>` : ''}
		${rows.length > 0 ? `<ul class="mails">${rows.join('')}</ul>` : '<p class="empty">Chưa có thư nào.</p>'}`,
	);
}

export function messagePage(mail: Mail, frameSandbox: string): string {
	const links = mail.links.map(
		(link) =>
			`<li><a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${escapeHtml(link)}</a></li>`,
	);
	const at = `/_local/mail/${mail.id}`;
	return page(
		mail.subject,
		`<header><p><a href="/_local/mail">← Hộp thư</a></p><h1>${escapeHtml(mail.subject)}</h1>
		<dl><dt>Người gửi</dt><dd>${escapeHtml(mail.from)}</dd><dt>Người nhận</dt><dd>${escapeHtml(mail.to)}</dd>
		<dt>Thời gian</dt><dd><time datetime="${escapeHtml(mail.date)}">${showTime(mail.date)}</time></dd></dl></header>
		${
			mail.html === ''
				? ''
				: `<iframe title="Nội dung thư" src="${at}/html" sandbox="${frameSandbox}" referrerpolicy="no-referrer"></iframe>`
		}
		${links.length > 0 ? `<section><h2>Liên kết trong thư</h2><ul class="links">${links.join('')}</ul></section>` : ''}
		<details${mail.html === '' ? ' open' : ''}><summary>Bản chữ thuần</summary><pre>${escapeHtml(mail.text)}</pre></details>
		<p class="forms"><a href="${at}/text">Mở bản chữ thuần</a> · <a href="${at}/source">Tải thư gốc (.eml)</a></p>`,
	);
}

export function notFoundPage(): string {
	return page(
		'Không có thư này',
		'<header><h1>Không có thư này</h1><p>Thư không tồn tại trong hộp thư trên máy này. <a href="/_local/mail">Về hộp thư</a></p></header>',
	);
}

function page(title: string, body: string): string {
	return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${inboxStyle}</style></head><body><main>${body}</main></body></html>`;
}

function recipientsOf(mail: Mail): string[] {
	return mail.to.split(', ').filter((address) => address !== '');
}

function beginning(text: string): string {
	const line = text
		.replace(/https?:\/\/\S+/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}

function showTime(iso: string): string {
	const at = new Date(iso);
	return Number.isNaN(at.getTime()) ? escapeHtml(iso) : time.format(at);
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
