// Which acts a visitor has not got now, and why. Invariant: every act is either offered on the page or explained here; nobody looks for a button in
// vain.
import type { MayI } from '../access.ts';
import type { Language, Text } from '../text.ts';

interface WhyNotView {
	may: MayI;
	mine: boolean;
	administers: boolean;
	language: Language;
	text: Text;
}

const submitterActs: readonly (keyof MayI)[] = ['submit', 'openVersion', 'withdraw'];
const administratorActs: readonly (keyof MayI)[] = ['override', 'reroute', 'resume'];

export const WhyNot = ({ may, mine, administers, language, text }: WhyNotView) => {
	const acts = [...(mine ? submitterActs : []), ...(administers ? administratorActs : [])];
	const refused = acts.flatMap((act) => {
		const { why } = may[act];
		return why ? [{ act, why }] : [];
	});
	if (refused.length === 0) return null;
	return (
		<details>
			<summary>{text.report.whyNot}</summary>
			<dl>
				{refused.map(({ act, why }) => (
					<>
						<dt>{text.report.acts[act]}</dt>
						<dd>{why[language]}</dd>
					</>
				))}
			</dl>
		</details>
	);
};
