import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Dictionary } from '../i18n/en.ts';
import { whyMissing } from './fetchPart.ts';
import type { Store } from './store.ts';
import type { Language } from '../document/link.ts';

/** Every string of the page in the language that is on; null before the first has been loaded. */
export interface Texts extends StoreApi<Dictionary | null> {
  /** Loads a language and turns it on, unless another one was asked for in the meantime. */
  load(language: Language): Promise<void>;
}

async function fetchDictionary(language: Language): Promise<Dictionary> {
  switch (language) {
    case 'ja':
      return (await import('../i18n/ja.ts')).ja;
    case 'en':
      return (await import('../i18n/en.ts')).en;
  }
}

export function createTexts(): Texts {
  const texts = createStore<Dictionary | null>(() => null);
  let wanted: Language | null = null;
  return {
    ...texts,
    load: async (language) => {
      wanted = language;
      const dictionary = await fetchDictionary(language);
      if (wanted === language) texts.setState(dictionary, true);
    },
  };
}

/** Loads each language that is chosen from now on; where it cannot be fetched, the one before comes back. */
export function connectTexts({ store, texts }: { readonly store: Store; readonly texts: Texts }): void {
  const { setView, say } = store.getState();
  store.subscribe(({ view: { language } }, { view: before }) => {
    if (language === before.language) return;
    texts.load(language).catch((error: unknown) => {
      if (store.getState().view.language !== language) return; // another one was chosen in the meantime
      setView({ language: before.language });
      say({ type: 'missing', why: whyMissing(error), again: language });
    });
  });
}
