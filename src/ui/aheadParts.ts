import { fetchFinder } from '../scene/scene.ts';
import { standingOf } from '../state/hands.ts';
import type { Workspace } from '../state/workspace.ts';
import { fetchMessageText } from './text/messageText.ts';
import { fetchNumbersText } from './text/numbersText.ts';
import { fetchProblemText } from './text/problemText.ts';

/** What people soon ask for. A failed fetch is tried again, and reported, when the part is needed. */
export function fetchParts(workspace: Workspace): void {
  const { language } = workspace.store.getState().view;
  fetchProblemText(language);
  fetchMessageText(language);
  fetchNumbersText(language);
  standingOf(workspace);
  const coming = [
    fetchFinder(),
    import('./network/PointedAt.tsx'),
    import('./network/pressKey.ts'),
    import('./data/MoreAbout.tsx').then(({ fetchWords }) => fetchWords(language)),
    import('./data/setNames.ts').then(({ connectSetNames }) => connectSetNames(workspace)),
    import('./layers/ProblemList.tsx'),
    import('./layers/InsertMenu.tsx'),
    import('./messages/MessageItems.tsx'),
    import('../state/mender.ts'), // also tells whether there is a lesson
    import('../state/guardRules.ts').then(({ guardRules }) => guardRules(workspace.store)),
    import('../state/guardLocked.ts').then(({ guardLocked }) => guardLocked(workspace.store)),
    import('../state/dealer.ts').then(({ dealerOf, guardDealing }) => guardDealing(workspace, dealerOf(workspace))),
    import('./controls/keepFocus.ts').then(({ keepFocus }) => keepFocus(document.body)),
    import('./openPasted.ts').then(({ openPasted }) => window.addEventListener('paste', openPasted)),
    import('./print/connectPrint.tsx').then(({ connectPrint }) => connectPrint(workspace)),
  ];
  for (const each of coming) each.catch(() => undefined);
}
