import { use } from 'react';
import type { OptionsText } from '../../i18n/en/options.ts';
import { useApp } from '../../state/app.ts';
import type { Language } from '../../state/view.ts';

const coming = new Map<Language, Promise<OptionsText>>();

async function fetchText(language: Language): Promise<OptionsText> {
  switch (language) {
    case 'ja':
      return (await import('../../i18n/ja/options.ts')).options;
    case 'en':
      return (await import('../../i18n/en/options.ts')).options;
  }
}

/** What the options say about themselves: fetched with the first of them, for the page opens without. Suspends. */
export function useOptionsText(): OptionsText {
  const language = useApp((state) => state.view.language);
  const text = coming.get(language) ?? fetchText(language);
  coming.set(language, text);
  return use(text);
}
