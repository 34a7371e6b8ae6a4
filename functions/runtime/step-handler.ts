// How every workflow step starts: input checked, identity of the call in the log, errors sorted into retry classes.
// Invariant: neither input nor output is logged (they carry task tokens).
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { z } from 'zod';
import { classify } from './errors.ts';

export const createLogger = (serviceName: string): Logger => new Logger({ serviceName });

/** Error names travel to the workflow engine: only the two classes leave a function. */
export const errorClasses = (logger: Logger): middy.MiddlewareObj => ({
	onError: (request) => {
		const classified = classify(request.error);
		logger.error('the call failed', classified);
		request.error = classified;
	},
});

export function createStepHandler<Input, Output>(
	serviceName: string,
	input: z.ZodType<Input>,
	run: (input: Input) => Promise<Output>,
) {
	const logger = createLogger(serviceName);
	return middy((event: unknown) => run(input.parse(event)))
		.use(injectLambdaContext(logger, { resetKeys: true }))
		.use(errorClasses(logger));
}
