// `npm run --silent token -- USER`: prints an access token of the running host's issuer for a seeded user, and nothing else.
// Exit 1: no such user, or no host running on DATA_DIR; 2: wrong usage.
import { resolve } from 'node:path';
import { announcedUrl } from './data-folder.ts';
import { seededUsers } from './oidc/seeded-users.ts';

function fail(line: string, code: number): void {
	console.error(line);
	process.exitCode = code;
}

async function printToken(username: string): Promise<void> {
	const folder = resolve(process.env.DATA_DIR ?? '.local');
	const url = announcedUrl(folder);
	const notRunning = `Chưa có máy chủ chạy trên ${folder}: hãy chạy npm start trước. No host is running on ${folder}: run npm start first.`;
	if (url === undefined) return fail(notRunning, 1);
	let response: Response;
	try {
		response = await fetch(`${url}/_local/token?user=${encodeURIComponent(username)}`);
	} catch {
		// The host that announced itself there has ended.
		return fail(notRunning, 1);
	}
	const text = await response.text();
	if (response.ok) console.log(text);
	else fail(text, 1);
}

const [username, ...rest] = process.argv.slice(2);
if (username === undefined || rest.length > 0) {
	fail(`Usage: npm run --silent token -- ${seededUsers.map((user) => user.username).join(' | ')}`, 2);
} else {
	await printToken(username);
}
