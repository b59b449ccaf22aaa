import { lessons as en } from '../../i18n/en/lessons.ts';
import { lessons as ja } from '../../i18n/ja/lessons.ts';
import type { LessonText } from '../../i18n/lessonSentences.ts';
import type { Localized } from '../../lesson/lesson.ts';
import { useApp } from '../useWorkspace.ts';

/** The strings of the lessons; they come with the lessons, so both languages are here. */
export function useLessonText(): LessonText {
  const language = useApp((state) => state.view.language);
  return language === 'ja' ? ja : en;
}

/** A lesson's own text in the language that is on. */
export function useLocal(): (text: Localized) => string {
  const language = useApp((state) => state.view.language);
  return (text) => text[language];
}
