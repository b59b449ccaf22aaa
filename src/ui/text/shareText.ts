import type * as en from '../../i18n/en/share.ts';
import { lateText } from './lateText.ts';

/** The words of the share dialog. Suspends. */
export const { useText: useShareText } = lateText<typeof en>({
  ja: () => import('../../i18n/ja/share.ts'),
  en: () => import('../../i18n/en/share.ts'),
});
