// The form that uploads a report or its next version. Invariant: without a script it says that it cannot work, instead of half working.
import { periodKinds } from '../../domain/reading.ts';
import { fileRoles, uploadLimits } from '../../domain/report-files.ts';
import { unitName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { SelectField } from './select-field.tsx';

export interface UploadView {
	/** Null for a new report. */
	version: { reportId: string; revision: number; unitId: string } | null;
	units: string[];
	/** The current year, to start from. */
	year: number;
	language: Language;
	text: Text;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const PeriodFields = ({ year, text }: { year: number; text: Text }) => {
	const { upload } = text;
	const years = range(2010, year + 1)
		.reverse()
		.map((one): [string, string] => [`${one}`, `${one}`]);
	const ends = range(2010, year + 6)
		.reverse()
		.map((one): [string, string] => [`${one}`, `${one}`]);
	const start = year % 5 === 0 ? year - 4 : year - ((year - 1) % 5);
	return (
		<div class="row">
			<SelectField
				name="kind"
				label={upload.kind}
				options={periodKinds.toReversed().map((kind) => [kind, upload.kinds[kind]])}
				chosen="programme"
			/>
			<SelectField
				name="from"
				label={`${upload.year} / ${upload.fromYear.toLowerCase()}`}
				options={years}
				chosen={`${start}`}
			/>
			<SelectField name="to" label={upload.toYear} options={ends} chosen={`${start + 4}`} kinds="programme" />
			<SelectField
				name="half"
				label={upload.which}
				options={upload.halves.map((label, index) => [`${index + 1}`, label])}
				kinds="half"
			/>
			<SelectField
				name="quarter"
				label={upload.which}
				options={range(1, 4).map((n) => [`${n}`, upload.quarter(n)])}
				kinds="quarter"
			/>
			<SelectField
				name="month"
				label={upload.which}
				options={range(1, 12).map((n) => [`${n}`, upload.month(n)])}
				kinds="month"
			/>
		</div>
	);
};

const ReportFields = ({ units, year, text }: { units: string[]; year: number; text: Text }) => (
	<>
		<SelectField
			name="unit"
			label={text.upload.unit}
			options={units.map((id) => [id, unitName(id)])}
			{...(units.length > 1 ? { choose: text.upload.chooseUnit } : {})}
		/>
		<PeriodFields year={year} text={text} />
		<fieldset class="field">
			<legend>{text.upload.programme}</legend>
			<div class="choices">
				{(['', 'national', 'local'] as const).map((value) => (
					<label class="choice">
						<input type="radio" name="programme" value={value} checked={value === ''} />
						{text.programmes[value || 'unknown']}
					</label>
				))}
			</div>
		</fieldset>
	</>
);

/** What the script says; it reads them from the form, so that it speaks the page's language. */
const scriptTexts = ({ upload }: Text, roles: Text['upload']['roles']): string => {
	const { role, chooseUnit, remove, hashing, sending, sent, failed, offline, expired, done } = upload;
	return JSON.stringify({ role, roles, chooseUnit, remove, hashing, sending, sent, failed, offline, expired, done });
};

export const UploadPage = (view: UploadView) => {
	const { version, units, year, text } = view;
	const { upload } = text;
	const hint = upload.filesHint(
		uploadLimits.endings.join(', '),
		uploadLimits.maxBytes / 1024 / 1024,
		uploadLimits.maxFiles,
	);
	const roles = Object.fromEntries(fileRoles.map((role) => [role, upload.roles[role]])) as Text['upload']['roles'];
	return (
		<>
			{version ? (
				<p class="crumb">
					<a href={`/reports/${version.reportId}`}>← {upload.back}</a>
				</p>
			) : null}
			<h1>{version ? upload.titleVersion : upload.title}</h1>
			{version ? (
				<p class="lead">
					{unitName(version.unitId)}. {upload.leadVersion}
				</p>
			) : null}
			<noscript>
				<p class="problems">{upload.noScript}</p>
			</noscript>
			<form
				id="upload"
				class="card"
				method="post"
				action={version ? `/reports/${version.reportId}/versions` : '/reports'}
				data-revision={version ? `${version.revision}` : undefined}
				data-texts={scriptTexts(text, roles)}
			>
				<div class="problems" role="alert" tabindex={-1} hidden>
					<ul />
				</div>
				{version ? null : <ReportFields units={units} year={year} text={text} />}
				<div class="field">
					<label for="files">{upload.files}</label>
					<p class="hint" id="files-hint">
						{hint}
					</p>
					<div class="drop">
						<span class="button second" aria-hidden="true">
							{upload.choose}
						</span>
						<span class="soft" aria-hidden="true">
							{upload.orDrop}
						</span>
						<input
							type="file"
							id="files"
							multiple
							accept={uploadLimits.endings.join(',')}
							aria-describedby="files-hint"
						/>
					</div>
					<ul class="chosen-files" aria-live="polite" />
				</div>
				<div class="actions">
					<button type="submit">{upload.send}</button>
					<span class="notice" role="status" />
				</div>
			</form>
		</>
	);
};
