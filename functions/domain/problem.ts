// What went wrong, told to a person. Invariant: every problem has a stable code and one line in Vietnamese and one in English.
export interface Problem {
	code: string;
	vi: string;
	en: string;
}
