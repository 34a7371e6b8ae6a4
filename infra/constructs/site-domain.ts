// The site's own name, where a stage has one: TLS 1.2, the certificate that the stage names, all of the API behind it.
// The record in the DNS is the owner's to make; it points at the target that the stack puts out.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnApiMapping, CfnDomainName, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';

export type SiteDomainProps = { name: string; certificateArn: string; apiId: string; stage: HttpStage };

export class SiteDomain extends Construct {
	constructor(scope: Construct, id: string, { name, certificateArn, apiId, stage }: SiteDomainProps) {
		super(scope, id);
		const domain = new CfnDomainName(this, 'Name', {
			domainName: name,
			domainNameConfigurations: [{ certificateArn, endpointType: 'REGIONAL', securityPolicy: 'TLS_1_2' }],
		});
		new CfnApiMapping(this, 'Mapping', { apiId, domainName: domain.ref, stage: stage.stageName });
		new CfnOutput(Stack.of(this), 'SiteDnsTarget', { value: domain.attrRegionalDomainName });
	}
}
