import { useSyncExternalStore } from 'react';
import { arrangementOf, type Arrangement } from './arrangement.ts';

const root = document.documentElement;

// oxlint-disable-next-line modules/no-state -- there is one screen
let kept: number | null = null;

/**
 * Px of 1 rem: type, and all that is measured by it, grows with the screen (tokens.css). Kept until the screen changes:
 * to ask between changes of the page would have it styled each time.
 */
export function rem(): number {
  return kept ?? (Number.parseFloat(getComputedStyle(root).fontSize) || 16);
}

function current(): Arrangement {
  const size = rem();
  return arrangementOf(window.innerWidth / size, window.innerHeight / size);
}

/** Calls back when the screen, or what the theme makes of it, may have changed. */
export function onScreen(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  window.addEventListener('resize', changed);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', changed);
  };
}

/** Puts the arrangement on the root element as `data-layout`, for the style sheets. Comes before all that asks for it. */
export function connectScreen(): void {
  const apply = (): void => {
    kept = null;
    kept = rem();
    root.dataset['layout'] = current();
  };
  apply();
  onScreen(apply);
}

export function useArrangement(): Arrangement {
  return useSyncExternalStore(onScreen, current);
}

/** Px of 1 rem, as it changes. */
export function useRem(): number {
  return useSyncExternalStore(onScreen, rem);
}

/** Widths in rem: the bar leaves out a few words, bar and settings leave out most, the bar leaves out the logo, too. */
export const narrowBar = 94;
export const slimBar = 85;
export const tightBar = 66;

/** Whether the window is narrower than so many rem. */
export function useNarrowerThan(rems: number): boolean {
  return useSyncExternalStore(onScreen, () => window.innerWidth / rem() < rems);
}
