// What a service may do as one role (or from one source), for calls that come again and again. Invariant: a lasting refusal is told once,
// not at every poll, and told again only after it was lifted.
import type { Actor, Authority } from './authority.ts';

export type Permission = (action: string, resource: string) => boolean;

export function createPermission(authority: Authority, actor: Actor): Permission {
	const told = new Set<string>();
	return (action, resource) => {
		const refusal = authority.weigh(actor, { action, resource });
		const key = `${action} ${resource}`;
		if (refusal === undefined) told.delete(key);
		else if (!told.has(key)) {
			told.add(key);
			authority.tell(refusal);
		}
		return refusal === undefined;
	};
}
