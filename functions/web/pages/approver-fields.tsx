// The fields of the forms on approvers. Invariant: each has a label, and its hint is read out with it.

interface FieldProps {
	name: string;
	label: string;
	value: string;
	hint?: string;
	required?: boolean;
}

export const TextField = ({ name, label, value, hint, required }: FieldProps) => (
	<div class="field">
		<label for={name}>{label}</label>
		{hint ? (
			<p class="hint" id={`${name}-hint`}>
				{hint}
			</p>
		) : null}
		<input
			type="text"
			id={name}
			name={name}
			value={value}
			maxlength={400}
			required={required}
			autocomplete="off"
			aria-describedby={hint ? `${name}-hint` : undefined}
		/>
	</div>
);

export const DayField = ({ name, label, value, hint, required }: FieldProps) => (
	<div class="field">
		<label for={name}>{label}</label>
		{hint ? (
			<p class="hint" id={`${name}-hint`}>
				{hint}
			</p>
		) : null}
		<input
			type="text"
			class="date"
			id={name}
			name={name}
			value={value}
			maxlength={40}
			required={required}
			autocomplete="off"
			aria-describedby={hint ? `${name}-hint` : undefined}
		/>
	</div>
);

export const SelectField = ({
	name,
	label,
	value,
	options,
}: {
	name: string;
	label: string;
	value: string;
	options: readonly (readonly [value: string, label: string])[];
}) => (
	<div class="field">
		<label for={name}>{label}</label>
		<select id={name} name={name}>
			{options.map(([one, words]) => (
				<option value={one} selected={one === value}>
					{words}
				</option>
			))}
		</select>
	</div>
);

export const CheckField = ({
	name,
	label,
	checked,
	hint,
}: {
	name: string;
	label: string;
	checked: boolean;
	hint: string;
}) => (
	<div class="field">
		<label class="choice" for={name}>
			<input type="checkbox" id={name} name={name} value="yes" checked={checked} aria-describedby={`${name}-hint`} />
			{label}
		</label>
		<p class="hint" id={`${name}-hint`}>
			{hint}
		</p>
	</div>
);
