// A reason why the host cannot start that the person at the keyboard can mend: one line per language, no stack trace.

export class HostProblem extends Error {
	override readonly name = 'HostProblem';
	readonly vietnamese: string;
	constructor(vietnamese: string, english: string) {
		super(english);
		this.vietnamese = vietnamese;
	}
}
