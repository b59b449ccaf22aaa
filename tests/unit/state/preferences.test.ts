import { describe, expect, it } from 'vitest';
import { openingExperiment } from '../../../src/document/opening.ts';
import { readPreferences, rememberPreferences } from '../../../src/state/preferences.ts';
import type { Shelf } from '../../../src/state/saved.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import { forbiddenShelf, fullShelf, memoryShelf } from './fakes.ts';

const key = 'mlp-visualizer.view';
const keeping = (text: string): Shelf => {
  const shelf = memoryShelf();
  shelf.setItem(key, text);
  return shelf;
};

describe('a page opened for the first time', () => {
  it.each([
    [['ja'], 'ja'],
    [['ja-JP', 'en-US'], 'ja'],
    [['JA-jp'], 'ja'],
    [['en-GB', 'ja'], 'en'],
    [['fr-FR', 'ja-JP', 'en'], 'ja'],
    [['fr', 'de'], 'en'],
    [['jam'], 'en'], // Jamaican Creole
    [[], 'en'],
  ])('speaks the first of the browser’s languages that it can: %j', (languages, language) => {
    expect(readPreferences(memoryShelf(), languages)).toEqual({ language, theme: 'system' });
  });
});

describe('what was chosen', () => {
  it('comes before the browser’s languages', () => {
    const shelf = keeping('{"language":"en","theme":"projector"}');
    expect(readPreferences(shelf, ['ja'])).toEqual({ language: 'en', theme: 'projector' });
  });

  it.each(['', '{', 'null', '7', '[]', '{"language":"fr","theme":"pink"}', '{"language":7,"theme":null}'])(
    'is as good as nothing when it cannot be read: %s',
    (text) => {
      expect(readPreferences(keeping(text), ['ja'])).toEqual({ language: 'ja', theme: 'system' });
    },
  );

  it('is read in part', () => {
    expect(readPreferences(keeping('{"theme":"dark"}'), ['ja'])).toEqual({ language: 'ja', theme: 'dark' });
    expect(readPreferences(keeping('{"language":"en"}'), ['ja'])).toEqual({ language: 'en', theme: 'system' });
  });

  it.each([null, forbiddenShelf])('is not known where nothing may be kept', (shelf) => {
    expect(readPreferences(shelf, ['ja'])).toEqual({ language: 'ja', theme: 'system' });
  });
});

describe('a choice', () => {
  /** A page in this language, which may come from a link. */
  function page(shelf: Shelf | null, language: 'en' | 'ja' = 'en') {
    const store = createAppStore(openingExperiment, { ...initialView, language });
    rememberPreferences(store, shelf);
    return store.getState();
  }

  it.each(['light', 'dark', 'projector', 'system'] as const)('of the theme “%s” is kept', (theme) => {
    const shelf = memoryShelf();
    const { setView } = page(shelf);
    setView({ theme: theme === 'dark' ? 'light' : 'dark' });
    setView({ theme });
    expect(readPreferences(shelf, ['en']).theme).toBe(theme);
  });

  it.each(['ja', 'en'] as const)('of the language “%s” is kept', (language) => {
    const shelf = memoryShelf();
    const [other] = (['ja', 'en'] as const).filter((name) => name !== language);
    page(shelf, other).setView({ language });
    expect(readPreferences(shelf, [other]).language).toBe(language);
  });

  it('of one leaves the other as it was chosen', () => {
    const shelf = memoryShelf();
    const { setView } = page(shelf);
    setView({ language: 'ja' });
    setView({ theme: 'dark' });
    expect(readPreferences(shelf, ['en'])).toEqual({ language: 'ja', theme: 'dark' });
    setView({ language: 'en' });
    expect(readPreferences(shelf, ['ja'])).toEqual({ language: 'en', theme: 'dark' });
  });

  it('of a theme does not make a choice of the language that a link brought', () => {
    const first = memoryShelf();
    page(first, 'ja').setView({ theme: 'dark' });
    expect(readPreferences(first, ['en'])).toEqual({ language: 'en', theme: 'dark' });
    const chosen = keeping('{"language":"en","theme":"light"}');
    page(chosen, 'ja').setView({ theme: 'dark' });
    expect(readPreferences(chosen, ['ja'])).toEqual({ language: 'en', theme: 'dark' });
  });

  it('is all that is kept: opening the page and the rest of the view are none', () => {
    const shelf = memoryShelf();
    const { setView, edit } = page(shelf, 'ja');
    setView({ logarithmic: true, theme: 'system', language: 'ja' });
    edit((e) => ({ ...e, seed: 9 }));
    expect(shelf.entries.size).toBe(0);
  });

  it.each<[string, Shelf | null]>([
    ['there is no storage', null],
    ['storage is forbidden', forbiddenShelf],
    ['storage is full', fullShelf(memoryShelf())],
  ])('works all the same when %s', (_, shelf) => {
    const store = createAppStore(openingExperiment, initialView);
    rememberPreferences(store, shelf);
    store.getState().setView({ theme: 'dark', language: 'ja' });
    expect(store.getState().view).toMatchObject({ theme: 'dark', language: 'ja' });
  });
});

describe('what is in the neurons', () => {
  it('is kept as it was chosen, and as good as nothing when it cannot be read', () => {
    const shelf = memoryShelf();
    const store = createAppStore(openingExperiment, initialView);
    rememberPreferences(store, shelf);
    store.getState().setView({ neurons: 'numbers' });
    expect(readPreferences(shelf, ['en']).neurons).toBe('numbers');
    expect(readPreferences(keeping('{"neurons":"pictures"}'), ['en']).neurons).toBeUndefined();
  });
});
