import { expect, test, type Page } from '@playwright/test';
import { open } from './support/page.ts';

// 200 units are a tile at any size of the window.
const link = 'v=1&data=iris&net=4-200.relu-24.relu-3.softmax';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const title = (page: Page) => page.locator('.net-inspector .net-title');

async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not drawn`);
  return box;
}

test('a wide layer fills the drawing, with how many units it has and how many weights are not drawn', async ({
  page,
}) => {
  const { network } = await open(page, link);
  const tile = await boxOf(page, 'rect.net-outline');
  const drawing = await boxOf(page, '.net-box');
  expect(tile.height).toBeGreaterThan(drawing.height * 0.45);
  await expect(network.locator('text.net-units', { hasText: '200 units' })).toBeVisible();
  await expect(network.locator('text.net-note')).toHaveText([/^\+ 6\d\d weaker/, /^\+ 4,6\d\d weaker/]);
  // 24 units are circles, all of them.
  expect(await network.locator('circle.net-outline').count()).toBe(4 + 24 + 3);
});

test('a cell that is pointed at tells its numbers, a click keeps it, and Escape lets it go', async ({ page }) => {
  await open(page, link);
  const tile = await boxOf(page, 'rect.net-outline');
  const [x, y] = [Math.round(tile.x + tile.width / 2) + 3, Math.round(tile.y + tile.height / 2) + 3];
  await page.mouse.move(x, y, { steps: 4 });
  await expect(title(page)).toHaveText(/Hidden layer 1, neuron \d+ of 200/);
  const name = await title(page).innerText();
  await page.mouse.click(x, y);
  await page.mouse.move(4, 4);
  await expect(title(page)).toHaveText(name);
  await expect(page.locator('.net-pin rect')).toHaveCount(1);
  await page.locator('.net-box').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.net-pin rect')).toHaveCount(0);
});

test('the arrows walk over its cells as they lie', async ({ page }) => {
  await open(page, link);
  await page.locator('.net-box').focus();
  const neuron = async (): Promise<number> => Number(/neuron (\d+) of 200/.exec(await title(page).innerText())?.[1]);
  for (const key of ['ArrowRight', 'Home']) await page.keyboard.press(key);
  await expect.poll(neuron).toBe(1);
  await page.keyboard.press('ArrowDown');
  await expect.poll(neuron).toBeGreaterThan(2); // one row farther, not one cell
  const below = await neuron();
  await page.keyboard.press('ArrowRight');
  await expect.poll(neuron).toBe(below + 1);
  const mark = page.locator('.net-focus rect');
  const tile = await boxOf(page, 'rect.net-outline');
  const { x, y, width, height } = await boxOf(page, '.net-focus rect');
  await expect(mark).toHaveCount(1);
  expect(x + width / 2).toBeGreaterThan(tile.x);
  expect(x + width / 2).toBeLessThan(tile.x + tile.width);
  expect(y + height / 2).toBeLessThan(tile.y + tile.height);
});
