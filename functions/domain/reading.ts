// The form of a reading: what the reader says a report states. Invariant: names are those of the public contract and are never renamed.
import { z } from 'zod';
import { activityKeys } from './activities.ts';

export const sourceKeys = [
	'national',
	'local',
	'local-province',
	'local-district',
	'district-budget',
	'beneficiary',
	'all',
] as const;
export const measureKeys = [
	'funding',
	'projects',
	'establishments',
	'participants',
	'events',
	'products',
	'jobs',
	'media',
	'other',
] as const;
export const statusKeys = ['actual', 'estimated', 'planned'] as const;
export const periodKinds = ['month', 'quarter', 'half', 'nine-months', 'year', 'programme'] as const;

export const periodSchema = z.object({ from: z.int(), to: z.int() });

/** A reporting period: years inclusive; `start` and `end` are ISO dates; `cumulative` = counted from the period's start. */
export const reportPeriodSchema = periodSchema.extend({
	kind: z.enum(periodKinds),
	start: z.string(),
	end: z.string(),
	cumulative: z.boolean(),
});

/** Where a figure stands: UTF-16 offsets in `text`, or a cell; boxes are `[x, y, width, height]` in points. */
export const placeSchema = z.object({
	file: z.int(),
	page: z.int().nullable().optional(),
	start: z.int().optional(),
	end: z.int().optional(),
	boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).optional(),
	sheet: z.string().optional(),
	cell: z.string().optional(),
	table: z.int().optional(),
	row: z.int().optional(),
	column: z.int().optional(),
});

export const figureSchema = z.object({
	id: z.string(),
	activity: z.enum(activityKeys),
	source: z.enum(sourceKeys).nullable(),
	covers: z.enum(['support', 'total', 'unknown']),
	measure: z.enum(measureKeys),
	/** Funding in whole đồng; counts as printed. What the document says, also where it is wrong. */
	value: z.number(),
	unit: z.string(),
	period: periodSchema,
	status: z.enum(statusKeys),
	bound: z.enum(['exact', 'at-least', 'at-most', 'about']),
	valueTo: z.number().nullable(),
	confidence: z.number(),
	quote: z.string(),
	place: placeSchema,
	/** Why it was read so, shown by `--trace`. */
	trace: z.array(z.string()).optional(),
});

export const metadataSchema = z.object({
	title: z.string().nullable(),
	programme: z.enum(['national', 'local']).nullable(),
	period: reportPeriodSchema.nullable(),
	issuer: z.object({
		level: z.enum(['district', 'province', 'commune', 'ministry']).nullable(),
		unit: z.string().nullable(),
		province: z.string().nullable(),
		organ: z.string().nullable(),
	}),
	recipient: z.string().nullable(),
	number: z.string().nullable(),
	date: z.string().nullable(),
	signatory: z.object({
		name: z.string().nullable(),
		position: z.string().nullable(),
		onBehalf: z.string().nullable(),
	}),
	legalBases: z.array(z.object({ number: z.string(), date: z.string().nullable() })),
});

export const cellScopes = ['value', 'total', 'average', 'percent'] as const;
export const rowRoles = ['total', 'section', 'item', 'part', 'text'] as const;

/** What the cells of a column are; null where only the row or the report says it. */
export const columnMeaningSchema = z.object({
	/** `text` columns hold notes and names, never figures. */
	role: z.enum(['value', 'text']),
	/** `total` and `average` are over the periods of other columns; a total over sources has the source `all`. */
	scope: z.enum(cellScopes),
	period: periodSchema.nullable(),
	source: z.enum(sourceKeys).nullable(),
	measure: z.enum(measureKeys).nullable(),
	noun: z.string().nullable(),
	/** As printed: "triệu đồng", "%". */
	unit: z.string().nullable(),
	status: z.enum(statusKeys).nullable(),
});

/** A filled cell as printed, and where it stands in the file. */
export const cellPlaceSchema = z.object({
	text: z.string(),
	page: z.int().optional(),
	cell: z.string().optional(),
	box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
});

