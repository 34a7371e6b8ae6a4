// Builds the CDK app of one stage: two stacks, the data that outlives everything and the service that uses it.
// Synthesis needs no network, no credentials and no CDK command: cdk.json's context is read here, as the command would.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App, DefaultStackSynthesizer, Tags } from 'aws-cdk-lib';
import { DataStack } from './stacks/data-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { getStage, type Stage, type StageName } from './stages.ts';

const root = path.resolve(import.meta.dirname, '..');

export type AppOptions = {
	/** One of the known stages, or the data of another. */
	stage: StageName | Stage;
	/** What `createBundle` made. */
	bundleFolder: string;
	/** Where the assembly goes; left out, the CDK command decides. */
	outdir?: string;
	/** The workflow's definition; the project's own unless a test says otherwise. */
	workflowFile?: string;
};

export function createApp(options: AppOptions): App {
	const stage = typeof options.stage === 'string' ? getStage(options.stage) : options.stage;
	const cdkJson: { context: Record<string, unknown> } = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8'));
	const app = new App({
		...(options.outdir === undefined ? {} : { outdir: path.resolve(options.outdir) }),
		analyticsReporting: false,
		treeMetadata: false,
		// The checks of a template are added by those who deploy it (template-checks.ts), and then a fault is an error.
		builtinCloudFormationValidation: false,
		context: {
			...cdkJson.context,
			'@aws-cdk/core:validateAgainstDefaultRules': true,
			// The data stack cannot drop what the service stack still uses.
			'@aws-cdk/core:defaultCrossStackReferences': 'strong',
		},
	});
	// The CDK command checks the bootstrap version itself; the rule would only add an SSM parameter to every template.
	const synthesizer = () => new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
	const data = new DataStack(app, `KhuyenCong-${stage.name}-Data`, { stage, synthesizer: synthesizer() });
	new ServiceStack(app, `KhuyenCong-${stage.name}-Service`, {
		stage,
		data,
		bundleFolder: path.resolve(options.bundleFolder),
		workflowFile: options.workflowFile ?? path.join(root, 'workflows/report-approval.asl.json'),
		synthesizer: synthesizer(),
	});
	Tags.of(app).add('product', 'khuyen-cong');
	Tags.of(app).add('stage', stage.name);
	return app;
}
