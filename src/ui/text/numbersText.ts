import type { NumbersText } from '../../i18n/en/numbers.ts';
import { lateText } from './lateText.ts';

/** The words around the numbers of what is chosen in the drawing. Suspends. */
export const {
  useText: useNumbersText,
  fetch: fetchNumbersText,
  get: getNumbersText,
} = lateText<NumbersText>({
  ja: async () => (await import('../../i18n/ja/numbers.ts')).numbers,
  en: async () => (await import('../../i18n/en/numbers.ts')).numbers,
});
