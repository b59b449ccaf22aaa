import type { playground } from '../../i18n/en/playground.ts';
import type { Translation } from '../../i18n/translation.ts';
import { lateText } from './lateText.ts';

/** Strings of TensorFlow Playground's sets and rules. Suspends. */
export const { useText: usePlaygroundText } = lateText<Translation<typeof playground>>({
  ja: async () => (await import('../../i18n/ja/playground.ts')).playground,
  en: async () => (await import('../../i18n/en/playground.ts')).playground,
});
