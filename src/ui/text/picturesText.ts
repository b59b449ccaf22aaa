import type { PicturesText } from '../../i18n/en/pictures.ts';
import { lateText } from './lateText.ts';

/** Words of data that are pictures. Suspends. */
export const { useText: usePicturesText } = lateText<PicturesText>({
  ja: async () => (await import('../../i18n/ja/pictures.ts')).pictures,
  en: async () => (await import('../../i18n/en/pictures.ts')).pictures,
});
