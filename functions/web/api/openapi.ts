// The description of the interface. Invariant: generated from the schemas that parse and type it, so that it cannot drift from them.
import { z } from 'zod';
import { openingSchema, versionSchema } from '../routes/open-body.ts';
import { problemDocumentSchema } from '../routes/problem-json.ts';
import {
	aggregateQuerySchema,
	aggregateSchema,
	historySchema,
	openedSchema,
	reportSchema,
	standingSchema,
	submissionSchema,
} from './schemas.ts';

const bodies = { Opening: openingSchema, NewVersion: versionSchema, Submission: submissionSchema };
const answers = {
	Opened: openedSchema,
	Report: reportSchema,
	Standing: standingSchema,
	History: historySchema,
	Aggregate: aggregateSchema,
	Problem: problemDocumentSchema,
};

const shape = (schema: z.ZodType, io: 'input' | 'output') => {
	const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
	return rest;
};

const ref = (name: keyof typeof bodies | keyof typeof answers) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: keyof typeof bodies | keyof typeof answers) => ({ 'application/json': { schema: ref(name) } });
const problem = {
	description: 'What is wrong and how to mend it',
	content: { 'application/problem+json': { schema: ref('Problem') } },
};
const answer = (status: string, description: string, name: keyof typeof answers) => ({
	[status]: { description, content: json(name) },
	default: problem,
});
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

/** One query parameter per field of the schema. */
function queryParameters() {
	const { properties = {}, required = [] } = z.toJSONSchema(aggregateQuerySchema, { io: 'input' });
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema,
	}));
}

export const createOpenApi = (baseUrl: string) => ({
	openapi: '3.1.0',
	info: {
		title: 'Khuyến công reports',
		version: '1',
		description:
			'Upload industrial promotion reports, confirm what was read, follow their approval, read the aggregates.',
	},
	servers: [{ url: baseUrl }],
	security: [{ bearer: [] }],
	paths: {
		'/api/reports': {
			post: {
				operationId: 'openReport',
				summary: 'Declare a report and get one upload form per file',
				requestBody: { required: true, content: json('Opening') },
				responses: answer('201', 'Post each file to its form, the file as the last field', 'Opened'),
			},
		},
		'/api/reports/{id}': {
			get: {
				operationId: 'getReport',
				summary: 'Where a report stands, what was read and what may be done',
				parameters: [id],
				responses: answer('200', 'The report', 'Report'),
			},
		},
		'/api/reports/{id}/versions': {
			post: {
				operationId: 'openVersion',
				summary: 'Declare the next version of a report',
				parameters: [id],
				requestBody: { required: true, content: json('NewVersion') },
				responses: answer('201', 'Post each file to its form', 'Opened'),
			},
		},
		'/api/reports/{id}/submit': {
			post: {
				operationId: 'submitReport',
				summary: 'Confirm the figures as read and answer the findings',
				parameters: [id],
				requestBody: { required: true, content: json('Submission') },
				responses: answer('200', 'Submitted', 'Standing'),
			},
		},
		'/api/reports/{id}/history': {
			get: {
				operationId: 'getHistory',
				summary: 'All events of a report with the verdict of their hash chain',
				parameters: [id],
				responses: answer('200', 'The history', 'History'),
			},
		},
		'/api/aggregates': {
			get: {
				operationId: 'getAggregates',
				summary: 'Approved figures of a unit beside the sum of the level below, with coverage',
				parameters: queryParameters(),
				responses: answer('200', 'The view', 'Aggregate'),
			},
		},
	},
	components: {
		securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
		schemas: {
			...Object.fromEntries(Object.entries(bodies).map(([name, schema]) => [name, shape(schema, 'input')])),
			...Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, shape(schema, 'output')])),
		},
	},
});
