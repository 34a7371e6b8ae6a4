// The parameter both stacks take: the origin people open. Links in mails, sign-in and bucket CORS all follow from it.
// Its only default is the stage's own domain: a wrong origin would send approvers to somebody else's site.
import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { Stage } from '../stages.ts';

export function createSiteOrigin(stack: Stack, { domain }: Stage): string {
	return new CfnParameter(stack, 'SiteOrigin', {
		type: 'String',
		...(domain === null ? {} : { default: `https://${domain.name}` }),
		description: 'Origin of the site without a trailing slash, such as https://khuyencong.example.vn',
		allowedPattern: '^https?://[^/\\s]+$',
		constraintDescription: 'SiteOrigin must be an origin: scheme and host, no path and no trailing slash.',
	}).valueAsString;
}
