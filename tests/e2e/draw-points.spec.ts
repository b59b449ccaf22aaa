import { expect, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { enter, layers, open, retype, setTheme } from './support/page.ts';

/** A place on the plane, in parts of it from the upper left. */
type Place = readonly [across: number, down: number];

async function pixel(page: Page, [across, down]: Place): Promise<readonly [number, number]> {
  const frame = await page.locator('.plot-area .plot-frame').boundingBox();
  if (frame === null) throw new Error('no plane');
  return [frame.x + across * frame.width, frame.y + down * frame.height];
}

async function drag(page: Page, ...places: readonly Place[]): Promise<void> {
  const [first, ...others] = await Promise.all(places.map((place) => pixel(page, place)));
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place, { steps: 6 });
  await page.mouse.up();
}

const said = (page: Page) => page.locator('.draw-said');
const counts = (page: Page) => page.locator('.counts');
const plane = (page: Page) => page.getByRole('application', { name: /Plane to draw points on/ });

test('points are drawn, erased, moved and taken back by mouse, and the network learns them', async ({ page }) => {
  const { data, redo, train, pause, status } = await open(page);
  const undo = page.getByRole('group', { name: 'Undo and redo' }).getByRole('button', { name: 'Undo' });
  await data.getByRole('button', { name: 'Draw points' }).click();
  await expect(plane(page)).toBeFocused();
  await expect(page.getByText('There is no point yet')).toBeVisible();
  await expect(train).toBeDisabled();

  await test.step('a click is a point, a drag is a line of them, and each is one step of undo', async () => {
    await page.mouse.click(...(await pixel(page, [0.5, 0.1])));
    await expect(counts(page)).toHaveText('1 for training');
    await drag(page, [0.1, 0.3], [0.9, 0.3]);
    await expect(said(page)).toContainText(/\d\d points of class A/);
    const all = await counts(page).innerText();
    await undo.click();
    await expect(counts(page)).toHaveText('1 for training');
    await redo.click();
    await expect(counts(page)).toHaveText(all);
  });

  await test.step('of another class with a brush', async () => {
    await page.getByRole('button', { name: 'B', exact: true }).click();
    await page.getByRole('slider', { name: 'brush' }).fill('8');
    await drag(page, [0.1, 0.75], [0.9, 0.75]);
    await expect(said(page)).toContainText(/points of class B/);
  });

  await test.step('the network learns where they are', async () => {
    await train.click();
    await expect(status).toContainText(/accuracy 1\.0000/, { timeout: 20_000 });
    await pause.click();
  });

  await test.step('a third class gets a unit, and goes with its points', async () => {
    await page.getByRole('button', { name: 'Add a class' }).click();
    await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 16 relu', 'Dense 3 softmax']);
    await enter(page.getByLabel('Name of this class'), 'cats');
    await page.mouse.click(...(await pixel(page, [0.5, 0.5])));
    await expect(said(page)).toContainText('of class cats');
    await page.getByRole('button', { name: 'Delete class cats and its points' }).click();
    await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 16 relu', 'Dense 1 sigmoid']);
  });

  await test.step('the eraser, the hand, and all of them', async () => {
    await page.getByText('Move', { exact: true }).click();
    await drag(page, [0.5, 0.1], [0.5, 0.5]);
    await expect(said(page)).toContainText(/^Moved to x −?0\.0\d, y −?0\.0\d/);
    await page.getByText('Erase', { exact: true }).click();
    await page.getByRole('slider', { name: 'brush' }).fill('3');
    await page.mouse.click(...(await pixel(page, [0.5, 0.5])));
    await expect(said(page)).toContainText('1 point erased');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(page.getByText('There is no point yet')).toBeVisible();
    await undo.click();
    await expect(page.getByText('There is no point yet')).toHaveCount(0);
  });
  expect(await violations(page, 'all')).toEqual([]);
  const done = page.getByRole('button', { name: 'Done' });
  await done.click();
  await expect(plane(page)).toHaveCount(0);

  await test.step('the plane is shown for it, and then what was looked at before', async () => {
    await page.getByText('Confusion', { exact: true }).click();
    await data.getByRole('button', { name: 'Draw points' }).click();
    await expect(plane(page)).toBeVisible();
    await done.click();
    await expect(plane(page)).toHaveCount(0);
    await expect(page.getByRole('radio', { name: 'Confusion' })).toBeChecked();
  });
});

