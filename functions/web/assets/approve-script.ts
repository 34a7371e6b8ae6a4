// The landing page of an approval link or of a specialist's. Invariant: it moves the token from the address into the form and never sends anything by itself.
export const approveScript = `
const form = document.querySelector('#open');
const field = form?.querySelector('[name=t]');
const language = document.querySelector('form.language');
function take() {
	const token = new URLSearchParams(location.hash.slice(1)).get('t');
	if (!token) return;
	// A page that already shows a report has the same address: another link opened in its place would change nothing but the part after '#'.
	if (!field) return location.replace('/' + location.pathname.split('/')[1] + '?open' + location.hash);
	field.type = 'hidden';
	field.value = token;
	form.classList.add('ready');
	history.replaceState(null, '', location.pathname + location.search);
	// The answer's redirect keeps the part after '#', which no server sees: switching the language does not lose the link.
	if (language) language.action = '/language#t=' + encodeURIComponent(token);
	form.querySelector('button').focus();
}
take();
addEventListener('hashchange', take);
`;
