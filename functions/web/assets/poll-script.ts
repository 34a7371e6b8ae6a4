// Keeps a report's page fresh while the system works. Invariant: it only asks and reloads; it never acts.
export const pollScript = `
const main = document.querySelector('[data-poll]');
let wait = 1500;
async function look() {
	try {
		const answer = await fetch(main.dataset.poll, { headers: { accept: 'application/json' } });
		if (answer.ok) {
			const status = await answer.json();
			if (String(status.seq) !== main.dataset.seq) return location.reload();
		}
	} catch (error) {
		console.info('status not reachable, asking again', error);
	}
	wait = Math.min(wait * 1.2, 10000);
	setTimeout(look, wait);
}
if (main) setTimeout(look, wait);
// What the page offers may change with time alone.
if (main?.dataset.again) setTimeout(() => location.reload(), main.dataset.again * 1000);
`;
