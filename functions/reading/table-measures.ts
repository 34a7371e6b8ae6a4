// What a cell of a table measures, and in which unit. Invariant: the cell's own words go before its column's, its row's and its caption's; a
// unit that none of them names is a guess, and says so.
import type { Measure, ReadTable } from '../domain/reading.ts';
import { countedNounAt } from './nouns.ts';
import { wordsOf } from './table-words.ts';

export interface Counted {
	measure: Measure;
	noun: string | null;
	/** Of money: zeros after the printed number. */
	places: number | null;
	/** The words say it, rather than our guess. */
	sure: boolean;
}

export function measureOf(table: ReadTable, at: number, column: number, cellUnit: string | null): Counted {
	const meaning = table.meanings?.[column];
	const words = wordsOf(table);
	const row = words.rows[at];
	const over = words.columns[column];
	const label = row?.measured ?? null;
	if (cellUnit !== null) return count(cellUnit, countedNounAt(cellUnit, 0)?.measure ?? 'other');
	if (meaning?.measure && meaning.measure !== 'funding' && meaning.noun !== null)
		return count(meaning.noun, meaning.measure);
	if (meaning?.measure) {
		// Money is in the unit of its column, its row or its table; without any, in million đồng or đồng as the size of the numbers has it.
		const unit = over?.money ?? row?.money ?? words.money;
		if (unit) return { measure: meaning.measure, noun: null, places: unit.places, sure: true };
		const places = meaning.measure !== 'funding' ? null : words.most >= 1_000_000 ? 0 : 6;
		return { measure: meaning.measure, noun: null, places, sure: false };
	}
	if (row?.money) {
		const spent = label?.measure === 'funding' || (label === null && row.spends);
		return { measure: spent ? 'funding' : 'other', noun: null, places: row.money.places, sure: label !== null };
	}
	const unit = table.rows[at]?.unit;
	if (unit !== undefined)
		return row?.noun ? count(row.noun.noun, row.noun.measure) : count(unit.toLowerCase(), label?.measure ?? 'other');
	if (label && label.noun !== null) return count(label.noun, label.measure);
	if (row?.captioned && !over?.quantity) {
		const measure = label?.measure ?? (words.economy ? 'other' : 'funding');
		return { measure, noun: null, places: row.captioned.places, sure: true };
	}
	const funding = label?.measure === 'funding';
	return { measure: funding ? 'funding' : 'other', noun: null, places: funding ? 6 : null, sure: false };
}

function count(noun: string | null, measure: Measure): Counted {
	return { measure, noun, places: null, sure: measure !== 'other' || noun !== null };
}
