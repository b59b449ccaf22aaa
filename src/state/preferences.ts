import type { Language } from '../document/link.ts';
import type { Shelf } from './saved.ts';
import type { Store } from './store.ts';
import { neuronContents, type Theme, type View } from './view.ts';

const key = 'mlp-visualizer.view';
const languages: readonly Language[] = ['en', 'ja'];
const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];

/** What is kept. */
type Kept = { readonly [K in 'language' | 'theme' | 'neurons']: View[K] | undefined };

/** Reads the saved preferences, as far as they can be read. */
function readKept(shelf: Shelf | null): Kept {
  try {
    const value: unknown = JSON.parse(shelf?.getItem(key) ?? 'null');
    if (typeof value === 'object' && value !== null) {
      return {
        language: 'language' in value ? languages.find((name) => name === value.language) : undefined,
        theme: 'theme' in value ? themes.find((name) => name === value.theme) : undefined,
        neurons: 'neurons' in value ? neuronContents.find((name) => name === value.neurons) : undefined,
      };
    }
  } catch {
    // Unreadable or not allowed: as good as none.
  }
  return { language: undefined, theme: undefined, neurons: undefined };
}

/** The language chosen here before, else the first of the browser's that we speak, else English. */
export function readPreferences(shelf: Shelf | null, browserLanguages: readonly string[]): Pick<View, keyof Kept> {
  const spoken = browserLanguages
    .map((tag) => tag.split('-')[0].toLowerCase())
    .find((tag) => tag === 'ja' || tag === 'en');
  const { language, theme, neurons } = readKept(shelf);
  return { language: language ?? (spoken === 'ja' ? 'ja' : 'en'), theme: theme ?? 'system', neurons };
}

/** Keeps what the person chooses from now on; a language that a link brought is not a choice. */
export function rememberPreferences(store: Store, shelf: Shelf | null): void {
  store.subscribe(({ view }, { view: before }) => {
    const { theme, neurons } = view;
    if (theme === before.theme && neurons === before.neurons && view.language === before.language) return;
    const language = view.language === before.language ? readKept(shelf).language : view.language;
    try {
      shelf?.setItem(key, JSON.stringify({ language, theme, neurons }));
    } catch {
      // Not kept: the page works all the same.
    }
  });
}
