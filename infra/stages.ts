// The stages the app can be deployed as, as plain typed data: whatever differs between two stages is a field here.
// No construct asks for a stage's name to decide anything; uploaded reports and their history are kept on every stage.
import { RemovalPolicy } from 'aws-cdk-lib';
import { StandardThreatProtectionMode } from 'aws-cdk-lib/aws-cognito';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export const stageNames = ['dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

export type Stage = {
	name: StageName;
	/** What becomes of the bucket, the table and the user pool when their stack goes. */
	dataRemoval: RemovalPolicy;
	logRemoval: RemovalPolicy;
	logRetention: RetentionDays;
	terminationProtection: boolean;
	threatProtection: StandardThreatProtectionMode;
	/** The site's own name with the certificate of its region; without one the site is reached at the API's address. */
	domain: { name: string; certificateArn: string } | null;
	/** What the parameters of a deployment are unless it says otherwise; what is null has to be given. */
	mailFrom: string | null;
	operatorMail: string | null;
	quotas: {
		/** Requests per second the site takes; the burst is what a moment may add. */
		requests: { rateLimit: number; burstLimit: number };
		/** Calls at once behind each queue. Two queues and the site share ten calls in a new account. */
		callsPerQueue: number;
	};
};

const stages: Record<StageName, Stage> = {
	dev: {
		name: 'dev',
		dataRemoval: RemovalPolicy.RETAIN,
		logRemoval: RemovalPolicy.DESTROY,
		logRetention: RetentionDays.TWO_WEEKS,
		terminationProtection: false,
		threatProtection: StandardThreatProtectionMode.AUDIT_ONLY,
		domain: null,
		mailFrom: null,
		operatorMail: null,
		quotas: { requests: { rateLimit: 20, burstLimit: 50 }, callsPerQueue: 5 },
	},
	prod: {
		name: 'prod',
		dataRemoval: RemovalPolicy.RETAIN,
		logRemoval: RemovalPolicy.RETAIN,
		logRetention: RetentionDays.ONE_YEAR,
		terminationProtection: true,
		threatProtection: StandardThreatProtectionMode.FULL_FUNCTION,
		domain: null,
		mailFrom: null,
		operatorMail: null,
		quotas: { requests: { rateLimit: 200, burstLimit: 400 }, callsPerQueue: 5 },
	},
};

export function getStage(name: StageName): Stage {
	return stages[name];
}

export function parseStageName(text: string): StageName {
	const name = stageNames.find((known) => known === text);
	if (name === undefined) throw new Error(`Unknown stage "${text}": use one of ${stageNames.join(', ')}.`);
	return name;
}
