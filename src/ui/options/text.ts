import type { OptionsText } from '../../i18n/en/options.ts';
import { lateText } from '../text/lateText.ts';

/** Descriptions of the options. Suspends. */
export const { useText: useOptionsText } = lateText<OptionsText>({
  ja: async () => (await import('../../i18n/ja/options.ts')).options,
  en: async () => (await import('../../i18n/en/options.ts')).options,
});
