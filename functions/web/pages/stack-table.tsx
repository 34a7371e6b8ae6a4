// A table of records whose rows become blocks on a narrow screen. Invariant: every column has a head in the first row, even where only a screen
// reader finds it.
import type { Child } from 'hono/jsx';

/** The words over a column; of a column of numbers they stand at the right, as its cells do. */
export type ColumnHead = string | { number: string };

const Head = ({ head }: { head: ColumnHead }) =>
	typeof head === 'string' ? (
		<th scope="col">{head}</th>
	) : (
		<th scope="col" class="number">
			{head.number}
		</th>
	);

export interface StackTableView {
	heads: readonly ColumnHead[];
	caption?: string;
	/** On a narrow screen a row is a label with its number beside it, not a list of named cells. */
	figures?: boolean;
	/** The rows. */
	children: Child;
}

export const StackTable = ({ heads, caption, figures, children }: StackTableView) => (
	<div class="table">
		<table class={figures ? 'stack figures' : 'stack'}>
			{caption === undefined ? null : <caption>{caption}</caption>}
			<thead>
				<tr>
					{heads.map((head) => (
						<Head head={head} />
					))}
				</tr>
			</thead>
			<tbody>{children}</tbody>
		</table>
	</div>
);
