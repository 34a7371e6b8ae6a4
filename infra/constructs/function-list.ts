// Every function of the system with the size it runs at: pure data, read by the bundler and by the stacks alike.
// A function that is not named here is neither bundled nor deployed, and a name without a handler fails the bundle.
export const functionNames = [
	'web',
	'receive-upload',
	'record-scan',
	'record-mail-event',
	'await-scan',
	'read-report',
	'check-report',
	'request-confirmation',
	'plan-route',
	'request-approval',
	'publish-figures',
	'notify-outcome',
	'fail-report',
	'resume-workflow',
	'sweep-decisions',
	'tend-reviews',
	'reconcile',
	'project-aggregates',
] as const;
export type FunctionName = (typeof functionNames)[number];

export type FunctionSize = { memoryMegabytes: number; timeoutSeconds: number };

const small: FunctionSize = { memoryMegabytes: 512, timeoutSeconds: 30 };

export const functionSizes: Record<FunctionName, FunctionSize> = {
	// The HTTP API gives up after 30 s; ending earlier leaves time to answer with a page that says so.
	web: { memoryMegabytes: 1024, timeoutSeconds: 25 },
	'receive-upload': small,
	'record-scan': small,
	'record-mail-event': small,
	'await-scan': small,
	// A scanned PDF of fifty megabytes is held, rendered and recognised in memory, two pictures at once; the recognition of one file ends
	// itself after four minutes (functions/documents/scan-pages.ts). More memory than this is not to be had on a new account.
	'read-report': { memoryMegabytes: 3008, timeoutSeconds: 600 },
	'check-report': { memoryMegabytes: 1024, timeoutSeconds: 60 },
	'request-confirmation': small,
	'plan-route': small,
	'request-approval': small,
	'publish-figures': { memoryMegabytes: 1024, timeoutSeconds: 60 },
	'notify-outcome': small,
	'fail-report': small,
	'resume-workflow': small,
	// Must end before the next minute's sweep begins.
	'sweep-decisions': { memoryMegabytes: 512, timeoutSeconds: 50 },
	'tend-reviews': { memoryMegabytes: 512, timeoutSeconds: 50 },
	reconcile: { memoryMegabytes: 512, timeoutSeconds: 300 },
	'project-aggregates': { memoryMegabytes: 512, timeoutSeconds: 60 },
};

/** `await-scan` -> `AwaitScan`: the name of its construct and, with `Arn`, of its place in the workflow file. */
export function pascalName(name: FunctionName): string {
	return name
		.split('-')
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join('');
}
