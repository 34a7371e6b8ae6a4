// What each step of the workflow takes and gives. Invariant: the state holds ids, versions and outcomes, never document text (rule 9).
import { z } from 'zod';
import { parseExecutionName } from '../functions/domain/execution-name.ts';

/** The state every step can rely on: the execution's input. */
export const executionInput = z.object({ reportId: z.string(), version: z.int(), attempt: z.int() });

const ofVersion = executionInput.pick({ reportId: true, version: true });
const waits = ofVersion.extend({ taskToken: z.string() });

export const awaitScan = {
	input: waits,
	outcome: z.object({ outcome: z.enum(['clean', 'infected', 'unscannable', 'failed']) }),
};
export const readReport = {
	input: ofVersion,
	output: z.discriminatedUnion('outcome', [
		z.object({ outcome: z.literal('read'), figures: z.int() }),
		z.object({ outcome: z.literal('unreadable') }),
	]),
};
export const checkReport = {
	input: ofVersion,
	output: z.object({ findings: z.int(), failing: z.int() }),
};
export const requestConfirmation = {
	input: waits,
	/** `replaced`: the submitter opened a new version instead. */
	outcome: z.object({ outcome: z.enum(['confirmed', 'replaced']) }),
};
export const planRoute = {
	input: ofVersion,
	output: z.object({ levelIndex: z.int() }),
};
export const requestApproval = {
	input: waits.extend({ levelIndex: z.int() }),
	/** `nobody`: the level has nobody in office, it is asked again later; `again`: another level is to be asked, named by `levelIndex`. */
	outcome: z.object({
		outcome: z.enum(['approved', 'returned', 'rejected', 'withdrawn', 'nobody', 'again']),
		levelIndex: z.int(),
	}),
};
export const publishFigures = {
	input: ofVersion.extend({ levelIndex: z.int() }),
	/** `ended`: no level is left to ask, or the report went another way meanwhile. */
	output: z.object({ outcome: z.enum(['next-level', 'ended']), levelIndex: z.int() }),
};
export const notifyOutcome = {
	input: ofVersion.extend({ outcome: z.enum(['approved', 'returned', 'rejected', 'withdrawn']) }),
	output: z.object({ notified: z.string() }),
};
export const failReport = {
	input: executionInput.extend({
		cause: z.enum(['unsafe', 'unreadable', 'too-hard', 'unconfirmed', 'error']),
	}),
	/** `confirmed`: the submitter was faster than the time-out, and the report goes on. */
	output: z.object({ ended: z.enum(['document', 'system', 'lapsed', 'confirmed']) }),
};

/** An execution that ended by itself (rule 17): what the status event says, as the input of fail-report. */
export const executionStatusEvent = z
	.object({
		'detail-type': z.literal('Step Functions Execution Status Change'),
		detail: z.object({ name: z.string() }),
	})
	.transform(({ detail }, context): z.infer<typeof failReport.input> => {
		const of = parseExecutionName(detail.name);
		if (!of) {
			context.addIssue(`execution ${detail.name} is not named after a report`);
			return z.NEVER;
		}
		return { ...of, cause: 'error' };
	});
