// The beginning of a hash, enough to compare by eye. Invariant: the whole hash stays within reach, as the title.

/** `characters` are shown; `more` follows them, where it is to be seen that the hash goes on. */
export const ShortHash = ({ hash, characters, more = '' }: { hash: string; characters: number; more?: string }) => (
	<code class="hash hash-short" title={hash}>
		{hash.slice(0, characters)}
		{more}
	</code>
);
