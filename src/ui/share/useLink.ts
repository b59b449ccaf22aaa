import { useApp } from '../../state/app.ts';
import { pageLink } from '../../state/pageLink.ts';
import { experimentOf } from '../../state/store.ts';

/** Characters: what a camera can still read off a projector. */
export const longestQr = 1000;

/** The page's address with the experiment behind it, and the lesson that is open. */
export function useLink(withLanguage: boolean): string {
  const experiment = useApp(experimentOf);
  const language = useApp((state) => state.view.language);
  const lesson = useApp((state) => state.view.lesson);
  const hash = pageLink(experiment, lesson, withLanguage ? language : null);
  return `${location.origin}${location.pathname}#${hash}`;
}
