// Owns how the SES stand-in refuses: the error name that the SDK maps to its exception, and its HTTP status.

export class SesError extends Error {
	override readonly name = 'SesError';
	readonly code: string;
	readonly status: number;

	constructor(code: string, message: string, status = 400) {
		super(message);
		this.code = code;
		this.status = status;
	}
}

export function badRequest(message: string): SesError {
	return new SesError('BadRequestException', message);
}
