import { expect, test, type Locator, type Page } from '@playwright/test';
import { holdBack, open, parts } from './support/page.ts';

const drawing = (page: Page): Locator => page.locator('.net-box');
/** How the drawing is zoomed; null at rest. */
const zoom = (page: Page): Promise<string | null> => page.locator('.net-box svg > g').first().getAttribute('transform');
const scale = async (page: Page): Promise<number> =>
  Number(/scale\(([\d.]+)\)/.exec((await zoom(page)) ?? '')?.[1] ?? 1);

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it has no box');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Moves the mouse in several steps, like a hand. */
async function point(page: Page, at: Locator | { x: number; y: number }): Promise<void> {
  const { x, y } = 'x' in at ? at : await centre(at);
  await page.mouse.move(x, y, { steps: 10 });
}

async function press(page: Page, at: Locator): Promise<void> {
  await point(page, at);
  await page.mouse.down();
  await page.mouse.up();
}

const dimmed = (page: Page): Promise<number> => page.locator('.net-back').count();

test('a lesson that is started with the mouse dims nothing, though the mouse rests over the drawing', async ({
  page,
}) => {
  await open(page);
  await press(page, page.getByRole('button', { name: 'Lessons', exact: true }));
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Build a network line by line' }));
  const heading = page.getByRole('region', { name: /^Lesson: / }).getByRole('heading', { level: 3 });
  const next = page.getByRole('button', { name: 'Next', exact: true });
  for (const title of ['Add four neurons', 'Add an activation', 'Add an output layer']) {
    await next.focus();
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(title);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await dimmed(page), title).toBe(0);
  }
});

test('what goes away under the pointer is no longer in hand', async ({ page }) => {
  await open(page);
  const cards = page.locator('.strip-cards .card');
  await point(page, cards.last().locator('.card-name'));
  await expect.poll(() => dimmed(page)).toBeGreaterThan(0);
  await page.keyboard.press('Tab'); // the keyboard is somewhere
  await page.evaluate(() => {
    location.hash = '#v=1&data=colours&net=3-3.softmax';
  });
  await expect(cards).toHaveCount(2);
  await expect.poll(() => dimmed(page)).toBe(0);
  await expect(page.locator('.card.lit')).toHaveCount(0);
});

test('what is pointed at in the drawing lights up, and no longer when the pointer leaves', async ({ page }) => {
  await open(page);
  const hint = page.locator('.net-hint');
  await expect(hint).toBeVisible();
  await point(page, page.locator('circle.net-outline').first());
  await expect(hint).toHaveCount(0);
  await point(page, parts(page).train);
  await expect(hint).toBeVisible();
});

test('a double click inspects what was clicked, and the keyboard goes on from there', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'a stock Firefox is sent two single clicks');
  await open(page);
  const neuron = page.locator('circle.net-outline.net-role-hidden').nth(2);
  const { x, y } = await centre(neuron);
  await page.mouse.dblclick(x, y);
  const inspector = page.getByRole('region', { name: 'Numbers' }).or(page.locator('.net-inspector')).first();
  await page.mouse.move(x, y - 400);
  await expect(page.locator('.net-pin rect').first()).toBeAttached();
  await expect(inspector).not.toContainText('Point at');
  const pin = await centre(page.locator('.net-pin rect').first());
  expect(Math.hypot(pin.x - x, pin.y - y)).toBeLessThan(3);
  await page.keyboard.press('ArrowUp');
  const ring = page.locator('.net-focus rect').first();
  await expect(ring).toBeVisible(); // what a key does may be on its way
  await expect.poll(async () => (await centre(ring)).y).toBeLessThan(y - 3);
  expect(Math.abs((await centre(ring)).x - x)).toBeLessThan(3);
});

test('the keyboard goes on from a click that was made before what finds its neuron was loaded', async ({ page }) => {
  const arrived = await holdBack(page, /\/assets\/ahead-/);
  await open(page);
  const neuron = page.locator('circle.net-outline.net-role-hidden').nth(2);
  const { x, y } = await centre(neuron);
  await page.mouse.click(x, y);
  await expect(page.locator('.net-pin rect')).toHaveCount(0);
  arrived();
  await expect(page.locator('.net-pin rect').first()).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.net-focus').first()).toBeVisible();
  const place = (mark: string, key: string): Promise<number> =>
    page
      .locator(`${mark} rect`)
      .first()
      .evaluate((each, name) => Number(each.getAttribute(name)), key);
  expect(await place('.net-focus', 'x')).toBeCloseTo(await place('.net-pin', 'x'), 3);
  expect(await place('.net-focus', 'y')).toBeLessThan(await place('.net-pin', 'y'));
});

test('a pointer that rests before what finds its neuron was loaded shows it all the same', async ({ page }) => {
  const arrived = await holdBack(page, /\/assets\/ahead-/);
  await open(page);
  await point(page, page.locator('circle.net-outline.net-role-hidden').nth(2));
  arrived();
  await expect(page.locator('.net-title')).toContainText('neuron 3 of 4');
});

test('a plain wheel is the page’s, after a click in the drawing, too; with Ctrl it zooms the drawing', async ({
  page,
}) => {
  await open(page);
  await page.evaluate(() => {
    addEventListener('wheel', ({ defaultPrevented }) => {
      document.documentElement.dataset['wheel'] = defaultPrevented ? 'taken' : 'left';
    });
  });
  const { x, y } = await centre(drawing(page));
  await page.mouse.click(x, y);
  await page.mouse.wheel(0, 120);
  await expect(page.locator('html')).toHaveAttribute('data-wheel', 'left');
  expect(await scale(page)).toBe(1);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -240);
  await page.keyboard.up('Control');
  await expect.poll(() => scale(page)).toBeGreaterThan(1);
});

test('the first turn of the wheel counts, before zooming is loaded', async ({ page }) => {
  const arrived = await holdBack(page, /\/assets\/zooming-/);
  await open(page);
  await point(page, drawing(page));
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  expect(await scale(page)).toBe(1);
  arrived();
  await expect.poll(() => scale(page)).toBeGreaterThan(1.2);
});

test('zooming that cannot be loaded is said, and works when it can', async ({ page }) => {
  let isOff = true;
  await page.route(/\/assets\/zooming-/, (route) => (isOff ? route.abort() : route.continue()));
  await open(page);
  const button = page.getByRole('button', { name: 'Zoom in', exact: true });
  await button.click();
  await expect(page.getByRole('alert')).toContainText('Part of the page could not be loaded');
  isOff = false;
  await button.click();
  await expect.poll(() => scale(page)).toBeGreaterThan(1);
});

test.describe('by touch', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium can be sent two fingers');
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the first pinch zooms the drawing, before zooming is loaded', async ({ page }) => {
    const arrived = await holdBack(page, /\/assets\/zooming-/);
    await open(page);
    await drawing(page).scrollIntoViewIfNeeded();
    const { x, y } = await centre(drawing(page));
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apart === null ? [] : [-1, 1].map((side, id) => ({ x: x + (side * apart) / 2, y, id })),
      });
    await touch('touchStart', 60);
    for (const apart of [80, 100, 120]) await touch('touchMove', apart);
    arrived();
    await expect.poll(() => scale(page)).toBeGreaterThan(1.5);
    await touch('touchMove', 180);
    await expect.poll(() => scale(page)).toBeGreaterThan(2.5);
    await touch('touchEnd', null);
  });
});
