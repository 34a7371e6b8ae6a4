// The web application over fakes that behave. Invariant: what a test sends and gets is what a browser would.
import type { Reading } from '../../../functions/domain/reading.ts';
import { readingKey } from '../../../functions/domain/report-files.ts';
import {
	keys,
	type MemberItem,
	type ProfileItem,
	type ScanItem,
	type VersionItem,
} from '../../../functions/ledger/items.ts';
import { makeLink } from '../../../functions/ledger/links.ts';
import { loadHead } from '../../../functions/ledger/record-event.ts';
import type { Group, Identity } from '../../../functions/ports/sign-in.ts';
import { createWebApp } from '../../../functions/web/app.ts';
import type { WebDeps } from '../../../functions/web/deps.ts';
import { hashOf, type SessionItem } from '../../../functions/web/sessions.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemoryMailer } from '../../support/memory-mailer.ts';
import { createMemorySignIn } from '../../support/memory-sign-in.ts';
import { districtId, submitter } from '../../support/report-fixture.ts';
import { appoint, createWorld, storeReport, type World } from '../../support/test-world.ts';

export const baseUrl = 'http://127.0.0.1:3000';
export const uploadsOrigin = 'http://uploads.127.0.0.1.example:9000';

export const approver = {
	id: 'p1',
	name: 'Phạm Văn Lãnh',
	mail: 'lanh@bato.example',
	position: 'Phó Chủ tịch UBND huyện',
};

export const people = {
	submitter: { person: submitter, groups: ['submitter'], units: [districtId] },
	neighbour: {
		person: { id: 'sub-lan', name: 'Trần Lan', mail: 'lan@hatinh.example', position: '' },
		groups: ['submitter'],
		units: ['province-42-2004-07-08'],
	},
	auditor: {
		person: { id: 'aud', name: 'Lê Kiểm', mail: 'kiem@moit.example', position: '' },
		groups: ['auditor'],
		units: [],
	},
	administrator: {
		person: { id: 'adm', name: 'Phạm Quốc Anh', mail: 'anh@moit.example', position: 'Quản trị' },
		groups: ['administrator'],
		units: [],
	},
} satisfies Record<string, { person: typeof submitter; groups: Group[]; units: string[] }>;
export type Role = keyof typeof people;

const identities = Object.values(people).map(
	({ person, groups }): Identity => ({ sub: person.id, name: person.name, mail: person.mail, groups }),
);

export function createWebWorld(overrides: Partial<WebDeps> = {}) {
	const world = createWorld();
	const { readings } = createMemoryFiles();
	const errors: unknown[] = [];
	const mailer = createMemoryMailer();
	const app = createWebApp({
		...world,
		forms: {
			createForm: async ({ key }) => ({ url: `${uploadsOrigin}/`, fields: { key, policy: 'p' } }),
			origin: async () => uploadsOrigin,
		},
		downloads: {
			createLink: async ({ key, objectVersionId, name }) =>
				`${uploadsOrigin}/${key}?versionId=${objectVersionId}&name=${encodeURIComponent(name)}`,
		},
		readings,
		mailer,
		signIn: createMemorySignIn(identities),
		baseUrl,
		logError: (error) => errors.push(error),
		...overrides,
	});
	return { ...world, app, readings, errors, mails: mailer.mails };
}
export type WebWorld = ReturnType<typeof createWebWorld>;

/** Signs somebody in as the callback would, and gives the cookie. */
export async function signIn(world: World, role: Role): Promise<string> {
	const { person, groups, units } = people[role];
	const secret = `secret-${role}`;
	const profile: ProfileItem = { ...keys.profile(person.id), type: 'profile', person, groups };
	const ttl = Math.floor(Date.parse(world.clock.now()) / 1000) + 3600;
	const session: SessionItem = { ...keys.session(hashOf(secret)), type: 'session', sub: person.id, ttl };
	const members = units.map((unitId): MemberItem => ({ ...keys.member(person.id, unitId), type: 'member', unitId }));
	await world.store.transact([profile, session, ...members].map((item) => ({ kind: 'put', item })));
	return `session=${secret}`;
}

export const get = (world: WebWorld, path: string, headers: Record<string, string> = {}) =>
	world.app.request(`${baseUrl}${path}`, { headers });

/** A form sent from a page of this site, as browsers say it under `no-referrer`. */
export const post = (
	world: WebWorld,
	path: string,
	fields: Record<string, string> | [string, string][],
	headers: Record<string, string> = {},
) =>
	world.app.request(`${baseUrl}${path}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			origin: 'null',
			'sec-fetch-site': 'same-origin',
			...headers,
		},
		body: new URLSearchParams(fields).toString(),
	});

export const postJson = (world: WebWorld, path: string, body: unknown, headers: Record<string, string>) =>
	world.app.request(`${baseUrl}${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});

export const bearer = (role: Role) => ({ authorization: `Bearer token-${people[role].person.id}` });

/** Report `bc-1` with a reading, waiting for the district unless steps say otherwise; its file has arrived. */
export async function storeReadReport(
	world: WebWorld,
	reading: Reading,
	...rest: [steps?: Parameters<typeof storeReport>[1], findings?: Parameters<typeof storeReport>[2]]
) {
	await storeReport(world, ...rest);
	await world.readings.write(readingKey('bc-1', 1, 'd1'), reading);
	const key = keys.version('bc-1', 1);
	const item = (await world.store.get(key)) as VersionItem;
	const files = item.files.map((file) => ({ ...file, objectVersionId: 'v1' }));
	const scan: ScanItem = {
		...keys.scan('bc-1', 1, 1, 'v1'),
		type: 'scan',
		n: 1,
		objectVersionId: 'v1',
		verdict: 'clean',
	};
	await world.store.transact([
		{ kind: 'put', item: { ...item, files } },
		{ kind: 'put', item: scan },
	]);
}

/** An approval link to `bc-1` for a level; the district's by default. */
export async function issueLink(world: World, levelIndex = 0, person = approver) {
	const head = await loadHead(world.store, 'bc-1');
	const made = makeLink(world.ids, {
		reportId: 'bc-1',
		version: head?.version ?? 1,
		levelIndex,
		round: head?.round ?? 0,
		decider: { person, shared: false, standsFor: null },
		at: world.clock.now(),
	});
	await world.store.transact(made.writes);
	await appoint(world, person, levelIndex);
	return made;
}

/** The value of a hidden field in a page. */
export const hidden = (html: string, name: string): string =>
	new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
