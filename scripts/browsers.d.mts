/** A browser that is already installed, or null. `path` null: Playwright's own, which it finds by itself. */
export function findBrowser(
  kind: 'chromium' | 'firefox',
): { readonly path: string | null; readonly from: string } | null;
