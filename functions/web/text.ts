// Which language a page speaks. Invariant: Vietnamese unless the person switched; both languages have the same keys by type.
import { en } from './text.en.ts';
import { vi } from './text.vi.ts';

export type Text = typeof vi;
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

export const texts: Record<Language, Text> = { vi, en };
export const parseLanguage = (value: string | undefined): Language => (value === 'en' ? 'en' : 'vi');
