// A process that is nothing but a host, to be killed by host-kill.test.ts. Says its URL, or why it could not start.
import { startHost } from '../../infra/local/host.ts';

const { dataFolder, port, sources } = JSON.parse(process.argv[2] ?? '{}');
try {
	const host = await startHost({ dataFolder, port, sources, quiet: true });
	process.send?.({ url: host.url });
	process.on('SIGTERM', () => void host.stop().then(() => process.exit(0)));
} catch (error) {
	process.send?.({ refused: error instanceof Error ? error.message : String(error) });
	process.exitCode = 1;
	process.disconnect();
}
