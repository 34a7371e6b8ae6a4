// The real workflow definition over the real engine and the real steps, in one process with a clock of its own. Invariant: only what
// AWS is (table, bucket, mail) is a fake, and those behave.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { createAwaitScan } from '../../functions/await-scan/await-scan.ts';
import { createCheckReport } from '../../functions/check-report/check-report.ts';
import { openDocument } from '../../functions/documents/open-document.ts';
import type { DeclaredFile } from '../../functions/domain/report-files.ts';
import { uploadKey } from '../../functions/domain/report-files.ts';
import { createFailReport } from '../../functions/fail-report/fail-report.ts';
import { createDecideApproval } from '../../functions/ledger/decide-approval.ts';
import type { DecisionAct } from '../../functions/ledger/decision-problems.ts';
import { type FindingsItem, keys, type MemberItem } from '../../functions/ledger/items.ts';
import { createOpenLink } from '../../functions/ledger/open-link.ts';
import { createOpenReport, createOpenVersion } from '../../functions/ledger/open-report.ts';
import { loadHead } from '../../functions/ledger/record-event.ts';
import type { ApproverItem } from '../../functions/ledger/register-items.ts';
import { createSendCode } from '../../functions/ledger/send-code.ts';
import { createSubmitReport, failing } from '../../functions/ledger/submit-report.ts';
import { createTakeBackApproval } from '../../functions/ledger/take-back-approval.ts';
import { createTakeUpReview } from '../../functions/ledger/take-up-review.ts';
import { createNotifyOutcome } from '../../functions/notify-outcome/notify-outcome.ts';
import { createPlanRoute } from '../../functions/plan-route/plan-route.ts';
import type { Item } from '../../functions/ports/item-store.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import { createProjectAggregates } from '../../functions/project-aggregates/project-aggregates.ts';
import { createPublishFigures } from '../../functions/publish-figures/publish-figures.ts';
import { createReadReport } from '../../functions/read-report/read-report.ts';
import { createReceiveUpload } from '../../functions/receive-upload/receive-upload.ts';
import { createRecordScan } from '../../functions/record-scan/record-scan.ts';
import { createRequestApproval } from '../../functions/request-approval/request-approval.ts';
import { createRequestConfirmation } from '../../functions/request-confirmation/request-confirmation.ts';
import { createResumeWorkflow } from '../../functions/resume-workflow/resume-workflow.ts';
import { classify, TransientError } from '../../functions/runtime/errors.ts';
import { createSweepDecisions } from '../../functions/sweep-decisions/sweep-decisions.ts';
import { createTendReviews } from '../../functions/tend-reviews/tend-reviews.ts';
import { createTestClock } from '../../infra/local/clock.ts';
import { openSqlite } from '../../infra/local/sqlite.ts';
import { createStepFunctions } from '../../infra/local/step-functions/engine.ts';
import * as contract from '../../workflows/report-approval.contract.ts';
import { createEngineWorkflow } from './engine-workflow.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryItemStore } from './memory-item-store.ts';
import { createMemoryMailer } from './memory-mailer.ts';
import { readInPlace } from './read-in-place.ts';
import { districtId, route, submitter } from './report-fixture.ts';
import { createCountingIds } from './test-world.ts';

const asl = readFileSync(new URL('../../workflows/report-approval.asl.json', import.meta.url), 'utf8');
const machineArn = 'arn:aws:states:ap-southeast-1:000000000000:stateMachine:report-approval';
const baseUrl = 'https://khuyencong.example';

export const approvers = route.chain.map(({ unitId, level }, index) => ({
	unitId,
	person: {
		id: `approver-${index}`,
		name: `Người duyệt ${level}`,
		mail: `${level}@duyet.example`,
		position: 'Lãnh đạo',
	},
}));

/** A report a district could write; sums hold. */
export const sampleText = `BÁO CÁO
Tình hình thực hiện Chương trình khuyến công quốc gia giai đoạn 2021-2025

Kính gửi: Sở Công Thương tỉnh Quảng Ngãi

UBND huyện Ba Tơ báo cáo kết quả như sau:
I. Kết quả thực hiện
1. Hỗ trợ ứng dụng máy móc tiên tiến: hỗ trợ 03 cơ sở, tổng kinh phí thực hiện 600 triệu đồng, trong đó vốn khuyến công quốc gia 400 triệu đồng, vốn đối ứng của cơ sở 200 triệu đồng.
2. Đào tạo nghề: mở 02 lớp cho 60 lao động, kinh phí 120 triệu đồng.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bình
`;

/** What the malware scan tells of one object version. */
export const scanResult = (objectKey: string, versionId: string, scanResultStatus = 'NO_THREATS_FOUND') => ({
	detail: { s3ObjectDetails: { objectKey, versionId }, scanResultDetails: { scanResultStatus } },
});

