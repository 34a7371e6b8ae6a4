// Switching the language on a page that a mail's link opened. Invariant: it shows the page again, since the address alone does not hold the link.
import type { Language, Text } from '../text.ts';

export const LinkLanguageSwitch = (view: {
	action: '/approve' | '/opinion' | '/approve/waiting';
	token: string;
	language: Language;
	text: Text;
}) => {
	const other = view.language === 'vi' ? 'en' : 'vi';
	return (
		<form method="post" action={view.action} class="language">
			<input type="hidden" name="t" value={view.token} />
			<button type="submit" class="plain" name="lang" value={other} lang={other}>
				{view.text.otherLanguage}
			</button>
		</form>
	);
};
