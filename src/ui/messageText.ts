import type { MessageText } from '../i18n/types.ts';
import { lateText } from './lateText.ts';

/** Texts of the page's messages, and of links. Suspends. */
export const { useText: useMessageText, fetch: fetchMessageText } = lateText<MessageText>({
  ja: () => import('../i18n/ja/messages.ts'),
  en: () => import('../i18n/en/messages.ts'),
});
