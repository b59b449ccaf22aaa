import { use, useDeferredValue } from 'react';
import { forgetFailures, forgetful } from '../../state/forgetful.ts';
import type { Language } from '../../document/link.ts';
import { useApp } from '../useWorkspace.ts';

/** Strings that the page opens without. */
export interface LateText<T> {
  /** In the language that is on, as soon as they are there: in the one before until then, or it suspends. A hook. */
  readonly useText: () => T;
  /** Begins to fetch them. */
  readonly fetch: (language: Language) => void;
  readonly get: (language: Language) => Promise<T>;
}

/** Strings that are fetched with what first needs them, once for each language. */
export function lateText<T>(sources: Readonly<Record<Language, () => Promise<T>>>): LateText<T> {
  const coming = { en: forgetful(sources.en), ja: forgetful(sources.ja) };
  const get = async (language: Language): Promise<T> => coming[language]();
  return {
    useText: () => use(coming[useDeferredValue(useApp(({ view }) => view.language))]()),
    fetch: (language) => {
      coming[language]().catch(forgetFailures); // who needs it asks again, and says that it could not be fetched
    },
    get,
  };
}
