// `npm start`: the whole system on this machine. PORT (3000) and DATA_DIR (.local); one clear line and exit 1 where it cannot start.
import { resolve } from 'node:path';
import { startHost } from './host.ts';
import { HostProblem } from './host-problem.ts';
import type { Host } from './host-shape.ts';
import { seededUsers } from './oidc/seeded-users.ts';
import { tableOfPhases } from './start-phases.ts';

const DEFAULT_PORT = 3000;

function readPort(): number {
	const port = Number(process.env.PORT ?? DEFAULT_PORT);
	if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
	throw new HostProblem(
		`PORT phải là số từ 0 đến 65535, không phải "${process.env.PORT}".`,
		`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`,
	);
}

function tell(host: Host, folder: string, loading: number): void {
	const phases = [{ name: 'Node and modules', milliseconds: loading }, ...host.startPhases];
	const milliseconds = phases.reduce((sum, phase) => sum + phase.milliseconds, 0);
	console.log(`\nHệ thống đã chạy (${(milliseconds / 1000).toFixed(1)} s). The system is up. Ctrl+C dừng / stops.\n`);
	console.log(`  Mở / open       ${host.url}/`);
	console.log(`  Hộp thư / mail  ${host.url}/_local/mail`);
	console.log(`  Dữ liệu / data  ${folder}\n`);
	console.log(`Thời gian khởi động / where the start took its time (${Math.round(milliseconds)} ms):`);
	for (const line of tableOfPhases(phases)) console.log(line);
	console.log('');
	console.log('Tài khoản mẫu / seeded users:');
	for (const { username, name, unit } of seededUsers) console.log(`  ${username.padEnd(12)} ${name}, ${unit}`);
	console.log('\nKhông có tác dụng trên một máy / in the template, without effect on one machine:');
	for (const [type, reason] of host.model.withoutEffect) console.log(`  ${type}: ${reason}`);
	console.log('');
}

function explain(error: unknown): void {
	if (error instanceof HostProblem) console.error(`${error.vietnamese}\n${error.message}`);
	else console.error(error instanceof Error ? error.message : String(error));
}

// Functions run by UTC on AWS; those that run as threads here share the clock zone of this process.
process.env.TZ = 'UTC';
// Counted from the start of the process.
const loading = performance.now();
console.log('Đang khởi động, lần đầu mất vài giây… / Starting, the first time takes a few seconds…');
try {
	const folder = resolve(process.env.DATA_DIR ?? '.local');
	const host = await startHost({ dataFolder: folder, port: readPort() });
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			// A second Ctrl+C does not wait: the data folder bears being cut off.
			if (stopping) process.exit(1);
			stopping = true;
			void host.stop().then(() => process.exit(0));
		});
	}
	tell(host, folder, loading);
} catch (error) {
	explain(error);
	process.exit(1);
}
