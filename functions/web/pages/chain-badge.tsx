// The verdict of a hash chain beside its heading. Invariant: a broken chain names the entry where it breaks.
import type { ChainVerdict } from '../../domain/history.ts';
import type { Text } from '../text.ts';

export const ChainBadge = ({ chain, text: { report } }: { chain: ChainVerdict; text: Text }) => (
	<span class={`badge ${chain.holds ? 'good' : 'bad'}`} title={report.chainHint}>
		{chain.holds ? `✓ ${report.chainHolds}` : report.chainBroken(chain.seq)}
	</span>
);
