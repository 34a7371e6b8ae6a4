// Figures grouped by activity, each beside the words that state it. Invariant: the value shown is the one the document says.
import { activityKeys } from '../../domain/activities.ts';
import type { Figure } from '../../domain/reading.ts';
import { formatValue, formatYears } from '../format.ts';
import { activityName } from '../names.ts';
import type { Language, Text } from '../text.ts';
import { markValue } from '../views/mark-value.ts';

export interface FigureListView {
	figures: Figure[];
	/** Ids that have a place in the text shown beside; null where no text is shown. */
	placed: Set<string> | null;
	language: Language;
	text: Text;
}

/** Below this the reader is asking rather than stating. */
const sureFrom = 0.7;

const valueText = (figure: Figure, language: Language, text: Text): string => {
	const noun = figure.unit === 'VND' ? null : figure.unit;
	const value = formatValue({ measure: figure.measure, value: figure.value, noun }, language, text);
	const to =
		figure.valueTo === null ? '' : ` – ${formatValue({ ...figure, value: figure.valueTo, noun }, language, text)}`;
	return `${text.bounds[figure.bound]} ${value}${to}`.trim();
};

const Quote = ({ figure }: { figure: Figure }) => {
	const { before, value, after } = markValue(figure.quote, figure.value);
	return (
		<q lang="vi">
			{before}
			{value ? <mark>{value}</mark> : null}
			{after}
		</q>
	);
};

const FigureItem = ({ figure, placed, language, text }: Omit<FigureListView, 'figures'> & { figure: Figure }) => {
	const { page } = figure.place;
	const facts = [
		text.measures[figure.measure],
		figure.source ? text.sources[figure.source] : null,
		formatYears(figure.period),
		figure.status === 'actual' ? null : text.statuses[figure.status],
		page ? text.reading.page(page) : null,
	];
	return (
		<div class="figure" id={`figure-${figure.id}`}>
			<div class="line">
				<span class="value">{valueText(figure, language, text)}</span>
				<span>
					{figure.confidence < sureFrom ? <span class="badge warn">{text.reading.uncertain}</span> : null}{' '}
					{placed?.has(figure.id) ? (
						<a href={`#place-${figure.id}`} data-figure={figure.id}>
							{text.reading.showPlace}
						</a>
					) : null}
				</span>
			</div>
			<small>{facts.filter(Boolean).join(' · ')}</small>
			<Quote figure={figure} />
		</div>
	);
};

export const FigureList = (view: FigureListView) => {
	const { figures, language, text } = view;
	if (figures.length === 0) return <p class="missing">{text.reading.noFigures}</p>;
	return (
		<>
			{activityKeys.map((activity) => {
				const own = figures.filter((figure) => figure.activity === activity);
				return own.length === 0 ? null : (
					<div class="activity">
						<h3>{activityName(activity, language)}</h3>
						{own.map((figure) => (
							<FigureItem {...view} figure={figure} />
						))}
					</div>
				);
			})}
		</>
	);
};