export const tableRowSchema = z.object({
	label: z.string(),
	/** Parallel to `columns`. */
	cells: z.array(z.union([z.number(), z.string(), z.null()])),
	/** The printed number of the row: "IV", "1.2", "a". */
	tt: z.string().optional(),
	/** `part`: a row inside the row before it ("- …"), which nothing says to add up. */
	role: z.enum(rowRoles).optional(),
	/** Index in `rows` of the row it belongs to. */
	parent: z.int().nullable().optional(),
	activity: z.enum(activityKeys).nullable().optional(),
	/** Of its own "ĐVT" column. */
	unit: z.string().optional(),
	/** Rows that share one result out over districts or establishments. */
	about: z.enum(['place', 'establishment']).optional(),
	places: z.array(cellPlaceSchema.nullable()).optional(),
});

export const readTableSchema = z.object({
	title: z.string().nullable(),
	unit: z.string().nullable(),
	/** The words of the header over each column, from top to bottom, without those of the labels. */
	columns: z.array(z.array(z.string())),
	rows: z.array(tableRowSchema),
	file: z.int().optional(),
	page: z.int().optional(),
	sheet: z.string().optional(),
	/** That its captions name, for cells whose column and row name none. */
	period: periodSchema.nullable().optional(),
	status: z.enum(statusKeys).nullable().optional(),
	/** Parallel to `columns`. */
	meanings: z.array(columnMeaningSchema).optional(),
});

/** By which rule a cell has its value, of which figures, and which figures of the same cell were not added to it. */
const summaryReasonSchema = z.object({
	rule: z.enum([
		'stated',
		'first-stated',
		'highest-grade',
		'whole-of-others',
		'added',
		'sources-added',
		'annex',
		'annex-rows-added',
	]),
	used: z.array(z.string()),
	leftOut: z.array(z.string()),
});

/** One value per cell (design rule 11): what would be published. `derived`: the sum of parts, not stated as such. */
export const summaryCellSchema = z.object({
	activity: z.enum(activityKeys),
	source: z.enum(sourceKeys).nullable(),
	measure: z.enum(measureKeys),
	noun: z.string().nullable(),
	period: periodSchema,
	status: z.enum(statusKeys),
	value: z.number(),
	figure: z.string(),
	derived: z.boolean(),
	/** Readings of before 25/11/2026 do not say. */
	why: summaryReasonSchema.optional(),
});

export const checkSchema = z.object({
	kind: z.enum(['sum', 'share', 'average', 'duplicate', 'unit', 'citation', 'prose-vs-table', 'ceiling']),
	holds: z.boolean(),
	statement: z.string(),
	parts: z.array(z.string()),
	whole: z.string().nullable(),
	expected: z.union([z.number(), z.string()]),
	found: z.union([z.number(), z.string()]),
	tolerance: z.number(),
	severity: z.enum(['error', 'warning', 'info']),
});

export const questionSchema = z.object({ about: z.string(), ask: z.string(), options: z.array(z.string()) });

export const readingSchema = z.object({
	document: z.object({
		format: z.enum(['txt', 'docx', 'pdf', 'pdf-scan', 'xlsx', 'doc']),
		sha256: z.string(),
		bytes: z.int(),
		pages: z.int().nullable(),
	}),
	metadata: metadataSchema,
	figures: z.array(figureSchema),
	tables: z.array(readTableSchema),
	text: z.string(),
	/** Letters put back that the file had lost: as it stood, as it was read, and where its paragraph starts in `text`. */
	repairs: z.array(z.object({ from: z.string(), to: z.string(), paragraph: z.int() })).optional(),
	summary: z.array(summaryCellSchema),
	checks: z.array(checkSchema),
	questions: z.array(questionSchema),
});

export type Source = (typeof sourceKeys)[number];
export type Measure = (typeof measureKeys)[number];
export type FigureStatus = (typeof statusKeys)[number];
export type PeriodKind = (typeof periodKinds)[number];
export type ReportPeriod = z.infer<typeof reportPeriodSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Metadata = z.infer<typeof metadataSchema>;
export type ReadTable = z.infer<typeof readTableSchema>;
export type TableRow = z.infer<typeof tableRowSchema>;
export type ColumnMeaning = z.infer<typeof columnMeaningSchema>;
export type CellScope = (typeof cellScopes)[number];
export type CellPlace = z.infer<typeof cellPlaceSchema>;
export type SummaryReason = z.infer<typeof summaryReasonSchema>;
export type SummaryCell = z.infer<typeof summaryCellSchema>;
export type Check = z.infer<typeof checkSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Reading = z.infer<typeof readingSchema>;
