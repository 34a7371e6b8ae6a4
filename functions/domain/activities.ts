// The activities of the programme as dated data. Invariant: a key never changes meaning; new decrees add keys with a date.

/** Source: Decree 45/2012/NĐ-CP art. 4 (annex forms I-IX); `total` is the report's own sum over activities. */
export const activityKeys = [
	'total',
	'training',
	'management-capacity',
	'technology',
	'products',
	'consulting',
	'information',
	'clusters',
	'international',
	'administration',
] as const;

export type Activity = (typeof activityKeys)[number];

export interface ActivityName {
	key: Activity;
	vi: string;
	en: string;
	validFrom: string;
	basis: string;
}

const decree45 = { validFrom: '2012-07-05', basis: '45/2012/NĐ-CP' };

export const activityNames: readonly ActivityName[] = [
	{ key: 'total', vi: 'Toàn chương trình', en: 'Whole programme', ...decree45 },
	{ key: 'training', vi: 'Đào tạo nghề, truyền nghề', en: 'Vocational training', ...decree45 },
	{ key: 'management-capacity', vi: 'Nâng cao năng lực quản lý cơ sở', en: 'Management capacity', ...decree45 },
	{ key: 'technology', vi: 'Mô hình trình diễn, máy móc tiên tiến', en: 'Demonstration and machinery', ...decree45 },
	{ key: 'products', vi: 'Sản phẩm tiêu biểu, hội chợ', en: 'Products and fairs', ...decree45 },
	{ key: 'consulting', vi: 'Tư vấn, trợ giúp cơ sở', en: 'Consulting', ...decree45 },
	{ key: 'information', vi: 'Thông tin, tuyên truyền', en: 'Information and media', ...decree45 },
	{ key: 'clusters', vi: 'Cụm công nghiệp, liên kết', en: 'Clusters and linkages', ...decree45 },
	{ key: 'international', vi: 'Hợp tác quốc tế', en: 'International cooperation', ...decree45 },
	{ key: 'administration', vi: 'Quản lý, tổ chức thực hiện', en: 'Administration', ...decree45 },
];
