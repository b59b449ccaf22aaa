import type { Language } from '../document/link.ts';
import { program as en } from './en/program.ts';
import { program as ja } from './ja/program.ts';
import type { Translation } from './translation.ts';

/** The strings of the code and the summary, which are loaded with them and are no part of the dictionaries. */
export type ProgramText = Translation<typeof en>;

export const programTexts: Readonly<Record<Language, ProgramText>> = { en, ja };
