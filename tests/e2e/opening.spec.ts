import { expect, test } from '@playwright/test';
import { layers, open, opening, parts, settle, standing } from './support/page.ts';

test('the page opens on the network of the introduction', async ({ page }) => {
  let requests = 0;
  page.on('request', () => requests++);
  const { data, network, plot, curves } = await open(page);
  await expect.poll(() => layers(page)).toEqual(opening);
  await expect(data).toBeVisible();
  await expect(plot).toBeVisible();
  await expect(curves).toBeVisible();
  await expect(network.getByText('Input layer', { exact: true })).toBeVisible();
  await expect(network.getByText(/^Hidden layer/).first()).toBeVisible();
  await expect(network.getByText('Output layer', { exact: true })).toBeVisible();
  await expect(page.getByLabel('loss', { exact: true })).toHaveValue('categorical_crossentropy');
  await expect(page.getByLabel('optimizer')).toHaveValue('sgd');
  await expect(page.getByLabel('learning_rate')).toHaveValue('0.1');
  expect(await standing(page)).toMatchObject({ epoch: 0 });
  await settle(page);
  expect(requests).toBeLessThan(30); // a part that every page fetches belongs into a file of vite.config.ts
});

test('its link is no longer than 120 characters', async ({ page, baseURL }) => {
  await open(page);
  const hash = new URL(page.url()).hash;
  expect(hash).toContain('net=3-4-sigmoid-3-softmax');
  expect('https://example.org/mlp-visualizer/'.length + hash.length).toBeLessThanOrEqual(120);
  expect(baseURL).toBeDefined();
});

test('@timing Train on the opening page: the curve moves within a second, accuracy 0.9 within ten', async ({
  page,
}) => {
  const { train, pause } = await open(page);
  const before = await standing(page);
  await train.click();
  await expect(pause).toBeVisible();
  await expect
    .poll(() => standing(page).then(({ epoch }) => epoch), { timeout: 1000, intervals: [50] })
    .toBeGreaterThan(0);
  await expect
    .poll(() => standing(page).then(({ accuracy }) => accuracy ?? 0), { timeout: 10_000, intervals: [100] })
    .toBeGreaterThanOrEqual(0.9);
  expect((await standing(page)).loss).toBeLessThan(before.loss ?? 0);
});

for (const language of ['en', 'ja']) {
  test(`at 1366×768 network, loss curve and Train are visible without scrolling, no text cut (${language})`, async ({
    page,
  }) => {
    await page.goto(`./#v=1&data=colours&net=3-4-sigmoid-3-softmax&batch=8&lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('status').first()).toContainText(/0\.\d|1\.\d/);
    const inView = async (selector: string): Promise<boolean> =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
        });
    expect(await inView('.bar-run .primary')).toBe(true);
    expect(await inView('.drawing')).toBe(true);
    expect(await inView('.chart-curves')).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    const cut = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, label, p, span, h1, h2, legend, option:checked, li, th, td, select',
        ),
      ]
        .filter((element) => element.offsetParent !== null && (element.textContent ?? '').trim() !== '')
        .filter((element) => getComputedStyle(element).overflowX !== 'visible' || element.tagName === 'BUTTON')
        .filter((element) => !element.matches('.strip-cards, .visually-hidden, select'))
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
        .map((element) => `${element.className}: ${element.textContent}`),
    );
    expect(cut).toEqual([]);
    // The strip of the opening network does not need to scroll either.
    expect(await page.locator('.strip-cards').evaluate((strip) => strip.scrollWidth <= strip.clientWidth)).toBe(true);
  });
}

test('the language can be changed while it trains', async ({ page }) => {
  const { train } = await open(page);
  await train.click();
  await page.getByLabel('Language').selectOption('ja');
  await expect(page.getByRole('button', { name: '一時停止' })).toBeVisible();
  const { epoch } = await standing(page);
  await expect.poll(() => standing(page).then((now) => now.epoch)).toBeGreaterThan(epoch);
  await page.getByLabel('言語').selectOption('en');
  await expect(parts(page).pause).toBeVisible();
});
