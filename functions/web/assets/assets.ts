// The static files of the site, held in the bundle. Invariant: an address carries the hash of its content, so it may be kept for ever.
import { createHash } from 'node:crypto';
import { approveScript } from './approve-script.ts';
import { pollScript } from './poll-script.ts';
import { readingScript } from './reading-script.ts';
import { style } from './style.ts';
import { uploadScript } from './upload-script.ts';

const contents = {
	'style.css': style,
	'approve.js': approveScript,
	'poll.js': pollScript,
	'reading.js': readingScript,
	'upload.js': uploadScript,
} as const;
export type AssetName = keyof typeof contents;

export interface Asset {
	body: string;
	type: string;
}

const pathOf = (name: string, body: string): string => {
	const hash = createHash('sha256').update(body, 'utf8').digest('hex').slice(0, 12);
	const dot = name.lastIndexOf('.');
	return `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
};

const paths = Object.fromEntries(Object.entries(contents).map(([name, body]) => [name, pathOf(name, body)])) as Record<
	AssetName,
	string
>;

export const assetPath = (name: AssetName): string => paths[name];

const typeOf = (name: string): string =>
	name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';

export const assets: ReadonlyMap<string, Asset> = new Map(
	Object.entries(contents).map(([name, body]) => [pathOf(name, body), { body, type: typeOf(name) }]),
);
