import './engine/oldArrays.ts'; // before all others
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectAddress } from './state/address.ts';
import { liveStore, store } from './state/app.ts';
import { whyMissing } from './state/fetchPart.ts';
import { ownPath } from './state/pageLink.ts';
import { readPreferences, rememberPreferences } from './state/preferences.ts';
import { openSavedWork, workKey } from './state/saved.ts';
import { connectTraining } from './state/training.ts';
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
import { loadText } from './ui/text.tsx';

/** Storage may be forbidden altogether. */
function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

function recall(place: Storage | null, key: string): string | null {
  try {
    return place?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function keep(place: Storage | null, key: string, value: string): void {
  try {
    place?.setItem(key, value);
  } catch {
    // No room or not allowed: nothing depends on it.
  }
}

async function start(): Promise<void> {
  if (document.documentElement.classList.contains('start-old')) return; // index.html says so
  if (!('popover' in HTMLElement.prototype)) await import('./ui/oldBrowsers.ts');
  const shelf = storage('localStorage');
  const tab = storage('sessionStorage');
  const behindKey = 'mlp-visualizer.behind';
  store.getState().setView(readPreferences(shelf, navigator.languages));
  const work = openSavedWork(
    shelf,
    () => crypto.getRandomValues(new Uint32Array(2)).join('-'),
    Date.now,
    () => {
      // A frame has no address bar, and often no storage: there nobody expects it.
      if (window.parent === window) store.getState().say({ type: 'notKept' });
    },
  );
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
        keepTyped,
        onChange: (listener) => window.addEventListener('hashchange', listener),
      },
      work,
      { get: () => recall(tab, behindKey), set: (value) => keep(tab, behindKey, value) },
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
    loadText(language).catch((error: unknown) => {
      const { setView, say } = store.getState();
      if (store.getState().view.language !== language) return; // another one was chosen in the meantime
      setView({ language: before.view.language });
      say({ type: 'missing', why: whyMissing(error), again: language });
    });
  });
  window.addEventListener('pagehide', keepTyped);
  // A phone may never come back from there. Half a number stays half typed: most come back.
  document.addEventListener('visibilitychange', () => store.getState().commitPreview());
  await loadText(store.getState().view.language);

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
      <Late>
        <App controls={controls} work={work} />
      </Late>
    </StrictMode>,
  );
  fetchAhead(store.getState().view.language);
}

void start();
