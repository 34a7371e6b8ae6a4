// Owns how the issuer looks: pure functions to HTML, in Vietnamese. No password here: one chooses who to be.
import type { SeededUser, UserGroup } from './seeded-users.ts';

const roles: Readonly<Record<UserGroup, string>> = {
	submitter: 'Người nộp báo cáo',
	auditor: 'Kiểm toán viên',
	administrator: 'Quản trị viên',
};

export function signInPage(users: readonly SeededUser[], action: string): string {
	const buttons = users.map(
		(user) => `<li><button name="username" value="${escapeHtml(user.username)}">
			<span class="face" aria-hidden="true">${escapeHtml(initials(user.name))}</span>
			<span><strong>${escapeHtml(user.name)}</strong>
			<span class="role">${escapeHtml(user.groups.map((group) => roles[group]).join(', '))}</span>
			<span class="unit">${escapeHtml(user.unit)}</span></span>
		</button></li>`,
	);
	return page(
		'Đăng nhập',
		`<h1>Đăng nhập</h1><p>Máy này dùng tài khoản mẫu, không có mật khẩu. Chọn người bạn muốn dùng:</p>
		<form method="post" action="${escapeHtml(action)}"><ul>${buttons.join('')}</ul></form>`,
	);
}

export function signedOutPage(): string {
	return page('Đã đăng xuất', '<h1>Đã đăng xuất</h1><p><a href="/">Về trang chính</a></p>');
}

/** `form` is oidc-provider's own; it is sent at once where scripts run, by a button where they do not. */
export function signOutPage(form: string): string {
	return page(
		'Đăng xuất',
		`<h1>Đăng xuất</h1>${form}<p><button class="plain" form="op.logoutForm" name="logout" value="yes">Đăng xuất</button></p>
		<script>document.querySelector('button').click()</script>`,
	);
}

export function problemPage(what: string): string {
	return page(
		'Không đăng nhập được',
		`<h1>Không đăng nhập được</h1><p>${escapeHtml(what)}</p><p><a href="/">Về trang chính và thử lại</a></p>`,
	);
}

function initials(name: string): string {
	const words = name.split(' ');
	return [words.at(0), words.at(-1)].map((word) => word?.[0] ?? '').join('');
}

function page(title: string, body: string): string {
	return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--ink:#1b2430;--dim:#5a6675;--paper:#fff;--ground:#f3f5f8;--line:#d8dee6;--accent:#0b5d4e}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf2;--dim:#a3afbd;--paper:#1a2029;--ground:#11161d;--line:#313a46;--accent:#7db8f5}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{width:min(30rem,100% - 1.5rem);margin:1.5rem 0;padding:1.5rem clamp(1rem,5vw,2rem);background:var(--paper);border:1px solid var(--line);border-radius:14px}
h1{font-size:1.5rem;margin:0 0 .25rem}p{color:var(--dim);margin:.25rem 0 1rem}a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.6rem}
button{display:flex;gap:.9rem;align-items:center;width:100%;padding:.75rem .9rem;text-align:left;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:10px;cursor:pointer}
button:hover{border-color:var(--accent)}
button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
button.plain{justify-content:center}
.face{flex:none;display:grid;place-items:center;width:2.75rem;height:2.75rem;border-radius:50%;background:var(--accent);color:var(--paper);font-weight:600}
strong,.role,.unit{display:block}.role,.unit{color:var(--dim);font-size:.9rem}
`;
