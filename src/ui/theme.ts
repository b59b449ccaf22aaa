import type { Store } from '../state/store.ts';

/** Puts the theme on the root element as `data-theme`: light, dark or projector; `system` follows the device. */
export function connectTheme(store: Store): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  function apply(): void {
    const { theme } = store.getState().view;
    document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  }
  apply();
  dark.addEventListener('change', apply);
  store.subscribe(({ view }, before) => {
    if (view.theme !== before.view.theme) apply();
  });
}
