import { expect, test, type Page } from '@playwright/test';
import { rulesFor, violations } from './support/axe.ts';
import { open, putHash, setLanguage, setTheme, tab } from './support/page.ts';

// The numbers are the unit tests'; what is laid out and heard is the same in every browser.
test.skip(({ browserName }) => browserName !== 'chromium', 'once is enough');

const moons = 'v=1&data=moons&noise=0.5&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.02';
const hill = 'v=1&data=hill&net=2-16.tanh-16.tanh-1&loss=mean_squared_error&opt=adam:0.02&metrics=none';

const choose = (page: Page, view: string): Promise<void> =>
  page.getByRole('radio', { name: view, exact: true }).check({ force: true });

test('two classes: precision and recall, a threshold on the ROC, and a mistake taken into the network', async ({
  page,
}) => {
  const { stepEpoch, status } = await open(page, moons);
  for (let i = 0; i < 4; i++) await stepEpoch.click();
  await expect(status).toContainText('Epoch 4');

  await choose(page, 'Confusion');
  await page.getByRole('radio', { name: 'Shares' }).check({ force: true });
  const matrix = page.locator('.outcome-matrix');
  await expect(matrix.locator('caption')).toContainText('right after epoch 4');
  const row = await matrix.locator('tbody tr').first().locator('td').allInnerTexts();
  expect(Number.parseFloat(row[0]) + Number.parseFloat(row[1])).toBeCloseTo(100, -0.5);

  await choose(page, 'ROC');
  const table = page.locator('.plot .says-table');
  await expect(table.locator('caption')).toContainText('above 0.5000 after epoch 4');
  const recall = async (): Promise<number> =>
    Number.parseFloat(await table.locator('tbody tr').first().locator('td').nth(1).innerText());
  const before = await recall();
  await page.locator('.plot-area').focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
  expect(await recall()).toBeGreaterThanOrEqual(before);
  await expect(page.locator('.plot [aria-live]')).toContainText(/^Threshold .* training recall .*validation recall/);
  await page.locator('.plot-area').click({ position: { x: 60, y: 230 } });
  await expect.poll(recall).toBeLessThan(before);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect.poll(recall).toBe(before);

  await choose(page, 'Wrong');
  const first = page.locator('.says-list tbody tr').first();
  await expect(first).toBeVisible(); // it comes with the answer for all examples
  const [truth, given] = await first.locator('td').allInnerTexts();
  await first.click();
  await expect(page.locator('.outcome-says strong')).toContainText(given.trim());
  await expect(page.locator('.outcome-truth')).toContainText(truth.trim());
  await expect(first).toHaveAttribute('aria-current', 'true');
});

test('a number of two inputs: its surface, also on paper, and predicted against true', async ({ page }) => {
  const { stepEpoch } = await open(page, hill);
  for (let i = 0; i < 3; i++) await stepEpoch.click();
  const canvas = page.locator('.plot canvas').first();
  await expect(canvas).toHaveAttribute('data-moment', /3/);
  await expect(page.getByRole('img', { name: 'Colours: z from −1.25 to 1.25' })).toBeVisible();
  await expect(page.locator('.plot table caption')).toContainText('Predicted z after epoch 3');
  await page.locator('.plot-area').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.locator('.plot [aria-live]')).toContainText(/^x .*, y .*: /);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.sheet-square canvas')).toHaveCount(2);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await choose(page, 'Predicted / true');
  await expect(page.locator('.says-table tbody tr')).toHaveText([/training\s*−?\d\.\d{4}/, /validation\s*−?\d\.\d{4}/]);
});

test('every view fits its column in each language, as large as the plot, and on a phone', async ({ page }) => {
  test.slow(); // many sizes
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page, moons);
  const overflows = (): Promise<boolean> =>
    page
      .locator('.plot')
      .evaluate((plot) =>
        [plot, ...plot.querySelectorAll('.plot-bar, .plot-larger, .says-table, .outcome-matrix, .plot-area')].some(
          (part) => part.getBoundingClientRect().right > plot.getBoundingClientRect().right + 1,
        ),
      );
  const curves = page.locator('.chart-curves');
  for (const theme of ['Light', 'Projector']) {
    for (const language of ['en', 'ja'] as const) {
      await setTheme(page, theme.toLowerCase());
      await setLanguage(page, language);
      const { length } = await page.locator('.plot-bar input').all();
      expect(length).toBe(4);
      const places = new Set<string>();
      for (let i = 0; i < length; i++) {
        await page.locator('.plot-bar input').nth(i).check({ force: true });
        await expect(page.locator('.plot-room > *').first()).toBeVisible();
        await expect.poll(overflows, `${theme} ${language} ${i}`).toBe(false);
        places.add(JSON.stringify(await curves.boundingBox()));
      }
      expect(places.size, `${theme} ${language}`).toBe(1); // nothing shifts
    }
  }
  await setTheme(page, 'light');
  await setLanguage(page, 'en');
  await page.locator('.plot-larger').click();
  for (const view of ['Confusion', 'ROC', 'Wrong']) {
    await choose(page, view);
    const box = await page.locator('.plot-room').boundingBox();
    expect(box?.height, view).toBeGreaterThan(420);
    expect(await overflows(), view).toBe(false);
  }
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await tab(page, 'Plot');
  for (const view of ['Confusion', 'ROC', 'Wrong']) {
    await choose(page, view);
    await expect(page.locator('.plot table')).toBeVisible();
    expect(await overflows(), view).toBe(false);
  }
});

test('the choice of views lies on nothing in any column, however many views there are', async ({ page }) => {
  test.slow(); // many sizes
  for (const link of [
    'v=1&data=parity3&net=3-4.tanh-1.sigmoid&loss=binary_crossentropy',
    'v=1&data=iris&net=4-5.tanh-3.softmax',
    'v=1&data=mpg&net=9-8.relu-1&loss=mean_squared_error&metrics=none',
  ]) {
    await page.setViewportSize({ width: 1366, height: 768 });
    await open(page);
    await putHash(page, link);
    await expect(page.locator('.plot-bar .plot-larger')).toBeVisible();
    for (const theme of ['light', 'projector']) {
      await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
        [1024, 768],
        [820, 1180],
        [844, 390],
      ]) {
        await page.setViewportSize({ width, height });
        const gaps = (): Promise<number> =>
          page.locator('.plot-bar').evaluate((bar) => {
            const at = (selector: string) => bar.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
            const [views, tools] = [at('.segmented'), at('.plot-tools')];
            return Math.min(tools.left - views.right, bar.getBoundingClientRect().right - tools.right);
          });
        await expect.poll(gaps, `${link} ${theme} ${width}`).toBeGreaterThanOrEqual(-0.5);
      }
    }
  }
});

test('no violation of WCAG 2.2 A and AA in any view, in all themes', async ({ page }) => {
  test.slow(); // the rules are gone through 15 times
  for (const [link, views] of [
    [moons, ['Confusion', 'ROC', 'Wrong']],
    [hill, ['Surface', 'Predicted / true']],
  ] as const) {
    await open(page);
    await putHash(page, link);
    for (const view of views) {
      await choose(page, view);
      await expect(page.locator('.plot table')).toHaveCount(1);
      for (const theme of ['light', 'dark', 'projector']) {
        await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);
        expect(await violations(page, rulesFor(theme), '.plot'), `${view} ${theme}`).toEqual([]);
      }
    }
  }
});
