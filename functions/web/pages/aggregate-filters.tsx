// What of the approved figures is shown. Invariant: a plain form, so that every choice is an address that can be shared.
import { activityKeys } from '../../domain/activities.ts';
import { periodLabel } from '../../domain/periods.ts';
import { sourceKeys } from '../../domain/reading.ts';
import { activityName } from '../names.ts';
import type { AggregatesView } from './aggregates-view.ts';
import { SelectField } from './select-field.tsx';

export const Filters = ({ view }: { view: AggregatesView }) => {
	const { language, text } = view;
	const { aggregates } = text;
	return (
		<form class="card filters no-print" method="get" action="/aggregates">
			<input type="hidden" name="unit" value={view.unit.id} />
			<SelectField
				name="period"
				label={aggregates.period}
				options={view.periods.map((id) => [id, periodLabel(id, language)])}
				chosen={view.period}
			/>
			<SelectField
				name="programme"
				label={aggregates.programme}
				options={(['national', 'local'] as const).map((key) => [key, text.programmes[key]])}
				chosen={view.programme}
			/>
			<SelectField
				name="activity"
				label={aggregates.activity}
				options={[
					['', aggregates.all],
					...activityKeys.map((key): [string, string] => [key, activityName(key, language)]),
				]}
				chosen={view.activity}
			/>
			<SelectField
				name="source"
				label={aggregates.source}
				options={[['', aggregates.all], ...sourceKeys.map((key): [string, string] => [key, text.sources[key]])]}
				chosen={view.source}
			/>
			<div class="field">
				<button type="submit">{aggregates.show}</button>
			</div>
		</form>
	);
};
