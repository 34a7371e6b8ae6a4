// kill -9 at any time: what was answered is there, what was told of is told, and nothing is left behind.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestClock } from '../../../../infra/local/clock.ts';
import { credentials, region, startS3 } from './running-s3.ts';

describe('durability', () => {
	let folder: string;
	let child: ChildProcess | undefined;
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'local-s3-kill-'));
	});
	afterEach(async () => {
		await kill();
		rmSync(folder, { recursive: true, force: true });
	});

	async function kill() {
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child?.once('exit', resolve));
		child.kill('SIGKILL');
		await gone;
	}

	async function start(mode: 'deaf' | 'listen'): Promise<{ client: S3Client; told: Set<string> }> {
		const told = new Set<string>();
		child = fork(path.join(import.meta.dirname, 'serve.ts'), [folder, mode], { execArgv: [] });
		const endpoint = await new Promise<string>((resolve, reject) => {
			child?.on('message', (message: { url?: string; key?: string }) => {
				if (message.url) resolve(message.url);
				if (message.key) told.add(message.key);
			});
			child?.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
		});
		return { client: new S3Client({ endpoint, region, credentials, maxAttempts: 1 }), told };
	}

	it('keeps every accepted object and tells of each after the restart', async () => {
		const first = await start('deaf');
		const accepted = new Set<string>();
		const putAll = Array.from({ length: 4 }, async (_, lane) => {
			for (let n = 0; ; n++) {
				const Key = `k/${lane}/${n}`;
				await first.client.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body: Key.repeat(500) }));
				accepted.add(Key);
				if (accepted.size === 40) await kill();
			}
		});
		await Promise.allSettled(putAll);
		expect(accepted.size).toBeGreaterThanOrEqual(40);

		const second = await start('listen');
		for (const Key of accepted) {
			const found = await second.client.send(new GetObjectCommand({ Bucket: 'uploads', Key }));
			expect(await found.Body?.transformToString()).toBe(Key.repeat(500));
		}
		await expect.poll(() => [...accepted].filter((key) => !second.told.has(key)), { timeout: 20_000 }).toEqual([]);
		const missed = await second.client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'k/0/0' }));
		expect(missed.VersionId).toBeTruthy();
	});

	it('removes at start the file that a crash left without a row, and no other', async () => {
		const first = await startS3({ folder });
		await first.client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'kept', Body: 'kept' }));
		await first.stop({ keepFolder: true });
		writeFileSync(path.join(folder, 'bodies', 'an-orphan'), 'half');

		const second = await startS3({ folder });
		expect(readdirSync(path.join(folder, 'bodies'))).toHaveLength(1);
		expect(Buffer.from(await second.s3.readObject('uploads', 'kept')).toString()).toBe('kept');
		await second.stop({ keepFolder: true });
	});

	it('delivers a refused event again, later and later, and lets others pass meanwhile', async () => {
		const clock = createTestClock(1_700_000_000_000);
		const attempts: Array<[string, number]> = [];
		const began = clock.now();
		const run = await startS3({
			folder,
			clock,
			deliver: async (event) => {
				attempts.push([event.detail.object.key, clock.now() - began]);
				if (event.detail.object.key === 'poor' && attempts.length < 5) throw new Error('not now');
			},
		});
		const stopSettling = clock.settleWith(run.s3.idle);
		await run.client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'poor', Body: 'x' }));
		await run.s3.idle();
		await run.client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'lucky', Body: 'x' }));
		await run.s3.idle();
		await clock.advance(60_000);
		expect(attempts).toEqual([
			['poor', 0],
			['lucky', 0],
			['poor', 200],
			['poor', 600],
			['poor', 1400],
		]);
		stopSettling();
		await run.stop({ keepFolder: true });
	});

	it('leaves nothing of an upload that broke off', async () => {
		const run = await startS3({ folder });
		const controller = new AbortController();
		const body = new ReadableStream({
			async pull(stream) {
				stream.enqueue(
					new TextEncoder().encode(`--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n${'x'.repeat(1000)}`),
				);
				await new Promise((resolve) => setTimeout(resolve, 20));
				controller.abort();
			},
		});
		const request = { method: 'POST', body, duplex: 'half', signal: controller.signal };
		await expect(
			fetch(`${run.url}/uploads`, {
				...request,
				headers: { 'content-type': 'multipart/form-data; boundary=b' },
			} as RequestInit),
		).rejects.toThrow();
		await run.s3.idle();
		expect(readdirSync(path.join(folder, 'bodies'))).toEqual([]);
		await run.stop({ keepFolder: true });
	});
});
