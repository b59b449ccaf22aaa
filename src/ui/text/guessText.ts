import type { GuessText } from '../../i18n/en/guess.ts';
import { lateText } from './lateText.ts';

/** Texts of what is predicted first. Suspends. */
export const { useText: useGuessText } = lateText<GuessText>({
  ja: async () => (await import('../../i18n/ja/guess.ts')).guess,
  en: async () => (await import('../../i18n/en/guess.ts')).guess,
});
