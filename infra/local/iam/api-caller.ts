// The HTTP API as a caller of functions: let in by the function's permission for its route alone. Invariant: without one the API answers
// 500, as on AWS, and the host's log says why.
import type { RouteModel } from '../assembly/model.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { Authority } from './authority.ts';

export function apiAs(
	authority: Pick<Authority, 'refusalOf'>,
	routes: readonly RouteModel[],
	lambda: Pick<Lambda, 'invoke'>,
): Pick<Lambda, 'invoke'> {
	return {
		async invoke(functionArn, payload) {
			const route = routes.find((one) => one.functionArn === functionArn && keyOf(one) === routeKeyOf(payload));
			const actor = {
				kind: 'service',
				service: 'apigateway.amazonaws.com',
				sourceArn: route?.sourceArn ?? 'no route',
			} as const;
			const refusal = authority.refusalOf(actor, [{ action: 'lambda:InvokeFunction', resource: functionArn }]);
			if (refusal === undefined) return lambda.invoke(functionArn, payload);
			return { ok: false, failure: { errorType: 'AccessDeniedException', errorMessage: refusal, trace: [] } };
		},
	};
}

const keyOf = ({ method, path }: RouteModel) => (path === '$default' ? path : `${method} ${path}`);

const routeKeyOf = (payload: unknown) =>
	typeof payload === 'object' && payload !== null && 'routeKey' in payload ? payload.routeKey : undefined;
