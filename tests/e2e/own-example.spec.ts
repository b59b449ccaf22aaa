import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { enter, open, retype } from './support/page.ts';

const iris = 'v=1&data=iris&net=4-5.relu-3.softmax';

test('by keyboard: an example of one’s own with its target goes through the network, and outlives a reload', async ({
  page,
}) => {
  await open(page, iris);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText(/^Inputs, and target: /).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const length = page.getByRole('textbox', { name: 'sepal length' });
  await expect(length).toBeFocused();
  await expect(length).toHaveAccessibleDescription(/^scaled: −?\d/);
  const scaled = await page.locator('.steps-own .about').first().innerText();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7,25');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Your own example', { exact: true })).toBeVisible();
  await expect(length).toHaveValue('7.25');
  await expect(page.locator('.steps-own .about').first()).not.toHaveText(scaled);
  await expect(page.getByText('Inputs, and target: setosa')).toBeVisible();

  const target = page.getByRole('combobox', { name: 'Target' });
  const next = page.getByRole('button', { name: 'Next', exact: true });
  while ((await page.getByRole('heading', { name: 'categorical_crossentropy' }).count()) === 0) await next.click();
  // Where the walk is at its loss, the result is the last of the lines.
  const loss = async (): Promise<number> => {
    const lines = await page.locator('.is-open .steps-lines').first().innerText();
    return Number((lines.split('=').at(-1) ?? '').replace('−', '-').trim());
  };
  const losses = [await loss()]; // of the class that the row had which it began with
  for (const name of ['versicolor', 'virginica']) {
    await target.selectOption(name);
    await expect(page.getByText(`Inputs, and target: ${name}`)).toBeVisible();
    await expect.poll(loss).not.toBe(losses.at(-1)); // the numbers follow a few times a second
    losses.push(await loss());
  }
  // The three shares that the losses are the logarithms of come to 1.
  expect(losses.reduce((sum, loss) => sum + Math.exp(-loss), 0)).toBeCloseTo(1, 2);

  await page.reload();
  await expect(page.getByText('Your own example', { exact: true })).toBeVisible();
  await page.getByText('Inputs, and target: virginica').click();
  await expect(length).toHaveValue('7.25');

  // It is there after a look at a batch, too.
  const subject = (name: string) => page.getByRole('radio', { name, exact: true });
  await subject('A batch').check({ force: true });
  await expect(page.getByText(/^Example 1 of \d+/)).toBeVisible();
  await page.getByRole('button', { name: 'Next example' }).click();
  await page.reload();
  await expect(page.getByText(/^Example 2 of \d+/)).toBeVisible();
  await subject('One example').check({ force: true });
  await expect(page.getByText('Your own example', { exact: true })).toBeVisible();
  await expect(page.getByText('Inputs, and target: virginica')).toBeVisible();
  await page.getByRole('button', { name: 'Next example' }).click();
  await expect(page.getByText('Example 1 of 150', { exact: true })).toBeVisible();
});

test('a colour that is picked under the plot is the one in the fields, with the target that was chosen', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText(/^Inputs, and target: /).click();
  const red = page.getByRole('textbox', { name: 'red' });
  await enter(red, '0.4');
  await expect(page.getByRole('slider', { name: /^red/ })).toHaveValue('0.4');
  await page.getByRole('combobox', { name: 'Target' }).selectOption('blue');
  await page.getByRole('slider', { name: /^red/ }).press('ArrowRight');
  await expect(red).toHaveValue('0.405');
  await expect(page.getByText('Inputs, and target: blue')).toBeVisible();
  await enter(red, '1.5');
  await expect(page.getByRole('alert')).toContainText(/^red: .*1/);
  await expect(red).toHaveValue('0.405');
});

test('a digit has the target that is chosen, and no field for each of its pixels', async ({ page }) => {
  await open(page, 'v=1&data=mnist&net=784-8.relu-10.softmax');
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText(/^Target: \d$/).click();
  const target = page.getByRole('combobox', { name: 'Target' });
  const other = (await target.inputValue()) === '3' ? '4' : '3';
  await target.selectOption(other);
  await expect(page.getByText(/^Example 1 of [\d,]+, another target$/)).toBeVisible();
  await expect(page.locator('.steps-own input')).toHaveCount(0);
});

