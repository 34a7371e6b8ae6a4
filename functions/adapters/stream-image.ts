// Table items out of stream records. Invariant: the new image is what the writer put, type by type.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../ports/item-store.ts';

/** Null for removals, which carry no new image. */
export const newImageOf = (record: { dynamodb?: { NewImage?: unknown } | undefined }): Item | null => {
	const image = record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
	return image ? (unmarshall(image) as Item) : null;
};
