// What a template must pass before it may be deployed: the CloudFormation schemas and the AwsSolutions rules of cdk-nag.
// A finding that nobody acknowledged stops synthesis. The local host leaves this out, since it doubles the time a start takes.
import { type App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Called before `synth`. */
export function addTemplateChecks(app: App): void {
	Validations.of(app).addPlugins(new CloudFormationValidatePlugin(), new AwsSolutionsChecks(app));
}
