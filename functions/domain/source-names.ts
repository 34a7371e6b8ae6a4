// How the sources of money are called in findings and mails. Invariant: every source has a name in both languages.
import type { Source } from './reading.ts';

export const sourceNames: Readonly<Record<Source, { vi: string; en: string }>> = {
	national: { vi: 'khuyến công quốc gia', en: 'national programme' },
	local: { vi: 'khuyến công địa phương', en: 'local programme' },
	'local-province': { vi: 'khuyến công tỉnh', en: 'province programme' },
	'local-district': { vi: 'khuyến công huyện', en: 'district programme' },
	'district-budget': { vi: 'ngân sách huyện', en: 'district budget' },
	beneficiary: { vi: 'vốn của cơ sở', en: 'money of the establishments' },
	all: { vi: 'mọi nguồn', en: 'all sources' },
};
