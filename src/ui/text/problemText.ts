import type { ProblemText } from '../../i18n/types.ts';
import { lateText } from './lateText.ts';

/** The sentences of the problems. Suspends. */
export const { useText: useProblemText, fetch: fetchProblemText } = lateText<ProblemText>({
  ja: () => import('../../i18n/ja/problems.ts'),
  en: () => import('../../i18n/en/problems.ts'),
});
