import { fetchFinder } from '../scene/scene.ts';
import type { Workspace } from '../state/workspace.ts';
import { fetchProblemText } from './text/problemText.ts';
import { fetchMessageText } from './text/messageText.ts';

const patience = 2000; // ms; a page that is never idle must not wait for ever

/** Fetches, once the page stands and has a moment, what it opens without and people soon ask for. */
export function fetchAhead(workspace: Workspace): void {
  const { language } = workspace.store.getState().view;
  const fetch = (): void => {
    fetchProblemText(language);
    fetchMessageText(language);
    const coming = [
      fetchFinder(),
      import('./network/PointedAt.tsx'),
      import('./network/pressKey.ts'),
      import('./data/MoreAbout.tsx').then(({ fetchWords }) => fetchWords(language)),
      import('./layers/ProblemList.tsx'),
      import('./messages/MessageItems.tsx'),
      import('../state/hands.ts').then(({ standingOf }) => standingOf(workspace)),
      import('../state/guardRules.ts').then(({ guardRules }) => guardRules(workspace.store)),
      import('./controls/keepFocus.ts').then(({ keepFocus }) => keepFocus(document.body)),
      import('./print/connectPrint.tsx').then(({ connectPrint }) => connectPrint(workspace)),
    ];
    // A failed fetch is tried again, and reported, when the part is needed.
    for (const each of coming) each.catch(() => undefined);
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetch, { timeout: patience });
  else setTimeout(fetch, patience / 4); // Safari
}