test('of a person’s own table a category is chosen by its name, and each number that is predicted has its field', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Your table…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A table of your own' });
  const rows = Array.from({ length: 12 }, (_, i) => [i * 1.5, ['oak', 'pine', 'elm'][i % 3], i + 0.25, 40 - i * 1.25]);
  const cells = [['size', 'tree', 'price', 'age'], ...rows].map((row) => row.join(',')).join('\n');
  const file = { name: 'trees.csv', mimeType: 'text/csv', buffer: Buffer.from(cells) };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByLabel('Use as: price').selectOption('target');
  await dialog.getByLabel('Use as: age').selectOption('target');
  await expect(dialog.getByRole('status')).toContainText('4 inputs');
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  await expect(dialog).toBeHidden(); // until then it takes what is pressed
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  const summary = page.locator('.steps-own summary');
  await summary.click();
  const tree = page.getByRole('combobox', { name: 'tree' });
  const other = (await tree.inputValue()) === '2' ? 'elm' : 'pine';
  await tree.selectOption(other);
  await enter(page.getByRole('textbox', { name: 'size' }), '3.3');
  await expect(page.getByText('Your own example', { exact: true })).toBeVisible();
  await expect(tree.locator('option:checked')).toHaveText(other);
  await enter(page.getByRole('textbox', { name: 'price' }), '1,5');
  await enter(page.getByRole('textbox', { name: 'age' }), '7');
  await expect(summary).toHaveText('Inputs, and target: price 1.5000, age 7.0000');
  await page.reload();
  await expect(summary).toHaveText('Inputs, and target: price 1.5000, age 7.0000');
  await summary.click();
  await expect(tree.locator('option:checked')).toHaveText(other);
});

for (const [colorScheme, lang] of [
  ['light', 'en'],
  ['dark', 'ja'],
] as const) {
  test(`on a phone the fields are in reach and say what is wrong: ${colorScheme}, ${lang}`, async ({
    page,
    browserName,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`./#v=1&data=sine&net=1-4.tanh-1&loss=mean_squared_error&metrics=none&lang=${lang}`);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: lang === 'en' ? 'Code' : 'コード' })
      .click();
    await page.getByText(lang === 'en' ? 'Steps' : '計算', { exact: true }).click();
    await page.getByText(lang === 'en' ? /^Inputs, and target: / : /^入力と目標：/).click();
    const fields = page.locator('.steps-own input');
    await expect(fields).toHaveCount(2);
    await retype(fields.nth(1), 'many');
    await fields.nth(1).press('Enter');
    await expect(page.getByRole('alert')).toContainText('many');
    await enter(fields.nth(1), '0.75');
    await expect(page.locator('.steps-own summary')).toContainText('0.7500');
    await expect(page.getByRole('alert')).not.toContainText('many');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const field of await fields.all()) await expect(field).toBeInViewport();
    if (browserName === 'chromium') expect(await violations(page, 'all')).toEqual([]); // they read the same DOM everywhere
  });
}

