// How units, activities and routes are called on a page. Invariant: an id that the register does not know is shown as it stands.
import { type Activity, activityNames } from '../domain/activities.ts';
import { findUnit, fullName } from '../domain/register/register.ts';
import { shortTitle } from '../domain/register/titles.ts';
import { ministryId } from '../domain/register/units.ts';
import type { Route } from '../domain/report.ts';
import type { Language, Text } from './text.ts';

/** "huyện Ba Tơ, tỉnh Quảng Ngãi" */
export const unitName = (id: string): string => {
	const unit = findUnit(id);
	return unit ? fullName(unit) : id;
};

/** "huyện Ba Tơ" */
export const unitShort = (id: string): string => {
	const unit = findUnit(id);
	return unit ? shortTitle(unit) : id;
};

/** In the aggregates the ministry's view is the nation's. */
export const viewName = (id: string, text: Text): string =>
	id === ministryId ? text.aggregates.nation : unitShort(id);

export const activityName = (key: Activity, language: Language): string =>
	activityNames.find((one) => one.key === key)?.[language] ?? key;

export const routeText = (route: Pick<Route, 'chain'>): string =>
	route.chain.map(({ unitId }) => unitShort(unitId)).join(' → ');
