// Uploads a report from the browser: hash, declare, send each file with its progress. Invariant: a file that has arrived is not sent again,
// and every failure stands beside its file with what to do.
export const uploadScript = `
const form = document.querySelector('#upload');
const texts = JSON.parse(form.dataset.texts);
const language = document.documentElement.lang;
const list = form.querySelector('.chosen-files');
const picker = form.querySelector('input[type=file]');
const button = form.querySelector('button[type=submit]');
const notice = form.querySelector('.notice');
const problems = form.querySelector('.problems');
const rows = [];
let declared = null;

const element = (tag, attributes = {}, ...children) => {
	const made = Object.assign(document.createElement(tag), attributes);
	made.append(...children);
	return made;
};
const megabytes = (bytes) => (bytes < 1048576 ? Math.ceil(bytes / 1024) + ' kB' : (bytes / 1048576).toLocaleString(language, { maximumFractionDigits: 1 }) + ' MB');

function showProblems(found) {
	problems.hidden = found.length === 0;
	problems.querySelector('ul').replaceChildren(...found.map((one) => element('li', {}, one[language] ?? one.vi)));
	if (found.length > 0) problems.focus();
}
function say(row, text, kind) {
	row.note.textContent = text;
	row.item.dataset.kind = kind;
}
function addFile(file) {
	if (rows.some((row) => row.file.name === file.name && row.file.size === file.size)) return;
	const role = element('select', { ariaLabel: texts.role + ' – ' + file.name });
	for (const [value, label] of Object.entries(texts.roles)) role.append(new Option(label, value));
	role.value = rows.some((row) => row.role.value === 'report') ? 'annex' : 'report';
	const progress = element('progress', { max: 1, value: 0, ariaLabel: file.name });
	const note = element('span', { className: 'note' });
	note.setAttribute('role', 'status');
	const remove = element('button', { type: 'button', className: 'plain', textContent: texts.remove, ariaLabel: texts.remove + ' – ' + file.name });
	const name = element('span', { className: 'file-name' }, file.name, ' ', element('small', {}, megabytes(file.size)));
	const item = element('li', {}, name, role, remove, progress, note);
	const row = { file, role, progress, note, remove, item, sha256: null, sent: false };
	remove.addEventListener('click', () => {
		rows.splice(rows.indexOf(row), 1);
		item.remove();
		reopen();
	});
	role.addEventListener('change', reopen);
	rows.push(row);
	list.append(item);
}
// Another set of files is another declaration, so what was declared for the old one no longer counts.
function reopen() {
	declared = null;
	for (const row of rows) row.sent = false;
}
picker.addEventListener('change', () => {
	for (const file of picker.files) addFile(file);
	picker.value = '';
	reopen();
	showProblems([]);
});
const drop = form.querySelector('.drop');
for (const kind of ['dragover', 'dragleave', 'drop'])
	form.addEventListener(kind, (event) => {
		event.preventDefault();
		drop.classList.toggle('over', kind === 'dragover');
		if (kind !== 'drop') return;
		for (const file of event.dataTransfer.files) addFile(file);
		reopen();
	});

async function hash(row) {
	if (row.sha256) return;
	say(row, texts.hashing, 'busy');
	const digest = await crypto.subtle.digest('SHA-256', await row.file.arrayBuffer());
	row.sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	say(row, '', 'ready');
}
function body() {
	const files = rows.map((row) => ({ name: row.file.name, bytes: row.file.size, sha256: row.sha256, role: row.role.value }));
	if (form.dataset.revision) return { revision: Number(form.dataset.revision), files };
	const value = (name) => form.elements[name]?.value ?? '';
	const kind = value('kind');
	const from = Number(value('from'));
	const index = kind === 'half' || kind === 'quarter' || kind === 'month' ? Number(value(kind)) : 1;
	const period = { kind, from, to: kind === 'programme' ? Number(value('to')) : from, index };
	return { unit: value('unit'), kind, period, programme: value('programme') || null, files };
}
async function declare() {
	const answer = await fetch(form.getAttribute('action'), {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify(body()),
	});
	const result = await answer.json();
	if (answer.ok) return result;
	showProblems(answer.status === 401 ? [{ vi: texts.expired, en: texts.expired }] : result.problems);
	return null;
}
function send(row, upload) {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		const data = new FormData();
		for (const [name, value] of Object.entries(upload.fields)) data.append(name, value);
		data.append('file', row.file);
		request.upload.addEventListener('progress', (event) => {
			if (event.lengthComputable) row.progress.value = event.loaded / event.total;
		});
		request.addEventListener('loadend', () => {
			row.sent = request.status >= 200 && request.status < 300;
			row.progress.value = row.sent ? 1 : 0;
			// A form that has run out is asked for again with the next try.
			if (request.status === 403) row.expired = true;
			say(row, row.sent ? texts.sent : texts.failed, row.sent ? 'sent' : 'failed');
			resolve();
		});
		say(row, texts.sending, 'busy');
		request.open('POST', upload.url);
		request.send(data);
	});
}
form.addEventListener('submit', async (event) => {
	event.preventDefault();
	button.disabled = true;
	showProblems([]);
	notice.textContent = '';
	try {
		for (const row of rows) await hash(row);
		declared ??= await declare();
		if (!declared) return;
		for (const [index, row] of rows.entries()) if (!row.sent) await send(row, declared.uploads[index]);
		if (!rows.every((row) => row.sent)) {
			if (rows.some((row) => row.expired)) location.assign('/reports/' + declared.reportId);
			return;
		}
		notice.textContent = texts.done;
		location.assign('/reports/' + declared.reportId);
	} catch (error) {
		console.info('upload interrupted', error);
		showProblems([{ vi: texts.offline, en: texts.offline }]);
	} finally {
		button.disabled = false;
	}
});

// The browser would say it in its own language, not in the page's.
const unit = form.elements.unit;
unit?.addEventListener('invalid', () => unit.setCustomValidity(texts.chooseUnit));
unit?.addEventListener('change', () => unit.setCustomValidity(''));

// The fields that the chosen kind of period needs.
const kind = form.elements.kind;
function fit() {
	for (const part of form.querySelectorAll('[data-kinds]')) part.hidden = !part.dataset.kinds.split(' ').includes(kind.value);
}
if (kind) {
	kind.addEventListener('change', fit);
	fit();
}
`;
