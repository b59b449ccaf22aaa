import type { MapText } from '../../i18n/en/maps.ts';
import { lateText } from './lateText.ts';

/** The sentences about maps of neurons. Suspends. */
export const { useText: useMapText } = lateText<MapText>({
  ja: async () => (await import('../../i18n/ja/maps.ts')).maps,
  en: async () => (await import('../../i18n/en/maps.ts')).maps,
});
