// The access keys of the functions: one each, so that an endpoint knows who calls. Invariant: derived from one secret of the data folder,
// so they stay the same over restarts and what was signed before stays valid.
import { createHmac } from 'node:crypto';
import type { FunctionModel } from '../assembly/model.ts';

export interface AccessKey {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
}

export interface AccessKeys {
	of(model: FunctionModel): AccessKey;
	functionOf(accessKeyId: string): FunctionModel | undefined;
	secretOf(accessKeyId: string): string | undefined;
}

export function createAccessKeys(functions: readonly FunctionModel[], secret: string): AccessKeys {
	const byId = new Map(
		functions.map((model) => {
			const key = deriveKey(model.name, secret);
			return [key.accessKeyId, { model, key }];
		}),
	);
	return {
		of: (model) => deriveKey(model.name, secret),
		functionOf: (accessKeyId) => byId.get(accessKeyId)?.model,
		secretOf: (accessKeyId) => byId.get(accessKeyId)?.key.secretAccessKey,
	};
}

function deriveKey(functionName: string, secret: string): AccessKey {
	const derive = (purpose: string) => createHmac('sha256', secret).update(`${purpose}:${functionName}`);
	const id = derive('id').digest('hex').slice(0, 16).toUpperCase();
	return { accessKeyId: `AKIA${id}`, secretAccessKey: derive('secret').digest('base64url') };
}
