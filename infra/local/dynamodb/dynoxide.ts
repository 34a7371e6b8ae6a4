// The DynamoDB engine as a process of its own over one file in the data folder. Invariant: it answers on one port for as long as the host
// lives (a crash is followed by a restart), and it never outlives the host, not even after kill -9 of the host.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { HostProblem } from '../host-problem.ts';

export interface Dynoxide {
	readonly url: string;
	/** Of the engine itself, once it runs. */
	processId(): number | undefined;
	stop(): Promise<void>;
}

const READY_MILLISECONDS = 10_000;
const RESTART_MILLISECONDS = 200;

// The shell ends the engine when its input closes: the kernel closes it also when the host is killed, and no id is left to clean up.
const GUARD = `exec 3<&0
"$@" </dev/null >/dev/null 3<&- &
engine=$!
echo "$engine"
{ cat <&3 >/dev/null; kill "$engine" 2>/dev/null; } &
exec 3<&-
wait "$engine"`;

export function findDynoxide(platform = `${process.platform}-${process.arch}`): string {
	try {
		return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/dynoxide`);
	} catch {
		throw new HostProblem(
			`Không có DynamoDB cục bộ cho nền tảng ${platform}: hãy đặt biến DYNAMODB_ENDPOINT trỏ tới một máy chủ DynamoDB (ví dụ http://127.0.0.1:8000).`,
			`No local DynamoDB for the platform ${platform} (optional dependency @dynoxide/${platform}): set DYNAMODB_ENDPOINT to a DynamoDB server, such as DynamoDB Local at http://127.0.0.1:8000.`,
		);
	}
}

export async function startDynoxide(options: {
	readonly binary: string;
	readonly databasePath: string;
	readonly port: number;
	readonly onTrouble: (line: string) => void;
}): Promise<Dynoxide> {
	const { binary, databasePath, port, onTrouble } = options;
	const url = `http://127.0.0.1:${port}`;
	let stopped = false;
	let said = '';
	let processId: number | undefined;
	let child: ChildProcess;
	const gone = Promise.withResolvers<void>();

	const start = () => {
		child = spawn(
			'sh',
			['-c', GUARD, 'sh', binary, 'serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', databasePath],
			// A group of its own: Ctrl+C in a terminal goes to the host alone, which ends the engine after all who need it.
			{ stdio: ['pipe', 'pipe', 'pipe'], detached: true },
		);
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			processId = Number(text);
		});
		child.stderr?.setEncoding('utf8').on('data', (text: string) => {
			said = (said + text).slice(-2000);
		});
		child.on('error', (error) => onTrouble(`DynamoDB: ${String(error)}`));
		// Writing never happens; the pipe breaking is how the end of the engine shows.
		child.stdin?.on('error', () => child.stdin?.destroy());
		child.on('exit', (code) => {
			child.stdin?.destroy();
			if (stopped) {
				gone.resolve();
				return;
			}
			onTrouble(
				`DynamoDB ended by itself (exit ${code}) and is started again. ${said.trim().split('\n').at(-1) ?? ''}`,
			);
			setTimeout(() => {
				if (stopped) gone.resolve();
				else start();
			}, RESTART_MILLISECONDS);
		});
	};

	start();
	const dynoxide: Dynoxide = {
		url,
		processId: () => processId,
		async stop() {
			stopped = true;
			child.stdin?.destroy();
			await gone.promise;
		},
	};
	if (await answers(url)) return dynoxide;
	await dynoxide.stop();
	throw new HostProblem(
		`DynamoDB cục bộ không khởi động được: ${said.trim() || binary}`,
		`The local DynamoDB did not start within ${READY_MILLISECONDS / 1000} s: ${said.trim() || binary}`,
	);
}

async function answers(url: string): Promise<boolean> {
	const deadline = Date.now() + READY_MILLISECONDS;
	while (Date.now() < deadline) {
		try {
			await fetch(url, { signal: AbortSignal.timeout(1000) });
			return true;
		} catch {
			// Not listening yet: ask again until the deadline.
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
	return false;
}
