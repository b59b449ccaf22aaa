import type { Store } from '../state/store.ts';

/**
 * Puts the theme on the root element as `data-theme`: light, dark or projector; `system` follows the device. Where the
 * device forces its own colours on the page, the data colours are those for its background.
 */
export function connectTheme(store: Store): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const forced = window.matchMedia('(forced-colors: active)');
  function apply(): void {
    const { theme } = store.getState().view;
    const follows = theme === 'system' || (forced.matches && (theme === 'dark') !== dark.matches);
    document.documentElement.dataset['theme'] = follows ? (dark.matches ? 'dark' : 'light') : theme;
  }
  apply();
  dark.addEventListener('change', apply);
  forced.addEventListener('change', apply);
  store.subscribe(({ view }, before) => {
    if (view.theme !== before.view.theme) apply();
  });
}
