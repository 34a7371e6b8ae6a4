// The region and account this host plays, and what it gives for the template's parameters.

export const region = 'ap-southeast-1';
export const account = '000000000000';

export const templateParameters = (siteUrl: string): Readonly<Record<string, string>> => ({
	SiteOrigin: siteUrl,
	MailFrom: 'khuyencong@example.vn',
});

/** Cognito's own addresses cannot be reached here: what names the pool's domain is led to the local issuer. */
export function leadToIssuer(
	environment: Readonly<Record<string, string>>,
	domains: readonly string[],
	issuerUrl: string,
): Record<string, string> {
	const led = Object.entries(environment).map(([name, value]) => [
		name,
		domains.reduce(
			(text, domain) => text.replaceAll(`https://${domain}.auth.${region}.amazoncognito.com`, issuerUrl),
			value,
		),
	]);
	return Object.fromEntries(led);
}
