import type { SetsText } from '../../i18n/en/sets.ts';
import { lateText } from '../text/lateText.ts';

/** Words of the gallery of all data sets. Suspends. */
export const {
  useText: useSetsText,
  fetch: fetchSetsText,
  get: getSetsText,
} = lateText<SetsText>({
  ja: async () => (await import('../../i18n/ja/sets.ts')).sets,
  en: async () => (await import('../../i18n/en/sets.ts')).sets,
});
