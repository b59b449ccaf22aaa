import { useSyncExternalStore } from 'react';
import type { Dictionary } from '../i18n/en.ts';
import type { Language } from '../state/view.ts';

let current: Dictionary | null = null;
let currentLanguage: Language | null = null;
const listeners = new Set<() => void>();

async function fetchDictionary(language: Language): Promise<Dictionary> {
  switch (language) {
    case 'ja':
      return (await import('../i18n/ja.ts')).ja;
    case 'en':
      return (await import('../i18n/en.ts')).en;
  }
}

/** Loads a language and shows it; the page must have loaded one before the first `useText`. */
export async function loadText(language: Language): Promise<void> {
  currentLanguage = language;
  const dictionary = await fetchDictionary(language);
  if (currentLanguage !== language) return; // another one was chosen in the meantime
  current = dictionary;
  document.documentElement.lang = language;
  document.title = dictionary.ui.title;
  for (const listener of listeners) listener();
}

function read(): Dictionary {
  if (current === null) throw new Error('loadText must have finished before anything is rendered');
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every string of the page in the language that is on. */
export function useText(): Dictionary {
  return useSyncExternalStore(subscribe, read);
}
