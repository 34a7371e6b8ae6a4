// The shape of a CloudFormation template as far as the local host reads it. Values stay `unknown` until an extractor parses them.

export interface TemplateResource {
	readonly Type: string;
	readonly Condition?: string;
	readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface TemplateOutput {
	readonly Value: unknown;
	readonly Export?: { readonly Name: unknown };
	readonly Condition?: string;
}

export interface Template {
	readonly Resources: Readonly<Record<string, TemplateResource>>;
	readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
	readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
	readonly Conditions?: Readonly<Record<string, unknown>>;
	readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
}

/** One stack of the assembly: its template, and where each of its file assets lies on disk by asset hash. */
export interface LoadedStack {
	readonly name: string;
	readonly template: Template;
	readonly assetPaths: ReadonlyMap<string, string>;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
