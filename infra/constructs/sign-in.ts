// Who may sign in: a pool that only administrators add people to, three groups, one public client with code and PKCE.
// The client has no secret to leak, and its two addresses follow from the site's origin.
import { Duration, Stack } from 'aws-cdk-lib';
import {
	AccountRecovery,
	CfnUserPoolClient,
	CfnUserPoolDomain,
	CfnUserPoolGroup,
	FeaturePlan,
	Mfa,
	UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';

const groupNames = ['submitter', 'auditor', 'administrator'];

export type SignInProps = { stage: Stage; siteOrigin: string };

export class SignIn extends Construct {
	readonly userPoolId: string;
	readonly clientId: string;
	readonly environment: Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'LOGOUT_URL', string>;

	constructor(scope: Construct, id: string, { stage, siteOrigin }: SignInProps) {
		super(scope, id);
		const pool = createPool(this, stage);
		const { userPoolId } = pool;
		for (const groupName of groupNames) new CfnUserPoolGroup(this, `Group-${groupName}`, { userPoolId, groupName });
		const { account, region } = Stack.of(this);
		// Prefixes are unique among all customers of a region: the account makes it ours.
		const domain = new CfnUserPoolDomain(this, 'Domain', {
			userPoolId,
			domain: `khuyencong-${stage.name}-${account}`,
		});
		const client = createClient(this, userPoolId, siteOrigin);
		this.userPoolId = userPoolId;
		this.clientId = client.ref;
		const logout = `https://${domain.ref}.auth.${region}.amazoncognito.com/logout`;
		this.environment = {
			OIDC_ISSUER: pool.userPoolProviderUrl,
			OIDC_CLIENT_ID: client.ref,
			LOGOUT_URL: `${logout}?client_id=${client.ref}&logout_uri=${siteOrigin}/`,
		};
	}
}

function createPool(scope: Construct, stage: Stage): UserPool {
	const pool = new UserPool(scope, 'Pool', {
		selfSignUpEnabled: false,
		signInAliases: { username: true, email: true },
		signInCaseSensitive: false,
		standardAttributes: { email: { required: true, mutable: true }, fullname: { required: true, mutable: true } },
		accountRecovery: AccountRecovery.EMAIL_ONLY,
		passwordPolicy: {
			minLength: 14,
			requireLowercase: true,
			requireUppercase: true,
			requireDigits: true,
			requireSymbols: true,
			passwordHistorySize: 5,
			tempPasswordValidity: Duration.days(3),
		},
		mfa: Mfa.OPTIONAL,
		mfaSecondFactor: { otp: true, sms: false },
		featurePlan: FeaturePlan.PLUS,
		standardThreatProtectionMode: stage.threatProtection,
		deletionProtection: true,
		removalPolicy: stage.dataRemoval,
	});
	acknowledge(
		pool,
		'COG2',
		'A second factor is offered to all and forced on none: offices share machines and not everyone has a phone for it. Threat protection weighs every sign-in, and approvals never rest on a sign-in.',
	);
	return pool;
}

/** Written as the plain resource: only there can the password flows that AWS adds by default be left out. */
function createClient(scope: Construct, userPoolId: string, siteOrigin: string): CfnUserPoolClient {
	return new CfnUserPoolClient(scope, 'Client', {
		userPoolId,
		generateSecret: false,
		allowedOAuthFlowsUserPoolClient: true,
		allowedOAuthFlows: ['code'],
		allowedOAuthScopes: ['openid', 'email', 'profile'],
		explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
		supportedIdentityProviders: ['COGNITO'],
		callbackUrLs: [`${siteOrigin}/auth/callback`],
		logoutUrLs: [`${siteOrigin}/`],
		preventUserExistenceErrors: 'ENABLED',
		enableTokenRevocation: true,
		tokenValidityUnits: { accessToken: 'hours', idToken: 'hours', refreshToken: 'hours' },
		accessTokenValidity: 1,
		idTokenValidity: 1,
		refreshTokenValidity: 12,
	});
}
