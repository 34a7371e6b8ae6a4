// Where alarms go: one topic that mails the operator. Only the alarms of this account may write to it, and only over TLS.
// Somebody's address must be given, by the stage or the deployment: an alarm that nobody gets is none. It is confirmed by the link that the first mail brings.
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export class OperatorTopic extends Construct {
	readonly topicArn: string;

	constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
		super(scope, id);
		const stack = Stack.of(this);
		const operatorMail = new CfnParameter(stack, 'OperatorMail', {
			type: 'String',
			...(stage.operatorMail === null ? {} : { default: stage.operatorMail }),
			description: 'Address that alarms are mailed to, such as vanhanh@example.vn',
			allowedPattern: '^[^@\\s]+@[^@\\s]+$',
			constraintDescription: 'OperatorMail must be a plain mail address.',
		}).valueAsString;
		const topic = new Topic(this, 'Topic', { displayName: 'Khuyen cong alarms', enforceSSL: true });
		topic.addToResourcePolicy(
			new PolicyStatement({
				sid: 'AlarmsOfThisAccount',
				principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
				actions: ['sns:Publish'],
				resources: [topic.topicArn],
				conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
			}),
		);
		new Subscription(this, 'Mail', { topic, protocol: SubscriptionProtocol.EMAIL, endpoint: operatorMail });
		this.topicArn = topic.topicArn;
	}
}
