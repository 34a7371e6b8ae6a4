// Owns how the S3 stand-in refuses: AWS's error codes and the XML body that the SDK parses.
// Any other error that reaches the front door is a fault of the stand-in and answers InternalError.

export class S3Error extends Error {
	override readonly name = 'S3Error';
	readonly code: string;
	readonly status: number;
	readonly detail: Readonly<Record<string, string | number>>;

	constructor(code: string, status: number, message: string, detail: Readonly<Record<string, string | number>> = {}) {
		super(message);
		this.code = code;
		this.status = status;
		this.detail = detail;
	}
}

export function notImplemented(what: string): S3Error {
	return new S3Error(
		'NotImplemented',
		501,
		`The local S3 does not know ${what}: add it to infra/local/s3 or do without.`,
	);
}

export function escapeXml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

export function xmlElement(name: string, fields: Readonly<Record<string, string | number>>): string {
	const inner = Object.entries(fields).map(([field, value]) => `<${field}>${escapeXml(String(value))}</${field}>`);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}>${inner.join('')}</${name}>`;
}

export function errorXml(error: S3Error, requestId: string): string {
	return xmlElement('Error', { Code: error.code, Message: error.message, ...error.detail, RequestId: requestId });
}
