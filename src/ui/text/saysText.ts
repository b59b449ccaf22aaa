import type { SaysText } from '../../i18n/en/says.ts';
import { lateText } from './lateText.ts';

/** Texts of the views of what the network says. Suspends. */
export const { useText: useSaysText } = lateText<SaysText>({
  ja: async () => (await import('../../i18n/ja/says.ts')).says,
  en: async () => (await import('../../i18n/en/says.ts')).says,
});
