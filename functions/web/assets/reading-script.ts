// Shows a figure's place in the text when the figure is chosen. Invariant: without it the same links still lead to the place.
export const readingScript = `
const marks = [...document.querySelectorAll('mark[data-figures]')];
const of = (id) => marks.filter((mark) => mark.dataset.figures.split(' ').includes(id));
let chosen = [];
function choose(id) {
	for (const mark of chosen) mark.classList.remove('chosen');
	for (const item of document.querySelectorAll('.figure.chosen')) item.classList.remove('chosen');
	chosen = of(id);
	for (const mark of chosen) mark.classList.add('chosen');
	document.getElementById('figure-' + id)?.classList.add('chosen');
	return chosen[0];
}
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
document.addEventListener('click', (event) => {
	const link = event.target.closest('a[data-figure]');
	if (link) {
		const first = choose(link.dataset.figure);
		if (!first) return;
		event.preventDefault();
		first.scrollIntoView({ block: 'center', behavior: calm });
		return;
	}
	const mark = event.target.closest('mark[data-figures]');
	if (!mark || getSelection()?.toString()) return;
	const [id] = mark.dataset.figures.split(' ');
	choose(id);
	document.getElementById('figure-' + id)?.scrollIntoView({ block: 'center', behavior: calm });
});
`;
