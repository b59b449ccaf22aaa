import { use } from 'react';
import { useApp } from '../state/app.ts';
import type { Language } from '../state/view.ts';

/** Strings that the page opens without. */
export interface LateText<T> {
  /** In the language that is on; suspends until they are there. A hook. */
  readonly useText: () => T;
  /** Begins to fetch them. */
  readonly fetch: (language: Language) => void;
}

/** Strings that are fetched with what first needs them, once for each language. */
export function lateText<T>(sources: Readonly<Record<Language, () => Promise<T>>>): LateText<T> {
  const coming = new Map<Language, Promise<T>>();
  const textIn = (language: Language): Promise<T> => {
    const text = coming.get(language) ?? sources[language]();
    coming.set(language, text);
    return text;
  };
  return {
    useText: () => use(textIn(useApp(({ view }) => view.language))),
    fetch: (language) => {
      textIn(language).catch(() => undefined); // who needs it says that it could not be fetched
    },
  };
}
