// Goal: a step that did its work and whose answer is lost is called again, and nothing shows of it: the history has every event once. Method:
// the real definition, engine and steps; the answer of one function after the other is lost once, then of all of them in one run.
import { describe, expect, it, onTestFinished } from 'vitest';
import { district, eventTypes, ministry, province, text } from '../support/workflow-story.ts';
import { createWorkflowWorld, sampleText, type WorkflowWorld } from '../support/workflow-world.ts';

const steps = [
	'AwaitScan',
	'ReadReport',
	'CheckReport',
	'RequestConfirmation',
	'PlanRoute',
	'RequestApproval',
	'PublishFigures',
	'NotifyOutcome',
];

async function historyOfRun(world: WorkflowWorld, lost: readonly string[]): Promise<string[]> {
	for (const name of lost) world.lostAnswers.add(name);
	const pass = async () => {
		await world.timer.advance(120_000);
		await world.settle();
	};
	const reportId = await world.upload(text(sampleText));
	await pass();
	await world.submit(reportId);
	await pass();
	for (const mail of [district, province, ministry]) {
		await world.decide(world.tokenFor(mail));
		await pass();
	}
	expect(world.lostAnswers.size).toBe(0);
	expect(await world.head(reportId)).toMatchObject({ state: 'approved' });
	return eventTypes(world, reportId);
}

async function inNewWorld(lost: readonly string[]): Promise<string[]> {
	const world = createWorkflowWorld();
	onTestFinished(() => world.stop());
	await world.seed();
	return historyOfRun(world, lost);
}

describe('an answer that is lost after the work was done', () => {
	it.each(steps.map((step) => [step]))('of %s leaves the history as it would have been', async (step) => {
		expect(await inNewWorld([step])).toEqual(await inNewWorld([]));
	});

	it('of every step in one run does so, too', async () => {
		expect(await inNewWorld(steps)).toEqual(await inNewWorld([]));
	});
});
