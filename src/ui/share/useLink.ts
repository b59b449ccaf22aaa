import { pageLink } from '../../state/pageLink.ts';
import { shownExperiment } from '../../state/store.ts';
import { useApp } from '../useWorkspace.ts';

/** Characters: what a camera can still read off a projector. */
export const longestQr = 1000;

/** The page's address with the experiment behind it, and the lesson that is open. */
export function useLink(withLanguage: boolean, moment = ''): string {
  const experiment = useApp(shownExperiment);
  const language = useApp((state) => state.view.language);
  const lesson = useApp((state) => state.view.lesson);
  const hash = pageLink(experiment, lesson, withLanguage ? language : null, moment);
  return `${location.origin}${location.pathname}#${hash}`;
}
