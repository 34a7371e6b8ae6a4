// The document's words with every figure's place marked. Invariant: each place is an anchor, so a link finds it without a script, and
// the scrolled region can be reached by keyboard (WCAG 2.1.1).
import type { Text } from '../text.ts';
import type { Line, Piece } from '../views/source-lines.ts';

const PieceMark = ({ piece }: { piece: Piece }) => (
	<mark data-figures={piece.figures.join(' ')}>
		{piece.begins.map((id) => (
			<span id={`place-${id}`} />
		))}
		{piece.text}
	</mark>
);

export const SourceText = ({ lines, text }: { lines: Line[]; text: Text }) => (
	<section class="card text" aria-labelledby="source" tabindex={0}>
		<h2 id="source">{text.reading.source}</h2>
		<p class="soft">
			<small>{text.reading.sourceHint}</small>
		</p>
		<div lang="vi">
			{lines.map((line) => (
				<p>{line.map((piece) => (piece.figures.length === 0 ? piece.text : <PieceMark piece={piece} />))}</p>
			))}
		</div>
	</section>
);
