// The address mails come from and how they are sent: TLS only, bounces counted, opens and clicks never tracked.
// A tracked click would hand the approver's link, which is a capability, to a redirect server.
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination, CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { type Right, sendMail } from './rights.ts';

export class MailSender extends Construct {
	readonly environment: Record<'MAIL_FROM' | 'MAIL_CONFIGURATION_SET', string>;
	readonly rights: Right;
	readonly configurationSetName: string;

	constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
		super(scope, id);
		const stack = Stack.of(this);
		const mailFrom = new CfnParameter(stack, 'MailFrom', {
			type: 'String',
			...(stage.mailFrom === null ? {} : { default: stage.mailFrom }),
			description: 'Address that mails are sent from, such as khuyencong@example.vn',
			allowedPattern: '^[^@\\s]+@[^@\\s]+$',
			constraintDescription: 'MailFrom must be a plain mail address.',
		}).valueAsString;
		const configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', {
			reputationOptions: { reputationMetricsEnabled: true },
			deliveryOptions: { tlsPolicy: 'REQUIRE' },
			suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
		});
		countMails(this, configurationSet.ref);
		tellOfMails(this, configurationSet.ref);
		new CfnEmailIdentity(this, 'Identity', {
			emailIdentity: mailFrom,
			configurationSetAttributes: { configurationSetName: configurationSet.ref },
		});
		this.configurationSetName = configurationSet.ref;
		this.environment = { MAIL_FROM: mailFrom, MAIL_CONFIGURATION_SET: configurationSet.ref };
		const sesArn = (resource: string, resourceName: string) =>
			stack.formatArn({ service: 'ses', resource, resourceName });
		this.rights = sendMail([sesArn('identity', mailFrom), sesArn('configuration-set', configurationSet.ref)]);
	}
}

/** Numbers only, for alarms and dashboard. Opens and clicks are not among them: SES counts those by rewriting the mail. */
function countMails(scope: Construct, configurationSetName: string): void {
	const dimension = 'ses:configuration-set';
	new CfnConfigurationSetEventDestination(scope, 'Counts', {
		configurationSetName,
		eventDestination: {
			enabled: true,
			matchingEventTypes: ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'DELIVERY_DELAY'],
			cloudWatchDestination: {
				dimensionConfigurations: [
					{ dimensionName: dimension, dimensionValueSource: 'messageTag', defaultDimensionValue: 'none' },
				],
			},
		},
	});
}

/** What became of each message, for the report's own history; over the account's default bus, as SES wants it. */
function tellOfMails(scope: Construct, configurationSetName: string): void {
	const stack = Stack.of(scope);
	new CfnConfigurationSetEventDestination(scope, 'Fates', {
		configurationSetName,
		eventDestination: {
			enabled: true,
			matchingEventTypes: ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'],
			eventBridgeDestination: {
				eventBusArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
			},
		},
	});
}
