import type { Shelf } from './saved.ts';
import type { Store } from './store.ts';
import type { Language, Theme, View } from './view.ts';

const key = 'mlp-visualizer.view';
const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];

/** The language chosen here before, else the first of the browser's that we speak, else English. */
export function readPreferences(
  shelf: Shelf | null,
  browserLanguages: readonly string[],
): Pick<View, 'language' | 'theme'> {
  const spoken = browserLanguages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'ja' || tag === 'en');
  const fallback = { language: spoken === 'ja' ? 'ja' : 'en', theme: 'system' } as const;
  try {
    const value: unknown = JSON.parse(shelf?.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null) return fallback;
    const language =
      'language' in value && (value.language === 'ja' || value.language === 'en') ? value.language : fallback.language;
    const theme = 'theme' in value ? themes.find((name) => name === value.theme) : undefined;
    return { language, theme: theme ?? fallback.theme };
  } catch {
    return fallback;
  }
}

/** Keeps what the person chooses from now on; a language that a link brought is not a choice. */
export function rememberPreferences(store: Store, shelf: Shelf | null): void {
  store.subscribe(({ view }, { view: before }) => {
    if (view.theme === before.theme && view.language === before.language) return;
    const kept: { language: Language; theme: Theme } = { language: view.language, theme: view.theme };
    try {
      shelf?.setItem(key, JSON.stringify(kept));
    } catch {
      // Not kept: the page works all the same.
    }
  });
}