test('a set of the page is edited by keyboard alone, outlives a reload, and its link opens elsewhere', async ({
  page,
  browser,
}) => {
  const { data } = await open(page, 'v=1&data=moons&samples=20&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy');
  await data.getByRole('button', { name: 'Edit these points' }).press('Enter');
  await expect(plane(page)).toBeFocused();
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 3 tanh', 'Dense 1 sigmoid']);

  await page.keyboard.press('2');
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText('x 0.05, y 1.25');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('at x 0.05, y 1.25. 21 points in all.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(counts(page)).toHaveText('17 for training, 5 for validation');
  await page.keyboard.press('m');
  await expect(said(page)).toContainText('is picked up');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('m');
  await expect(said(page)).toHaveText('Moved to x 0.30, y 1.20.');
  await page.keyboard.press('Delete');
  await expect(said(page)).toHaveText('1 point erased. 21 points in all.');
  await page.keyboard.press('Control+z');
  await expect(counts(page)).toHaveText('17 for training, 5 for validation');

  await page.reload();
  await expect(counts(page)).toHaveText('17 for training, 5 for validation');
  await expect(page.getByText('Points, begun from “Moons”')).toBeVisible();
  const elsewhere = await (await browser.newContext()).newPage();
  await expect(async () => {
    await elsewhere.goto(page.url()); // the address is a moment behind
    await expect(counts(elsewhere)).toHaveText('17 for training, 5 for validation', { timeout: 5000 });
  }).toPass();
  await expect(elsewhere.locator('.plot-area')).toBeVisible();
  await elsewhere.context().close();
});

test('a set by formula is seen as it is typed, refused with its place, and becomes classes or a curve', async ({
  page,
}) => {
  const { data } = await open(page);
  const dialog = page.getByRole('dialog', { name: 'A set by formula' });
  const formula = dialog.getByLabel('Formula of x and y');
  const use = dialog.getByRole('button', { name: 'Use these points' });
  await data.getByRole('button', { name: 'f(x)…' }).click();
  await retype(formula, 'x^2 + y^2 < foo');
  await expect(dialog.getByRole('status')).toHaveText('Character 13: “foo” is no column and no function.');
  await expect(use).toBeDisabled();
  await retype(formula, 'x^2 + y^2 < 4');
  await expect(dialog).toContainText('300 points');
  expect(await violations(page, 'all')).toEqual([]);
  await formula.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 16 relu', 'Dense 1 sigmoid']);
  await expect(page.getByText('x^2 + y^2 < 4', { exact: true })).toBeVisible();

  await data.getByText('Input by formula').click();
  const input = data.getByRole('textbox', { name: 'Input by formula' });
  await input.fill('2X');
  await input.press('Enter');
  await expect(data.getByText('Character 2: write 2*X.')).toBeVisible();
  await input.fill('X^2*Y');
  await input.press('Enter');
  await expect(data.getByText('x^2·y is an input now.')).toBeVisible();
  await expect.poll(() => layers(page)).toEqual(['Input 3', 'Dense 16 relu', 'Dense 1 sigmoid']);

  await page.getByText('Summary', { exact: true }).click();
  await page.getByText('Data', { exact: true }).first().click();
  await data.getByRole('button', { name: 'f(x)…' }).click();
  await expect(formula).toHaveValue('x^2 + y^2 < 4');
  const caption = dialog.locator('figcaption');
  await retype(formula, 'y = 2x');
  await expect(dialog.getByRole('status')).toHaveText('Character 6: write 2*x.');
  await retype(formula, 'y = 1e7*x');
  await expect(caption).toHaveText(/^\d+ of 300 points: elsewhere it has no value, or one above a million\.$/);
  await retype(formula, 'Y > log(X)');
  await expect(caption).toContainText(/\d+ of 300 points: elsewhere it has no value\.$/);
  await retype(formula, 'y = log(');
  await expect(caption).toContainText('of 300 points: elsewhere it has no value.'); // what was there before
  await dialog.getByRole('button', { name: 'y = x^3 − x' }).click();
  await expect(caption).toHaveText('300 points');
  await use.click();
  await expect.poll(() => layers(page)).toEqual(['Input 1', 'Dense 16 relu', 'Dense 1']);
  await expect(page.getByText('y = x^3 − x', { exact: true })).toBeVisible();
  await expect(counts(page)).toHaveText('300 for training');
});

test('a plane that has been cleared is as white as an empty one', async ({ page }) => {
  const { data } = await open(page, 'v=1&data=moons&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy');
  const inked = () =>
    page
      .locator('.plot-area canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return pixels.some((value) => value > 0);
      });
  await data.getByRole('button', { name: 'Edit these points' }).click();
  await expect(plane(page)).toBeVisible();
  await expect.poll(inked).toBe(true);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(inked).toBe(false);
  await page.mouse.click(...(await pixel(page, [0.5, 0.1])));
  await expect.poll(inked).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(inked).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(inked).toBe(true);
});

