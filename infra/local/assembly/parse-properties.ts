// Parses the resolved properties of one resource; a property that the host cannot play is an error naming resource and property.
import { z } from 'zod';
import type { ScopedResource } from './stack-scope.ts';

export function parseProperties<T>(resource: ScopedResource, schema: z.ZodType<T>): T {
	const parsed = schema.safeParse(resource.properties());
	if (parsed.success) return parsed.data;
	throw new Error(
		`${resource.stack.name}: ${resource.type} ${resource.logicalId} holds something the local host cannot play:\n${z.prettifyError(parsed.error)}`,
	);
}
