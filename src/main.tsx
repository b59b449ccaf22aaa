import './engine/oldArrays.ts'; // before all others
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectAddress } from './state/address.ts';
import { whyMissing } from './state/fetchPart.ts';
import { ownPath } from './state/pageLink.ts';
import { readPreferences, rememberPreferences } from './state/preferences.ts';
import { workKey } from './state/saved.ts';
import { connectTraining } from './state/training.ts';
import { createWorkspace, type Notes } from './state/workspace.ts';
import { fetchAhead } from './ui/ahead.ts';
import { App } from './ui/App.tsx';
import { Late } from './ui/Late.tsx';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/page.css';
import './ui/styles/forced.css';
import { keepTyped } from './ui/keepTyped.ts';
import { connectScreen } from './ui/screen.ts';
import { connectTheme } from './ui/theme.ts';
import { WorkspaceContext } from './ui/workspace.ts';

/** Storage may be forbidden altogether. */
function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

function notesIn(place: Storage | null): Notes {
  return {
    get: (name) => {
      try {
        return place?.getItem(name) ?? null;
      } catch {
        return null;
      }
    },
    set: (name, text) => {
      try {
        place?.setItem(name, text);
      } catch {
        // No room or not allowed: nothing depends on it.
      }
    },
  };
}

async function start(): Promise<void> {
  if (document.documentElement.classList.contains('start-old')) return; // index.html says so
  if (!('popover' in HTMLElement.prototype)) await import('./ui/oldBrowsers.ts');
  const shelf = storage('localStorage');
  const tab = notesIn(storage('sessionStorage'));
  const workspace = createWorkspace({
    frame: (callback) => requestAnimationFrame(callback),
    later: (callback, milliseconds) => setTimeout(callback, milliseconds),
    now: () => performance.now(),
    date: Date.now,
    still: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    shelf,
    tab,
    isFramed: window.parent !== window,
    newId: () => crypto.getRandomValues(new Uint32Array(2)).join('-'),
  });
  const { store, liveStore, texts, work } = workspace;
  const commitTyped = (): void => keepTyped(workspace);
  texts.subscribe((text) => {
    document.documentElement.lang = store.getState().view.language;
    if (text !== null) document.title = text.ui.title;
  });
  store.getState().setView(readPreferences(shelf, navigator.languages));
  window.addEventListener('storage', ({ key }) => {
    if (key === workKey) work.restore();
  });
  await new Promise<void>((opened) => {
    connectAddress(
      store,
      {
        hash: () => location.hash,
        path: () => location.pathname + location.search,
        replace: (hash, alone) =>
          history.replaceState(history.state, '', `${alone ? ownPath(location.pathname) : ''}#${hash}`),
        keepTyped: commitTyped,
        onChange: (listener) => window.addEventListener('hashchange', listener),
      },
      work,
      tab,
      (callback, milliseconds) => setTimeout(callback, milliseconds),
      (use) => void import('./document/link.ts').catch(() => null).then(use),
      opened,
    );
  });
  rememberPreferences(store, shelf);
  connectTheme(store);
  connectScreen();
  const controls = connectTraining(store, liveStore);
  store.subscribe(({ view }, before) => {
    const { language } = view;
    if (language === before.view.language) return;
    texts.load(language).catch((error: unknown) => {
      const { setView, say } = store.getState();
      if (store.getState().view.language !== language) return; // another one was chosen in the meantime
      setView({ language: before.view.language });
      say({ type: 'missing', why: whyMissing(error), again: language });
    });
  });
  window.addEventListener('pagehide', commitTyped);
  // A phone may never come back from there. Half a number stays half typed: most come back.
  document.addEventListener('visibilitychange', () => store.getState().commitPreview());
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
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <WorkspaceContext value={workspace}>
        <Late>
          <App controls={controls} />
        </Late>
      </WorkspaceContext>
    </StrictMode>,
  );
  fetchAhead(workspace);
}

void start();
