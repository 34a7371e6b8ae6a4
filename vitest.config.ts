// What the test runner collects. Suites start real servers on free ports, so files may run in parallel.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
	test: {
		include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
		testTimeout: 30_000,
		hookTimeout: 120_000,
	},
});
