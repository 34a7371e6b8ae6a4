// A choice from a list with its label. Invariant: the label belongs to the list, and what was chosen before stands chosen again.

export const SelectField = (field: {
	name: string;
	label: string;
	options: [string, string][];
	chosen?: string;
	/** The kinds of period that the field is for; all of them where none is named. */
	kinds?: string;
	/** Shown first and not accepted: somebody has to choose. */
	choose?: string;
}) => (
	<div class="field" data-kinds={field.kinds}>
		<label for={field.name}>{field.label}</label>
		<select id={field.name} name={field.name} required={field.choose !== undefined}>
			{field.choose === undefined ? null : <option value="">{field.choose}</option>}
			{field.options.map(([value, label]) => (
				<option value={value} selected={value === field.chosen}>
					{label}
				</option>
			))}
		</select>
	</div>
);
