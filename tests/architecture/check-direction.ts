// Applies the rules to one file. Invariant: a violation names file and line and says what is wrong and who may do it.
import { posix } from 'node:path';
import {
	adaptersOnly,
	environmentWords,
	type ForbiddenWord,
	impureWords,
	type Layer,
	layers,
	ownFolder,
	stepLayer,
} from './direction-rules.ts';
import { lineAt, maskSource } from './mask-source.ts';
import { type FoundImport, scanImports } from './scan-imports.ts';

export interface SourceFile {
	/** From the root of the repository, with forward slashes. */
	path: string;
	source: string;
}

export const layerOf = (path: string): Layer | undefined => layers.find(({ files }) => files.test(path));

function faultOfPackage(layer: Layer, specifier: string): string | null {
	if (adaptersOnly.packages.test(specifier) && !adaptersOnly.layers.includes(layer.name)) {
		return `imports ${specifier}: only functions/adapters may`;
	}
	if (specifier === 'node:process' && !layer.seesEnvironment) {
		return `imports node:process: only handler.ts sees the environment`;
	}
	if (layer.packages === 'any' || layer.packages.some((allowed) => allowed.test(specifier))) return null;
	return `imports the package ${specifier}, which ${layer.name} may not`;
}

function faultOfPath(layer: Layer, file: SourceFile, specifier: string): string | null {
	const target = posix.join(posix.dirname(file.path), specifier);
	const allowed = layer.name === stepLayer ? [...layer.mayImport, ownFolder(file.path)] : layer.mayImport;
	return allowed.some((pattern) => pattern.test(target))
		? null
		: `imports ${target}, which ${layer.name} may not (tests/architecture/direction-rules.ts says who may)`;
}

function faultOfImport(layer: Layer, file: SourceFile, { specifier }: FoundImport): string | null {
	if (specifier === null) {
		return layer.loadsBuiltFiles
			? null
			: 'imports a module whose name is computed; write it out so that its direction can be checked';
	}
	return /^\.{1,2}(\/|$)/.test(specifier) ? faultOfPath(layer, file, specifier) : faultOfPackage(layer, specifier);
}

function wordFaults({ path, source }: SourceFile, words: readonly ForbiddenWord[], why: string): string[] {
	const code = maskSource(source);
	return words.flatMap(({ pattern, what }) =>
		[...code.matchAll(new RegExp(pattern, 'g'))].map(
			({ index }) => `${path}:${lineAt(source, index)} uses ${what}: ${why}`,
		),
	);
}

export function checkDirection(file: SourceFile): string[] {
	const layer = layerOf(file.path);
	if (!layer) return [`${file.path}:1 belongs to no layer of tests/architecture/direction-rules.ts`];
	const imports = scanImports(file.source).flatMap((found) => {
		const fault = faultOfImport(layer, file, found);
		return fault === null ? [] : [`${file.path}:${found.line} ${fault}`];
	});
	return [
		...imports,
		...(layer.pure ? wordFaults(file, impureWords, `${layer.name} is pure; take it as an argument`) : []),
		...(layer.seesEnvironment ? [] : wordFaults(file, environmentWords, 'only handler.ts sees the environment')),
	];
}
