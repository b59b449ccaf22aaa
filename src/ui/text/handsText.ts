import type { HandsText } from '../../i18n/en/hands.ts';
import { lateText } from './lateText.ts';

/** The words around numbers that are set by hand. Suspends. */
export const { useText: useHandsText } = lateText<HandsText>({
  ja: async () => (await import('../../i18n/ja/hands.ts')).hands,
  en: async () => (await import('../../i18n/en/hands.ts')).hands,
});
