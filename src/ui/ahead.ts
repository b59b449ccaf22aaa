import type { Workspace } from '../state/workspace.ts';

const patience = 2000; // ms; a page that is never idle must not wait for ever

/** Fetches, once the page stands and has a moment, what it opens without and people soon ask for. */
export function fetchAhead(workspace: Workspace): void {
  const fetch = (): void => {
    import('./aheadParts.ts').then(({ fetchParts }) => fetchParts(workspace)).catch(() => undefined);
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetch, { timeout: patience });
  else setTimeout(fetch, patience / 4); // Safari
}
