import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The rules that read colours and sizes. A theme changes only styles: the other rules read the same DOM in each. */
const ofStyle = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** The projector's theme promises 7:1. */
const ofProjector = ofStyle.with(0, 'color-contrast-enhanced');

export type Rules = 'all' | 'ofStyle' | 'ofProjector';

/** All rules in the light theme, those of style in the others: each state is checked against all of them once. */
export function rulesFor(theme: string): Rules {
  if (theme === 'light') return 'all';
  return theme === 'projector' ? 'ofProjector' : 'ofStyle';
}

/**
 * The violations of WCAG 2.2 A and AA, each with the element and how to mend it.
 *
 * @param within selectors of the parts to look at, where only they have changed; else the whole page
 */
export async function violations(page: Page, rules: Rules, ...within: readonly string[]): Promise<string[]> {
  // The page keeps the half megabyte of axe, which the builder would have it read twice each time.
  const known = await Promise.all(page.frames().map((frame) => frame.evaluate(() => 'axe' in window)));
  const again = known.includes(false) ? {} : { axeSource: 'void 0' };
  // All rules run in the page in one call, and passed rules are not described: that would take half of the time.
  const builder = new AxeBuilder({ page, ...again })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], preload: false });
  for (const selector of within) builder.include(selector);
  if (rules === 'all') builder.withTags(tags);
  else builder.withRules(rules === 'ofStyle' ? ofStyle : ofProjector);
  const { violations: found } = await builder.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}
