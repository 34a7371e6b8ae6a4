// The checker of directions can fail: each planted violation is found, and what is allowed passes.
import { describe, expect, it } from 'vitest';
import { checkDirection } from './check-direction.ts';

const check = (path: string, source: string) => checkDirection({ path, source });

describe('a planted violation is named with file and line', () => {
	const cases: [string, string, string, string][] = [
		[
			'domain importing a port',
			'functions/domain/a.ts',
			"\nimport type { X } from '../ports/x.ts';",
			':2 imports functions/ports/x.ts',
		],
		[
			'domain importing reading',
			'functions/domain/a.ts',
			"export { x } from '../reading/x.ts';",
			'functions/reading/x.ts',
		],
		['domain importing a package', 'functions/domain/a.ts', "import 'hono';", 'the package hono'],
		['domain reading a file', 'functions/domain/a.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
		[
			'reading opening documents',
			'functions/reading/a.ts',
			"import { openDocument } from '../documents/open-document.ts';",
			'open-document.ts',
		],
		['reading importing its cli', 'functions/reading/a.ts', "import { x } from './cli.ts';", 'cli.ts'],
		[
			'documents importing reading',
			'functions/documents/a.ts',
			"import { x } from '../reading/x.ts';",
			'functions/reading/x.ts',
		],
		[
			'a port importing an adapter',
			'functions/ports/a.ts',
			"import { x } from '../adapters/x.ts';",
			'functions/adapters/x.ts',
		],
		[
			'the ledger importing an adapter',
			'functions/ledger/a.ts',
			"import { x } from '../adapters/x.ts';",
			'functions/adapters/x.ts',
		],
		[
			'an adapter importing a step',
			'functions/adapters/a.ts',
			"import { x } from '../read-report/x.ts';",
			'functions/read-report/x.ts',
		],
		[
			'a step importing an adapter',
			'functions/read-report/read-report.ts',
			"import { x } from '../adapters/x.ts';",
			'functions/adapters/x.ts',
		],
		[
			'a step importing another step',
			'functions/read-report/read-report.ts',
			"import { x } from '../check-report/x.ts';",
			'functions/check-report/x.ts',
		],
		[
			'a step importing its handler',
			'functions/read-report/read-report.ts',
			"import { x } from './handler.ts';",
			'handler.ts',
		],
		[
			'a page importing an adapter',
			'functions/web/pages/a.tsx',
			"import { x } from '../../adapters/x.ts';",
			'functions/adapters/x.ts',
		],
		[
			'a step importing the SDK',
			'functions/web/app.tsx',
			"import { S3Client } from '@aws-sdk/client-s3';",
			'@aws-sdk/client-s3',
		],
		[
			'a handler importing the SDK',
			'functions/web/handler.ts',
			"import type { S3Client } from '@aws-sdk/client-s3';",
			'@aws-sdk/client-s3',
		],
		[
			'a handler importing infra',
			'functions/web/handler.ts',
			"import { x } from '../../infra/app.ts';",
			'infra/app.ts',
		],
		[
			'a dynamic import',
			'functions/domain/a.ts',
			"const x = import(\n\t'../adapters/x.ts'\n);",
			'functions/adapters/x.ts',
		],
		[
			'a type import in an expression',
			'functions/domain/a.ts',
			"type X = import('../adapters/x.ts').X;",
			'functions/adapters/x.ts',
		],
		[
			'a computed import',
			'functions/domain/a.ts',
			`const x = (name: string) => import(\`../\${name}.ts\`);`,
			'computed',
		],
		['require', 'functions/domain/a.ts', "const x = require('../adapters/x.ts');", 'functions/adapters/x.ts'],
		[
			'an import over many lines',
			'functions/domain/a.ts',
			"import {\n\ta,\n\tb,\n} from '../adapters/x.ts';",
			':4 imports functions/adapters/x.ts',
		],
		[
			'infra importing functions',
			'infra/stacks/a.ts',
			"import { x } from '../../functions/domain/x.ts';",
			'functions/domain/x.ts',
		],
		['infra importing the local host', 'infra/app.ts', "import { x } from './local/x.ts';", 'infra/local/x.ts'],
		['synth importing the local host', 'infra/synth.ts', "import { x } from './local/host.ts';", 'infra/local/host.ts'],
		[
			'the local host importing an adapter',
			'infra/local/a.ts',
			"import { x } from '../../functions/adapters/x.ts';",
			'functions/adapters/x.ts',
		],
		[
			'the contract importing a step',
			'workflows/a.contract.ts',
			"import { x } from '../functions/web/x.ts';",
			'functions/web/x.ts',
		],
		['a file outside every layer', 'functions/stray.ts', '', 'no layer'],
		['process.env in a step', 'functions/web/app.tsx', '\n\nconst x = process.env.X;', ':3 uses process.env'],
		['process.env in an adapter', 'functions/adapters/a.ts', "const x = process['env'];", 'process['],
		['env of process, taken apart', 'functions/runtime/a.ts', 'const { env } = process;', 'process.env'],
		['node:process in a step', 'functions/web/a.ts', "import { env } from 'node:process';", 'node:process'],
		['await in domain', 'functions/domain/a.ts', 'export const x = async () => await y;', 'await'],
		['the clock in domain', 'functions/domain/a.ts', 'const x = Date.now();', 'Date.now'],
		['the clock by new Date()', 'functions/reading/a.ts', 'const x = new Date( );', 'new Date'],
		['the clock by new Date', 'functions/reading/a.ts', 'const x = new Date;', 'new Date'],
		['the clock within a template', 'functions/reading/a.ts', `const x = \`at \${\`\${Date.now()}\`}\`;`, 'Date.now'],
		['randomness in domain', 'functions/domain/a.ts', 'const x = Math.random();', 'Math.random'],
		[
			'randomness from crypto',
			'functions/domain/a.ts',
			"import { randomUUID } from 'node:crypto';",
			'randomness (crypto)',
		],
		[
			'code behind a regular expression',
			'functions/domain/a.ts',
			'const x = /[\'"`/*]/.test(y) ? Date.now() : 0;',
			'Date.now',
		],
		[
			'code between tags',
			'functions/web/a.tsx',
			'const x = <p>a</p>;const y = <b c={process.env.X} /> / 2;',
			'process.env',
		],
		['the console in reading', 'functions/reading/a.ts', 'console.log(1);', 'console'],
	];

	it.each(cases)('%s', (_, path, source, expected) => {
		const faults = check(path, source);
		expect(faults.join('\n')).toContain(expected);
		for (const fault of faults) expect(fault).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}:\\d+ `));
	});
});

describe('what is allowed passes', () => {
	it.each<[string, string, string]>([
		[
			'hashing in domain',
			'functions/domain/a.ts',
			"import { createHash } from 'node:crypto';\nimport x from 'canonicalize';",
		],
		['data in domain', 'functions/domain/register/a.ts', "import x from './x.json' with { type: 'json' };"],
		[
			'a given date in domain',
			'functions/domain/a.ts',
			`const x = new Date(given);\nconst y = new Date(\`\${x}T00:00Z\`);`,
		],
		[
			'the shape of documents in reading',
			'functions/reading/a.ts',
			"import type { Document } from '../documents/document.ts';",
		],
		[
			'everything wired in a handler',
			'functions/web/handler.ts',
			"import { x } from '../adapters/x.ts';\nimport { y } from './app.tsx';\nconst z = process.env;",
		],
		[
			'the composition of the reader',
			'functions/reading/cli.ts',
			"import { x } from '../documents/open-document.ts';\nawait x(process.env);",
		],
		[
			'a page and its folder',
			'functions/web/pages/a.tsx',
			"import { x } from '../text.vi.ts';\nimport { y } from '../../ledger/y.ts';",
		],
		[
			'a step and its contract',
			'functions/read-report/read-report.ts',
			"import type { X } from '../../workflows/report-approval.contract.ts';",
		],
		['what the host leaves out, in synth', 'infra/synth.ts', "import { x } from './local/assembly/no-effect.ts';"],
		['the SDK in an adapter', 'functions/adapters/a.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
		[
			'words that only look like it',
			'functions/domain/a.ts',
			"// import x from '../adapters/x.ts' await\nconst s = 'await Date.now() process.env';\nconst t = `import('x')`;",
		],
		[
			'an apostrophe in a page',
			'functions/web/pages/a.tsx',
			"const x = <p>It's fine</p>;\nconst y = <p>process of 'env'</p>;",
		],
	])('%s', (_, path, source) => {
		expect(check(path, source)).toEqual([]);
	});
});
