// Word's automatic numbers ("1.1.", "a)", "-"), which are in no paragraph's text. Invariant: a list is found by the number that paragraphs
// name it by; its levels come from the family it belongs to.
import { countLists, type ListDefinition, type ListLevel, type Numbering } from './list-numbers.ts';
import { parseXml } from './safe-xml.ts';

export interface DocxNumbering extends Numbering {
	/** The level of a list that belongs to a paragraph style, where the style itself names the list only. */
	levelOf(listId: string, styleId: string): number;
}

interface Family {
	levels: Map<number, ListLevel>;
	styles: Map<string, number>;
	/** A family that is only a name for another: the style where they meet. */
	link: string | null;
}

interface List {
	family: string;
	levels: Map<number, ListLevel>;
	starts: Map<number, number>;
}

export const noDocxNumbering: DocxNumbering = { next: () => '', levelOf: () => 0 };

export function readNumbering(xml: string): DocxNumbering {
	const { families, lists, named } = readDefinitions(xml);
	const familyOf = (list: List): string => {
		const link = families.get(list.family)?.link;
		return (link && named.get(link)) || list.family;
	};
	const counted = countLists(
		new Map(
			[...lists].map(([id, list]): [string, ListDefinition] => {
				const family = familyOf(list);
				const levels = new Map([...(families.get(family)?.levels ?? []), ...list.levels]);
				return [id, { family, levels, starts: list.starts }];
			}),
		),
	);
	return {
		...counted,
		levelOf(listId, styleId) {
			const list = lists.get(listId);
			return (list && families.get(familyOf(list))?.styles.get(styleId)) ?? 0;
		},
	};
}

function readDefinitions(xml: string) {
	const families = new Map<string, Family>();
	const lists = new Map<string, List>();
	/** Families by the style that stands for them. */
	const named = new Map<string, string>();
	let family: Family | null = null;
	let familyId = '';
	let list: List | null = null;
	let level: ListLevel | null = null;
	let levelIndex = 0;
	parseXml(xml, {
		open(name, attributes) {
			const value = attributes['w:val'] ?? '';
			if (name === 'w:abstractNum') {
				familyId = attributes['w:abstractNumId'] ?? '';
				family = { levels: new Map(), styles: new Map(), link: null };
				families.set(familyId, family);
			} else if (name === 'w:num') {
				list = { family: '', levels: new Map(), starts: new Map() };
				lists.set(attributes['w:numId'] ?? '', list);
			} else if (name === 'w:lvl') {
				level = { format: 'decimal', text: '', start: 1 };
				levelIndex = Number(attributes['w:ilvl'] ?? 0);
				(list ?? family)?.levels.set(levelIndex, level);
			} else if (name === 'w:lvlOverride') levelIndex = Number(attributes['w:ilvl'] ?? 0);
			else if (name === 'w:abstractNumId' && list) list.family = value;
			else if (name === 'w:startOverride' && list) list.starts.set(levelIndex, countFrom(value));
			else if (name === 'w:styleLink') named.set(value, familyId);
			else if (name === 'w:numStyleLink' && family) family.link = value;
			else if (level && name === 'w:numFmt') level.format = value;
			else if (level && name === 'w:lvlText') level.text = value;
			else if (level && name === 'w:start') level.start = countFrom(value);
			else if (level && name === 'w:pStyle' && family) family.styles.set(value, levelIndex);
		},
		close(name) {
			if (name === 'w:abstractNum') family = null;
			if (name === 'w:lvl') level = null;
			if (name === 'w:num') list = null;
		},
		text() {},
	});
	return { families, lists, named };
}

const countFrom = (value: string): number => (/^\d{1,6}$/.test(value) ? Number(value) : 1);
