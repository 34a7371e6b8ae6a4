// The interface's own shapes. Invariant: names are those of the public contract; the description of the interface is generated from here.
import { z } from 'zod';
import { activityKeys } from '../../domain/activities.ts';
import { measureKeys, readingSchema, sourceKeys, statusKeys } from '../../domain/reading.ts';
import { levels } from '../../domain/register/unit.ts';
import { reportStates } from '../../domain/report.ts';
import { problemSchema } from '../routes/problem-json.ts';

const programme = z.enum(['national', 'local']);
const bilingual = z.object({ vi: z.string(), en: z.string() });

export const openedSchema = z.object({
	reportId: z.string(),
	version: z.int(),
	uploads: z.array(
		z.object({ n: z.int(), name: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) }),
	),
});

export const submissionSchema = z.object({
	version: z.int(),
	revision: z.int(),
	answers: z.record(z.string(), z.string().max(2000)).default({}),
	programme: programme.nullish(),
});

export const standingSchema = z.object({
	reportId: z.string(),
	version: z.int(),
	revision: z.int(),
	state: z.enum(reportStates),
});

const permissionSchema = z.object({ allowed: z.boolean(), why: problemSchema.nullable() });

export const reportSchema = standingSchema.extend({
	seq: z.int(),
	unit: z.string(),
	unitName: z.string(),
	period: z.string(),
	programme: programme.nullable(),
	submitter: z.object({ id: z.string(), name: z.string(), position: z.string() }),
	/** Who has the next move; null where the system has, or nobody. */
	holder: z
		.object({ level: z.enum(levels), unit: z.string(), unitName: z.string(), approvers: z.array(z.string()) })
		.nullable(),
	due: z.string().nullable(),
	route: z
		.object({
			chain: z.array(z.object({ level: z.enum(levels), unitId: z.string() })),
			asOf: z.string(),
			reason: bilingual,
		})
		.nullable(),
	files: z.array(
		z.object({
			n: z.int(),
			name: z.string(),
			bytes: z.int(),
			sha256: z.string(),
			role: z.string(),
			objectVersionId: z.string().nullable(),
		}),
	),
	figuresDigest: z.string().nullable(),
	reading: readingSchema.nullable(),
	findings: z.array(
		problemSchema.extend({
			id: z.string(),
			severity: z.enum(['error', 'warning', 'info']),
			figures: z.array(z.string()),
			answer: z.string().nullable(),
		}),
	),
	failure: z.object({ kind: z.enum(['document', 'system']), problems: z.array(problemSchema) }).nullable(),
	problems: z.array(problemSchema),
	objection: z
		.object({
			act: z.enum(['return', 'return-below', 'reject']),
			levelIndex: z.int(),
			by: z.string(),
			reason: z.string(),
			at: z.string(),
		})
		.nullable(),
	mayI: z.object({
		submit: permissionSchema,
		openVersion: permissionSchema,
		withdraw: permissionSchema,
		resume: permissionSchema,
		override: permissionSchema,
		reroute: permissionSchema,
	}),
	createdAt: z.string(),
	updatedAt: z.string(),
});

const verdictSchema = z.union([
	z.object({ holds: z.literal(true) }),
	z.object({ holds: z.literal(false), seq: z.int().meta({ description: 'The first entry that does not fit.' }) }),
]);

export const historySchema = z.object({
	reportId: z.string(),
	chain: verdictSchema,
	events: z.array(
		z.object({
			reportId: z.string(),
			seq: z.int(),
			at: z.string(),
			version: z.int(),
			actor: z.looseObject({ kind: z.string(), id: z.string(), name: z.string() }),
			body: z.looseObject({ type: z.string() }),
			previous: z.string(),
			hash: z.string(),
		}),
	),
	mailChain: verdictSchema,
	mails: z.array(
		z.object({
			seq: z.int(),
			at: z.string(),
			kind: z.string(),
			version: z.int(),
			to: z.string(),
			messageId: z.string().nullable(),
			status: z.enum(['delivered', 'bounced', 'complained', 'rejected', 'opened']).optional(),
			previous: z.string(),
			hash: z.string(),
		}),
	),
});

export const aggregateQuerySchema = z.object({
	unit: z.string().max(80).optional(),
	period: z.string().max(60),
	programme: programme.default('national'),
	activity: z.enum(activityKeys).optional(),
	source: z.enum(sourceKeys).optional(),
	asOf: z.iso
		.datetime({ offset: true })
		.or(z.iso.date())
		.optional()
		.meta({ description: 'A day means its end, on the clock of Vietnam.' }),
});

export const aggregateSchema = z.object({
	unit: z.string(),
	unitName: z.string(),
	period: z.string(),
	programme,
	asOf: z.string(),
	cells: z.array(
		z.object({
			key: z.string(),
			activity: z.enum(activityKeys),
			source: z.enum(sourceKeys).nullable(),
			measure: z.enum(measureKeys),
			noun: z.string().nullable(),
			status: z.enum(statusKeys),
			own: z.number().nullable(),
			below: z.number().nullable(),
			difference: z.number().nullable(),
			children: z.array(z.string()),
		}),
	),
	coverage: z.object({
		expected: z.int(),
		approved: z.int(),
		partly: z.array(z.string()),
		missing: z.array(z.string()),
		asOf: z.string(),
	}),
	/** Reports the view rests on. */
	reports: z.array(z.object({ childId: z.string(), reportId: z.string(), version: z.int() })),
	/** Units directly below, with or without figures. */
	children: z.array(
		z.object({
			unit: z.string(),
			unitName: z.string(),
			has: z.enum(['own', 'below', 'nothing']),
			cells: z.int(),
			funding: z.number().nullable(),
		}),
	),
});
