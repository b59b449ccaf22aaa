import type { StepsText } from '../../i18n/en/steps.ts';
import { lateText } from './lateText.ts';

/** Texts of the walk through the network. Suspends. */
export const { useText: useStepsText } = lateText<StepsText>({
  ja: async () => (await import('../../i18n/ja/steps.ts')).steps,
  en: async () => (await import('../../i18n/en/steps.ts')).steps,
});
