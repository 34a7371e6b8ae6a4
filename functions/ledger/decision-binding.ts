// What a decision by link binds (design rule 1). Invariant: the files, figures and rules are those of the version that was shown.
import type { ReportHead } from '../domain/report.ts';
import type { DecisionBinding } from '../domain/report-events.ts';
import { rulesVersion } from '../domain/rules-version.ts';
import type { LinkItem, VersionItem } from './items.ts';

export function bindingOf(
	head: ReportHead,
	link: Pick<LinkItem, 'levelIndex' | 'standsFor'>,
	files: VersionItem['files'],
	acknowledged: string[],
): DecisionBinding {
	return {
		levelIndex: link.levelIndex,
		unitId: head.route?.chain[link.levelIndex]?.unitId ?? '',
		fileHashes: files.map((file) => file.sha256),
		figuresDigest: head.figuresDigest ?? '',
		rulesVersion,
		acknowledged,
		...(link.standsFor ? { standsFor: link.standsFor } : {}),
	};
}
