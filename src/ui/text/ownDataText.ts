import type * as en from '../../i18n/en/ownData.ts';
import { lateText } from './lateText.ts';

/** The words for inputs by formula and for points of a person's own. Suspends. */
export const { useText: useOwnDataText } = lateText<typeof en>({
  ja: () => import('../../i18n/ja/ownData.ts'),
  en: () => import('../../i18n/en/ownData.ts'),
});
