// A page that says one thing and offers one way on. Invariant: never a dead end.
import type { Child } from 'hono/jsx';

export const MessagePage = (view: {
	title: string;
	text: string;
	way: { href: string; label: string };
	children?: Child;
}) => (
	<section class="card message">
		<h1>{view.title}</h1>
		<p class="lead">{view.text}</p>
		{view.children}
		<p>
			<a class="button" href={view.way.href}>
				{view.way.label}
			</a>
		</p>
	</section>
);
