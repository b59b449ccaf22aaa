import { connectAddress, isRefused } from './state/address.ts';
import { type EntryState, entryState, isOwnEntry } from './state/entryState.ts';
import type { OpenKept } from './state/openKept.ts';
import { ownPath } from './state/pageLink.ts';
import { readPreferences, rememberPreferences } from './state/preferences.ts';
import { workKey } from './state/saved.ts';
import { connectTexts } from './state/texts.ts';
import { connectTraining, type TrainingControls } from './state/training.ts';
import { createWorkspace } from './state/workspace.ts';
import { fetchAhead } from './ui/ahead.ts';
import { browserWorld } from './ui/browserWorld.ts';
import { mountPage } from './ui/mountPage.tsx';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/page.css';
import './ui/styles/forced.css';
import { keepTyped } from './ui/controls/keepTyped.ts';
import { connectScreen } from './ui/screen.ts';
import { connectTheme } from './ui/theme.ts';

const ownEntry: EntryState = { page: 'mlp-visualizer' };

/** ms that the page waits for what a run had come to before it was reloaded. */
const longestSearch = 3000;

const pause = async (milliseconds: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), milliseconds);
  });

async function start(): Promise<void> {
  if (document.documentElement.classList.contains('start-old')) return; // index.html says so
  if (!('popover' in HTMLElement.prototype)) await import('./ui/oldBrowsers.ts');
  const world = browserWorld();
  const { shelf, tab } = world;
  const workspace = createWorkspace(world);
  const { store, texts, work } = workspace;
  const keeping = import('./state/openKept.ts').then(
    ({ openKept }) => openKept(workspace, world, navigator.locks as LockManager | undefined), // of secure pages
    () => null, // the page works without
  );
  const isOurs = isOwnEntry() || isRefused(tab, location.hash);
  const commitTyped = (): void => keepTyped(workspace);
  texts.subscribe((text) => {
    document.documentElement.lang = store.getState().view.language;
    if (text !== null) document.title = text.ui.title;
  });
  store.getState().setView(readPreferences(shelf, navigator.languages));
  window.addEventListener('storage', ({ key }) => {
    if (key === workKey) work.restore();
  });
  let trains: (controls: TrainingControls) => void = () => undefined;
  const training = new Promise<TrainingControls>((resolve) => {
    trains = resolve;
  });
  await new Promise<void>((opened) => {
    connectAddress(
      store,
      {
        hash: () => location.hash,
        path: () => location.pathname + location.search,
        replace: (hash, alone) => {
          // Where nothing can be kept Back leads to the link as it was given, with the moment that it names.
          if (shelf === null && world.isFramed && store.getState().document.past.length === 0) return;
          history.replaceState(
            { entry: world.newId(), ...entryState(), ...ownEntry },
            '',
            `${alone ? ownPath(location.pathname) : ''}#${hash}`,
          );
        },
        push: (hash) => history.pushState({ entry: world.newId(), ...ownEntry }, '', `#${hash}`),
        isOwn: isOwnEntry,
        isAnew: () =>
          performance
            .getEntriesByType('navigation')
            .some((visit) => (visit as PerformanceNavigationTiming).type === 'navigate'),
        keepTyped: commitTyped,
        onChange: (listener) => window.addEventListener('hashchange', listener),
      },
      work,
      tab,
      (callback, milliseconds) => setTimeout(callback, milliseconds),
      (text, use) =>
        void import('./state/mender.ts')
          .then(({ menderFor }) => menderFor(text, shelf, workspace))
          .catch(() => null)
          .then(use),
      opened,
      (arrive) => void training.then((controls) => arrive(workspace, controls)),
    );
  });
  rememberPreferences(store, shelf);
  connectTheme(store);
  connectScreen();
  // Who was never here waits for nothing, and nobody for long.
  let isLate = !world.isKept();
  const finding = keeping.then((kept) => kept?.find(store.getState().document.present, isOurs, () => isLate));
  const found = isLate ? null : await Promise.race([finding, pause(longestSearch)]);
  isLate = true;
  if (found != null) {
    store.getState().takeUp(found.document);
    workspace.branches.restore(found.branches);
  }
  const controls = connectTraining(workspace);
  trains(controls);
  let kept: OpenKept | null = null;
  void finding.then(async () => {
    kept = await keeping;
    kept?.follow(controls);
  });
  connectTexts(workspace);
  const hurry = (): void => {
    controls.save();
    kept?.hurry();
  };
  // Between this and the end of the page the worker often has the time to say where the run is.
  window.addEventListener('beforeunload', hurry);
  window.addEventListener('pagehide', () => {
    commitTyped();
    kept?.hurry();
  });
  // A phone may never come back from there. Half a number stays half typed: most come back.
  document.addEventListener('visibilitychange', () => {
    store.getState().commitPreview();
    if (document.visibilityState === 'hidden') hurry();
  });
  await texts.load(store.getState().view.language);

  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const [instead] = root.children;
  const onUncaughtError = (error: unknown): void => {
    // React has emptied the root. The text that stood there before says so, with a button to try again.
    document.documentElement.classList.add('start-failed');
    root.append(instead);
    reportError(error);
  };
  mountPage(root, workspace, controls, { onUncaughtError });
  fetchAhead(workspace);
}

void start();
