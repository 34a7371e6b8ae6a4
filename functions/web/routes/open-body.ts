// What a new report or version is declared with, over the interface and from the upload page. Invariant: one parser for both.
import { z } from 'zod';
import { parsePeriod } from '../../domain/periods.ts';
import type { Problem } from '../../domain/problem.ts';
import { periodKinds } from '../../domain/reading.ts';
import { fileRoles } from '../../domain/report-files.ts';
import type { Opening } from '../../ledger/open-report.ts';

export const declaredFileSchema = z.object({
	name: z.string().min(1).max(255),
	bytes: z.int().nonnegative(),
	sha256: z
		.string()
		.regex(/^[0-9a-fA-F]{64}$/)
		.transform((hash) => hash.toLowerCase()),
	role: z.enum(fileRoles),
});

const kindSchema = z.enum(periodKinds);

export const openingSchema = z.object({
	unit: z.string().min(1).max(80),
	kind: kindSchema.optional(),
	period: z.union([
		z.string().max(60),
		z.object({ kind: kindSchema.optional(), from: z.int(), to: z.int(), index: z.int().optional() }),
	]),
	programme: z.enum(['national', 'local']).nullish(),
	files: z.array(declaredFileSchema).max(50),
});

export const versionSchema = z.object({
	revision: z.int().optional(),
	files: z.array(declaredFileSchema).max(50),
});

const wrongKind = (kind: string, id: string): Problem => ({
	code: 'period-kind',
	vi: `Kỳ "${id}" không thuộc loại kỳ đã chọn (${kind}): hãy chọn lại kỳ báo cáo.`,
	en: `Period "${id}" is not of the kind given (${kind}): choose the period again.`,
});

/** The kind beside the period completes it, or must agree with it. */
export function openingOf(body: z.infer<typeof openingSchema>): { opening: Opening; problems: Problem[] } {
	const { unit, kind, programme = null, files } = body;
	const period = typeof body.period === 'string' ? body.period : { ...body.period, kind: body.period.kind ?? kind };
	const parsed = parsePeriod(period);
	const disagrees = kind !== undefined && parsed.ok && parsed.period.kind !== kind;
	return {
		opening: { unitId: unit, period: period as Opening['period'], programme, files },
		problems: disagrees ? [wrongKind(kind, parsed.id)] : [],
	};
}