/** As the handler does it: the payload is parsed by the step's contract before the step sees it. */
const checked =
	<I>(input: z.ZodType<I>, run: (input: I) => Promise<unknown>) =>
	(payload: unknown): Promise<unknown> =>
		run(input.parse(payload));

export type WorkflowWorld = ReturnType<typeof createWorkflowWorld>;

export function createWorkflowWorld() {
	const timer = createTestClock(Date.parse('2025-03-20T08:00:00.000Z'));
	/** How far the functions' clock is off the engine's. */
	const skew = { ms: 0 };
	const clock = { now: () => new Date(timer.now() + skew.ms).toISOString() };
	const store = createMemoryItemStore();
	const ids = createCountingIds();
	const bucket = createMemoryFiles();
	const { uploads, readings } = bucket;
	const mailer = createMemoryMailer();
	const calls: string[] = [];
	/** Set by a test to make the next call of a function fail before it does anything. */
	const faults = new Map<string, Error[]>();
	/** Functions whose next answer is lost after they did their work, as where their host dies. */
	const lostAnswers = new Set<string>();
	const switches = { stream: true, engine: true };
	const deps = { store, clock, ids };

	const withMail = { ...deps, mailer, readings, baseUrl };
	const steps: Record<string, (payload: unknown) => Promise<unknown>> = {
		AwaitScan: checked(contract.awaitScan.input, createAwaitScan(deps)),
		ReadReport: checked(
			contract.readReport.input,
			createReadReport({
				...deps,
				uploads,
				readings,
				open: openDocument,
				read: readInPlace,
			}),
		),
		CheckReport: checked(contract.checkReport.input, createCheckReport({ ...deps, readings })),
		RequestConfirmation: checked(contract.requestConfirmation.input, createRequestConfirmation(withMail)),
		PlanRoute: checked(contract.planRoute.input, createPlanRoute(deps)),
		RequestApproval: checked(contract.requestApproval.input, createRequestApproval(withMail)),
		PublishFigures: checked(contract.publishFigures.input, createPublishFigures({ ...deps, readings })),
		NotifyOutcome: checked(contract.notifyOutcome.input, createNotifyOutcome(withMail)),
		FailReport: checked(contract.failReport.input, createFailReport(withMail)),
	};

	const engine = createStepFunctions({
		db: openSqlite(':memory:'),
		clock: timer,
		random: () => 0.5,
		machines: [
			{
				arn: machineArn,
				name: 'report-approval',
				roleArn: 'arn:aws:iam::000000000000:role/local',
				definition: asl.replace(/\$\{(\w+)Arn\}/g, '$1'),
			},
		],
		invoke: async (name, payload) => {
			calls.push(name);
			try {
				const fault = faults.get(name)?.shift();
				if (fault) throw fault;
				const step = steps[name];
				if (!step) throw new Error(`no function ${name}`);
				const answer = (await step(payload)) ?? null;
				if (lostAnswers.delete(name)) throw new TransientError('the answer was lost');
				return { payload: answer };
			} catch (error) {
				const { name: errorType, message: errorMessage } = classify(error);
				return { error: { errorType, errorMessage } };
			}
		},
	});
	timer.settleWith(() => engine.idle());

	const { workflow: running, tasks } = createEngineWorkflow(engine, machineArn);
	const workflow: Workflow = {
		start: async (name, input) => {
			if (!switches.engine) throw new Error('engine is down');
			return running.start(name, input);
		},
	};

	// The stream: every committed put, twice, to the two consumers.
	const resume = createResumeWorkflow({ store, tasks });
	const project = createProjectAggregates({ store });
	const streamed: Promise<unknown>[] = [];
	store.onPut((item) => {
		if (!switches.stream) return;
		for (const consumer of [resume, resume, project, project])
			streamed.push(Promise.resolve().then<unknown>(() => consumer(item)));
	});
	/** An entry of the stream once more, however late. */
	const redeliver = async (item: Item): Promise<void> => {
		for (const consumer of [resume, project]) await consumer(item);
	};
	async function settle(): Promise<void> {
		await timer.advance(0);
		for (let seen = -1; seen !== streamed.length; ) {
			seen = streamed.length;
			await Promise.all(streamed);
			await timer.advance(0);
		}
	}

	const forms = { createForm: async () => ({ url: 'x:', fields: {} }), origin: async () => 'x:' };
	const receive = createReceiveUpload({ ...deps, workflow });
	const scan = createRecordScan(deps);
	const declare = (name: string, content: Uint8Array): DeclaredFile => ({
		name,
		bytes: content.length,
		sha256: createHash('sha256').update(content).digest('hex'),
		role: 'report',
	});

	return {
		...deps,
		timer,
		skew,
		engine,
		withMail,
		mailer,
		readings,
		forms,
		baseUrl,
		mails: mailer.mails,
		calls,
		faults,
		lostAnswers,
		switches,
		settle,
		redeliver,
		receive,
		scan,
		async seed(): Promise<void> {
			const member: MemberItem = { ...keys.member(submitter.id, districtId), type: 'member', unitId: districtId };
			await store.transact([{ kind: 'put', item: member }]);
			for (const { unitId, person } of approvers) {
				const item: ApproverItem = {
					...keys.approver(unitId, person.id),
					type: 'approver',
					unitId,
					person,
					validFrom: '2020-01-01',
					validTo: null,
				};
				await store.transact([{ kind: 'put', item }]);
			}
		},
		/** Declares and uploads one file. `verdict` null: the scan does not answer; `deliver` false: nor does the bucket tell. */
		async upload(
			content: Uint8Array,
			of: {
				name?: string;
				reportId?: string;
				period?: string;
				objectVersionId?: string;
				verdict?: string | null;
				deliver?: boolean;
			} = {},
		): Promise<string> {
			const files = [declare(of.name ?? 'bao-cao.txt', content)];
			const opened = of.reportId
				? await createOpenVersion({ ...deps, forms })(submitter, { reportId: of.reportId, files })
				: await createOpenReport({ ...deps, forms })(submitter, {
						unitId: districtId,
						period: of.period ?? '2021-2025',
						programme: null,
						files,
					});
			if (!opened.ok) throw new Error(opened.problems.map((problem) => problem.en).join(' '));
			const key = uploadKey(opened.reportId, opened.version, 1);
			const objectVersionId = of.objectVersionId ?? `ov-${opened.version}`;
			bucket.putUpload(key, objectVersionId, content);
			if (of.deliver === false) return opened.reportId;
			await receive({ detail: { object: { key, 'version-id': objectVersionId } } });
			const { verdict: status = 'NO_THREATS_FOUND' } = of;
			if (status !== null) await scan(scanResult(key, objectVersionId, status));
			await settle();
			return opened.reportId;
		},
		async submit(reportId: string, programme: 'national' | 'local' = 'national') {
			const head = await loadHead(store, reportId);
			const { version = 0, revision = 0 } = head ?? {};
			const findings = failing((await store.get(keys.findings(reportId, version))) as FindingsItem | null);
			const answers = Object.fromEntries(findings.map((finding) => [finding.id, 'Đúng như văn bản']));
			const submitted = await createSubmitReport(deps)(submitter, {
				reportId,
				version,
				revision,
				programme,
				answers,
			});
			await settle();
			return submitted;
		},
		/** The token in the newest mail to an address. */
		tokenFor(mail: string): string {
			const newest = mailer.mails.filter((one) => one.to === mail && one.text.includes('#t=')).at(-1);
			const token = /#t=([\w-]+)/.exec(newest?.text ?? '')?.[1];
			if (!token) throw new Error(`no link in the mail to ${mail}`);
			return token;
		},
		async decide(token: string, act: DecisionAct = 'approve', reason = '') {
			const opened = await createOpenLink(deps)(token);
			const nonce = opened.known ? (opened.nonce ?? '') : '';
			const { version = 0, reportId = '' } = opened.known ? opened.head : {};
			const findings = failing((await store.get(keys.findings(reportId, version))) as FindingsItem | null);
			const acknowledged = findings.map((finding) => finding.id);
			const decideApproval = createDecideApproval({ ...deps, sendCode: createSendCode(withMail) });
			const request = { token, nonce, act, reason, acknowledged };
			const first = await decideApproval(request);
			const code = /\n {4}(\d{6})\n/.exec(mailer.mails.at(-1)?.text ?? '')?.[1] ?? '';
			const decided = 'stepUp' in first ? await decideApproval({ ...request, code }) : first;
			await settle();
			return decided;
		},
		async takeBack(token: string, reason: string) {
			const opened = await createOpenLink(deps)(token);
			const nonce = opened.known ? (opened.nonce ?? '') : '';
			const done = await createTakeBackApproval(deps)({ token, nonce, reason });
			await settle();
			return done;
		},
		async takeUp(token: string) {
			const opened = await createOpenLink(deps)(token);
			const nonce = opened.known ? (opened.nonce ?? '') : '';
			return createTakeUpReview(deps)({ token, nonce });
		},
		fail: createFailReport(withMail),
		sweep: createSweepDecisions({ store, tasks, workflow }),
		tend: createTendReviews(withMail),
		head: (reportId: string) => loadHead(store, reportId),
		status: (reportId: string, version = 1) =>
			engine.operations.DescribeExecution({
				executionArn: `${machineArn.replace(':stateMachine:', ':execution:')}:${reportId}-v${version}-r1`,
			}),
		/** Names of the executions that run. */
		async listRunning(): Promise<string[]> {
			const asked = { stateMachineArn: machineArn, statusFilter: 'RUNNING' } as const;
			const { executions } = await engine.operations.ListExecutions(asked);
			return executions.map(({ name }) => name);
		},
		stop: () => engine.stop(),
	};
}
