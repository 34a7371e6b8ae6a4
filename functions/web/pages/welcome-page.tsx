// The front page for whoever is not signed in. Invariant: it shows nothing of any report.
import type { Text } from '../text.ts';

export const WelcomePage = ({ text }: { text: Text }) => (
	<>
		<div class="hero">
			<h1>{text.welcome.title}</h1>
			<p class="lead">{text.welcome.lead}</p>
			<div class="actions">
				<a class="button" href="/auth/sign-in">
					{text.welcome.signIn}
				</a>
			</div>
		</div>
		<div class="points">
			{text.welcome.points.map(([title, words]) => (
				<section class="card">
					<h2>{title}</h2>
					<p>{words}</p>
				</section>
			))}
		</div>
		<p>
			{text.welcome.approver} <a href="/approve">{text.welcome.approverLink}</a>
		</p>
	</>
);
