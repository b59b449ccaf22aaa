import { expect, test, type Locator, type Page } from '@playwright/test';
import { open } from './support/page.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium can be told to force its colours');

const style = (of: Locator, property: string): Promise<string> =>
  of.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

async function openForced(page: Page, scheme: 'light' | 'dark' = 'dark'): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
  await open(page);
}

test('what is chosen can be told from what is not', async ({ page }) => {
  await openForced(page);
  for (const [chosen, other] of [
    [page.locator('.gallery-item[aria-pressed="true"]'), page.locator('.gallery-item[aria-pressed="false"]').first()],
    [
      page.locator('.side-choice input:checked + span'),
      page.locator('.side-choice input:not(:checked) + span').first(),
    ],
    [page.locator('.plot input:checked + span'), page.locator('.plot input:not(:checked) + span').first()],
  ] as const) {
    expect(await style(chosen, 'outline-style')).toBe('solid');
    expect(await style(other, 'outline-style')).toBe('none');
  }
  await page.locator('.strip-cards .card').nth(1).hover();
  await expect.poll(() => style(page.locator('.card.lit').first(), 'outline-style')).toBe('solid');
});

test('the answer’s bars and the sliders of a colour keep their colours', async ({ page }) => {
  await openForced(page);
  const bars = page.locator('.outcome-bar');
  await expect(bars).toHaveCount(3);
  const colours = [];
  for (let i = 0; i < 3; i++) colours.push(await style(bars.nth(i).locator('span'), 'background-color'));
  expect(new Set(colours).size).toBe(3);
  for (const bar of await bars.all()) expect(await style(bar, 'outline-style')).toBe('solid');
  expect(await style(page.locator('.outcome-slider input').first(), 'background-image')).toContain('gradient');
});

test('the drawing has the colours of the theme that fits the forced background', async ({ page }) => {
  await openForced(page, 'dark');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Theme', { exact: true }).selectOption('light');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  await page.getByLabel('Theme', { exact: true }).selectOption('dark');
  await expect(root).toHaveAttribute('data-theme', 'light');
});
