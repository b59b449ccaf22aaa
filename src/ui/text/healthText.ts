import type { MeasuresText } from '../../i18n/en/measures.ts';
import type { HealthText } from '../../i18n/types.ts';
import { lateText } from './lateText.ts';

interface Texts {
  readonly health: HealthText;
  readonly measures: MeasuresText;
}

/** Texts of the doctor and of what is measured. Suspends. */
export const { useText: useHealthText } = lateText<Texts>({
  ja: async () => ({
    ...(await import('../../i18n/ja/health.ts')),
    ...(await import('../../i18n/ja/measures.ts')),
  }),
  en: async () => ({
    ...(await import('../../i18n/en/health.ts')),
    ...(await import('../../i18n/en/measures.ts')),
  }),
});
