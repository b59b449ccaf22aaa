import type { messages } from '../../i18n/en/messages.ts';
import type { Translation } from '../../i18n/translation.ts';
import type { LinkText } from '../../i18n/types.ts';
import { lateText } from './lateText.ts';

/** Messages of the page: no part of the dictionaries, for they are loaded with the first message. */
export interface MessageText extends LinkText {
  readonly messages: Translation<typeof messages>;
}

/** Texts of the page's messages, and of links. Suspends. */
export const { useText: useMessageText, fetch: fetchMessageText } = lateText<MessageText>({
  ja: () => import('../../i18n/ja/messages.ts'),
  en: () => import('../../i18n/en/messages.ts'),
});
