import { programTexts, type ProgramText } from '../../i18n/programText.ts';
import { useApp } from '../useWorkspace.ts';

/** The strings of the code and the summary in the language that is on. */
export function useProgramText(): ProgramText {
  return programTexts[useApp(({ view }) => view.language)];
}