test.describe('in the plot', () => {
  const byHand = 'v=1&data=xor&net=2-2.sigmoid-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.5&batch=1&split=0&seed=13';
  const count = (page: Page): Locator => page.locator('.steps-example');
  const own = (page: Page): Locator => page.getByText('Your own example', { exact: true });
  const openSteps = (page: Page): Promise<void> =>
    page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  /** Where the mark of the example is on the screen. */
  async function markAt(page: Page): Promise<{ readonly x: number; readonly y: number }> {
    const box = await page.locator('.plot-probe circle').last().boundingBox();
    if (box === null) throw new Error('no example is marked');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  const inputs = (page: Page): Locator => page.locator('.steps-own input');
  /** Goes on to the second example. @returns where its mark is: the plot follows the panel a moment later */
  async function toSecond(page: Page): Promise<{ readonly x: number; readonly y: number }> {
    const first = await markAt(page);
    await page.getByRole('button', { name: 'Next example' }).click();
    await expect(count(page)).toContainText('Example 2 of');
    await expect.poll(() => markAt(page)).not.toEqual(first);
    return markAt(page);
  }

  for (const link of [
    byHand,
    'v=1&data=moons&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy',
    // Far enough from each other for a browser that rounds to whole pixels
    'v=1&data=circle&samples=60&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy',
  ]) {
    test(`a click on a point takes that row, a drag goes on smoothly: ${/data=(\w+)/.exec(link)?.[1]}`, async ({
      page,
    }) => {
      const { plot } = await open(page, link);
      await openSteps(page);
      const area = plot.getByRole('application', { name: /^Decision regions.*Page Down/ });
      const point = await toSecond(page);
      await page.getByText(/^Inputs, and target: /).click();
      const values = async (): Promise<string[]> =>
        inputs(page).evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
      const [target, typed] = [await page.locator('.steps-own > summary').innerText(), await values()];
      await area.click({ position: { x: 60, y: 60 } });
      await page.mouse.move(point.x, point.y);
      await page.mouse.down();
      await page.mouse.move(point.x + 1, point.y - 1); // a hand trembles
      await page.mouse.up();
      await expect(count(page)).toContainText('Example 2 of');
      expect(await values()).toEqual(typed);
      await expect(page.locator('.steps-own > summary')).toHaveText(target);

      await page.mouse.down();
      await page.mouse.move(point.x + 40, point.y - 10, { steps: 3 });
      await expect(own(page)).toBeVisible();
      await page.mouse.move(point.x + 1, point.y, { steps: 5 }); // over a point it does not stick
      await page.mouse.up();
      await expect(own(page)).toBeVisible();
      expect(await values()).not.toEqual(typed);
    });
  }

  test('a finger need not hit the middle of a point', async ({ browser, browserName }) => {
    test.skip(browserName === 'firefox', 'a stock Firefox is sent no touches');
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await open(page, byHand);
    await openSteps(page);
    const { x, y } = await toSecond(page);
    await page.touchscreen.tap(x + 60, y + 60);
    await expect(own(page)).toBeVisible();
    await page.touchscreen.tap(x + 8, y + 8);
    await expect(count(page)).toContainText('Example 2 of');
    await context.close();
  });

  test('of one input a click takes the point whose number it is', async ({ page }) => {
    const { plot } = await open(page, 'v=1&data=sine&net=1-4.tanh-1&loss=mean_squared_error');
    await openSteps(page);
    const area = plot.getByRole('application', { name: /output for each.*Page Down/ });
    const { x } = await toSecond(page);
    const box = (await area.boundingBox()) ?? { y: 0, height: 0 };
    const taken: string[] = [];
    for (let y = box.y + 10; y < box.y + box.height - 40; y += 10) {
      await page.mouse.click(x, y);
      taken.push(await count(page).innerText());
    }
    expect(taken.some((said) => said.includes('Your own example'))).toBe(true);
    expect(taken.some((said) => said.includes('Example 2 of'))).toBe(true);
  });

  test('keys go from point to point; one that is not shown is none of them', async ({ page }) => {
    const { plot } = await open(page, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0.2');
    await openSteps(page);
    const area = plot.getByRole('application', { name: /^Decision regions/ });
    await area.press('PageDown');
    await expect(count(page)).toContainText('Example 2 of');
    await area.press('PageUp');
    await expect(count(page)).toContainText('Example 1 of');
    const first = await markAt(page);
    await area.press('End');
    await expect(count(page)).toContainText(/Example (\d+) of \1/);
    const [, all] = /of (\d+)/.exec(await count(page).innerText()) ?? [];
    await expect.poll(() => markAt(page)).not.toEqual(first);
    const point = await markAt(page);
    await area.press('ArrowLeft');
    await expect(own(page)).toBeVisible();
    await page.mouse.click(point.x, point.y);
    await expect(count(page)).toContainText(`Example ${all} of ${all}`);
    await page.getByRole('checkbox', { name: 'validation' }).uncheck();
    await area.press('End');
    await expect(count(page)).not.toContainText(`Example ${all} of ${all}`);
    await page.mouse.click(point.x, point.y);
    await expect(count(page)).not.toContainText(`Example ${all} of ${all}`);
  });
});

test('where the walk is, and the target, outlive a reload after the learning rate was changed, too', async ({
  page,
}) => {
  await open(page, iris);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText(/^Inputs, and target: /).click();
  await enter(page.getByRole('textbox', { name: 'sepal length' }), '7.25');
  await page.getByRole('combobox', { name: 'Target' }).selectOption('virginica');
  await page.locator('.steps-go').getByRole('button', { name: 'Next' }).click();
  const count = page.locator('.steps-count');
  await expect(count).toContainText('2 / ');
  await enter(page.getByLabel('learning_rate', { exact: true }), '0.05');
  await expect(page).toHaveURL(/0\.05/);
  await page.reload();
  await expect(page.getByText('Your own example', { exact: true })).toBeVisible();
  await expect(page.getByText('Inputs, and target: virginica')).toBeVisible();
  await expect(count).toContainText('2 / ');
});
