// What of the approved figures is shown. Invariant: a plain form, so that every choice is an address that can be shared.
import { activityKeys } from '../../domain/activities.ts';
import { periodLabel } from '../../domain/periods.ts';
import { sourceKeys } from '../../domain/reading.ts';
import { activityName } from '../names.ts';
import type { AggregatesView } from './aggregates-view.ts';

const Filter = (field: { name: string; label: string; options: [string, string][]; chosen: string }) => (
	<div class="field">
		<label for={field.name}>{field.label}</label>
		<select id={field.name} name={field.name}>
			{field.options.map(([value, label]) => (
				<option value={value} selected={value === field.chosen}>
					{label}
				</option>
			))}
		</select>
	</div>
);

export const Filters = ({ view }: { view: AggregatesView }) => {
	const { language, text } = view;
	const { aggregates } = text;
	return (
		<form class="card filters no-print" method="get" action="/aggregates">
			<input type="hidden" name="unit" value={view.unit.id} />
			<Filter
				name="period"
				label={aggregates.period}
				options={view.periods.map((id) => [id, periodLabel(id, language)])}
				chosen={view.period}
			/>
			<Filter
				name="programme"
				label={aggregates.programme}
				options={(['national', 'local'] as const).map((key) => [key, text.programmes[key]])}
				chosen={view.programme}
			/>
			<Filter
				name="activity"
				label={aggregates.activity}
				options={[
					['', aggregates.all],
					...activityKeys.map((key): [string, string] => [key, activityName(key, language)]),
				]}
				chosen={view.activity}
			/>
			<Filter
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