test('the tools are within their column, and nothing is on anything, with two classes and with ten', async ({
  page,
}) => {
  /** Controls that reach out of the tools, or onto another. */
  const faults = () =>
    page.locator('.draw-bar').evaluate((bar) => {
      const room = bar.getBoundingClientRect();
      const tools = [...bar.querySelectorAll('button, input[type=text], .segment, .draw-range')];
      const boxOf = (each: Element) => ({
        of: each.getAttribute('aria-label') ?? each.textContent,
        box: each.getBoundingClientRect(),
      });
      const out = tools.map(boxOf).filter(({ box }) => box.left < room.left - 0.5 || box.right > room.right + 0.5);
      const boxes = [...tools, ...document.querySelectorAll('.plot-tools button')].map(boxOf);
      const onto = boxes.filter(({ box: a }, i) =>
        boxes.some(
          ({ box: b }, k) =>
            k > i && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
        ),
      );
      const below = room.bottom > (document.querySelector('.draw-said')?.getBoundingClientRect().top ?? 0) + 1;
      return [...out, ...onto].map(({ of }) => of).concat(below ? ['said'] : []);
    });
  const narrowest = () =>
    page.getByLabel('Name of this class').evaluate((field) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      return field.getBoundingClientRect().width / rem;
    });
  const sizes = [
    [1366, 768],
    [1280, 720],
    [1024, 768],
    [390, 844],
    [320, 740],
    [844, 390],
  ] as const;
  await open(page);
  await page.getByRole('button', { name: 'Draw points' }).click();
  for (const classes of [2, 10]) {
    for (let more = 2; more < classes; more++) await page.getByRole('button', { name: 'Add a class' }).click();
    for (const theme of ['light', 'projector']) {
      await page.setViewportSize({ width: 1366, height: 768 });
      await setTheme(page, theme);
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        const name = `${classes} classes, ${theme}, ${width} px`;
        await expect.poll(faults, name).toEqual([]);
        expect(await narrowest(), name).toBeGreaterThan(6.5);
      }
    }
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap is a point, and the plane does not move under the finger', async ({ page }) => {
    await open(page);
    await page
      .getByRole('tab', { name: 'Data' })
      .or(page.getByRole('button', { name: 'Data', exact: true }))
      .click();
    await page.getByRole('button', { name: 'Draw points' }).click();
    const before = await page.locator('.plot-area').boundingBox();
    for (const [i, across] of [0.2, 0.5, 0.8].entries()) {
      await page.touchscreen.tap(...(await pixel(page, [across, 0.4])));
      await expect(said(page)).toContainText(i === 0 ? '1 point in all' : `${i + 1} points in all`);
    }
    expect(await page.locator('.plot-area').boundingBox()).toEqual(before);
  });
});
