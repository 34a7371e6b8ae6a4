// The version of the rules that findings were made by. Invariant: it changes whenever a rule, tolerance or severity does.
export const rulesVersion = '2026-11';
