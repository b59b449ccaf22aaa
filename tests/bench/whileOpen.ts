import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';

/** Measures pages that have been opened in a browser, null where there is none, and closes them in any case. */
export async function whileOpen<P extends { close(): Promise<void> }>(
  pages: P | null,
  say: Say,
  measure: (pages: P) => Promise<Measure[]>,
): Promise<Measure[]> {
  if (pages === null) {
    say('There is no browser for it: see scripts/browsers.mjs.');
    return [];
  }
  try {
    return await measure(pages);
  } finally {
    await pages.close();
  }
}
