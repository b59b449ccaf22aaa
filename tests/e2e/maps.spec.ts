import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { open, putHash } from './support/page.ts';

const link = 'v=1&data=circle&net=2-4.tanh-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03&epochs=100000';

const neurons = (page: Page): Locator => page.locator('rect.net-outline');
/** The moment that the maps are of. */
const moment = (page: Page): Locator => page.locator('.net-legend [data-moment]');
const chosen = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true });
const title = (page: Page): Locator => page.locator('.plot-neuron');

/** Colours in the middle of a neuron in the drawing. */
async function coloursIn(page: Page, neuron: Locator): Promise<number> {
  const { x, y, width, height } = (await neuron.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return page.locator('.net-box > canvas').evaluate(
    (canvas: HTMLCanvasElement, [left, top, across, down]) => {
      const at = canvas.getBoundingClientRect();
      const ratio = canvas.width / at.width;
      const box = [left - at.left, top - at.top, across, down].map((length) => Math.round(length * ratio));
      const pixels = canvas.getContext('2d')?.getImageData(box[0], box[1], box[2], box[3]).data;
      return new Set(new Uint32Array(pixels?.buffer ?? new ArrayBuffer(0))).size;
    },
    [x + width / 4, y + height / 4, width / 2, height / 2],
  );
}

test('every neuron of two inputs shows its map, which follows training; the choice is kept, and nothing shifts', async ({
  page,
}) => {
  const { train, pause } = await open(page, link);
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  await expect(neurons(page)).toHaveCount(2 + 4 + 4 + 1);
  await expect.poll(() => coloursIn(page, neurons(page).nth(3))).toBeGreaterThan(10);
  const before = await moment(page).getAttribute('data-moment');
  await train.click();
  await expect(moment(page)).not.toHaveAttribute('data-moment', before ?? '');
  await pause.click();

  const places = (): Promise<(number | undefined)[]> =>
    page
      .locator('.card, .net-outline, .net-zoom')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x + each.getBoundingClientRect().y));
  const placed = await places();
  await chosen(page, 'Maps').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(chosen(page, 'Numbers')).toBeChecked();
  await expect(page.locator('circle.net-outline')).toHaveCount(11);
  expect(await places()).toEqual(placed);
  await page.reload();
  await expect(chosen(page, 'Numbers')).toBeChecked();
  await page.keyboard.press('Tab');
  await page.getByText('Maps', { exact: true }).click();
  await expect(neurons(page)).toHaveCount(11);
});

test('a neuron that is pointed at, walked to or pinned has its map in the plot, by its name', async ({ page }) => {
  await open(page, link);
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  const plot = page.locator('.outcome-square canvas[data-moment]');
  const picture = (): Promise<string> => plot.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  let regions = '';
  await expect // the coarse picture comes first
    .poll(async () => regions === (regions = await picture()), { intervals: [300] })
    .toBe(true);
  await neurons(page)
    .nth(3)
    .evaluate((neuron) => neuron.scrollIntoView());
  const { x, y, width, height } = (await neurons(page).nth(3).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width - 2, y + height - 2, { steps: 5 }); // in its corner
  await expect(title(page)).toHaveText('Hidden layer 1, neuron 2 of 4');
  await expect.poll(picture).not.toBe(regions);
  const smooth = await picture();
  await expect(
    page.getByRole('application', { name: /^Output of Hidden layer 1, neuron 2 of 4 over x and y/ }),
  ).toBeVisible();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.mouse.move(2, 2);
  await expect(title(page)).toHaveText('Hidden layer 1, neuron 2 of 4'); // it is pinned

  await page.getByRole('checkbox', { name: 'Discretize' }).check();
  await expect.poll(picture).not.toBe(smooth);
  await page.getByRole('button', { name: 'Unpin' }).click();
  await expect(title(page)).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Discretize' }).uncheck();

  await page.locator('.net-box').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(title(page)).toHaveText('Hidden layer 2, neuron 3 of 4'); // from the one that was clicked
  expect(await violations(page, 'all', '.plot', '.net')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveCount(0);
  await expect.poll(picture).toBe(regions);

  const points = page.locator('.outcome-square canvas').last();
  const inked = (): Promise<number> =>
    points.evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return data.filter((_, i) => i % 4 === 3 && data[i] > 0).length;
    });
  const all = await inked();
  await page.getByRole('checkbox', { name: 'validation' }).uncheck();
  await expect.poll(inked).toBeLessThan(all);
});

test('on a phone there is a way back from the map of a tapped neuron', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, link);
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  const { x, y, width, height } = (await neurons(page).nth(3).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.getByRole('button', { name: 'Plot', exact: true }).click();
  await expect(title(page)).toHaveText('Hidden layer 1, neuron 2 of 4');
  expect(await violations(page, 'all', '.plot')).toEqual([]);
  const back = page.getByRole('button', { name: 'Back from Hidden layer 1, neuron 2 of 4 to the map of the network' });
  await page.getByText('Confusion', { exact: true }).click();
  await expect(back).toHaveCount(0); // it is not in this view
  await page.getByText('Regions', { exact: true }).click();
  for (const tool of await page.locator('.plot-tools button').all()) {
    const { x: left = 0, width: wide = 0 } = (await tool.boundingBox()) ?? {};
    expect(left + wide).toBeLessThanOrEqual(390);
  }
  await back.click();
  await expect(title(page)).toHaveCount(0);
});

test('the hidden space follows training, any layer and any two units can be chosen, a point is taken by key', async ({
  page,
}) => {
  const { train, pause, plot } = await open(page, link);
  await plot.getByRole('button', { name: 'Hidden space' }).click();
  const space = page.locator('.outcome-square canvas[data-moment]');
  await expect(space).toHaveAttribute('data-moment', /./);
  await expect(plot.getByRole('application', { name: /^The plane as Hidden layer 2 bends it/ })).toBeVisible();
  const before = await space.getAttribute('data-moment');
  await train.click();
  await expect(space).not.toHaveAttribute('data-moment', before ?? '');
  await pause.click();
  await plot.getByRole('combobox', { name: 'Layer' }).selectOption('Hidden layer 1');
  await plot.getByLabel('Horizontal').selectOption({ label: '2' }); // the unit of the other axis: they change places
  await expect(plot.getByLabel('Vertical')).toHaveValue('0');
  await expect(
    plot.getByRole('application', { name: /^The plane as Hidden layer 1 bends it: neuron 2 against neuron 1/ }),
  ).toBeVisible();
  const inputs = page.locator('.outcome-answer');
  const asked = await inputs.innerText();
  await plot.getByRole('application').press('ArrowRight');
  await expect(inputs).not.toHaveText(asked);
  expect(await violations(page, 'all', '.plot')).toEqual([]);
  await plot.getByRole('button', { name: 'Hidden space' }).click();
  await expect(plot.getByRole('application', { name: /^Decision regions/ })).toBeVisible();
});

test('inputs made of x and y have their maps, and the plane its regions, where neither is an input itself', async ({
  page,
}) => {
  const { plot } = await open(
    page,
    'v=1&data=circle&features=square.0,square.1&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1',
  );
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  await expect(neurons(page)).toHaveCount(2 + 3 + 1);
  const regions = plot.getByRole('application', { name: /^Decision regions/ });
  const said = page.locator('.outcome-answer');
  await regions.click({ position: { x: 100, y: 100 } });
  await expect(said).toContainText(/x²\s*\d.*y²\s*\d/s);
  const asked = await said.innerText();
  await regions.press('ArrowRight');
  await expect(said).not.toHaveText(asked);
  await page.getByRole('checkbox', { name: 'x·y', exact: true }).check();
  await expect(neurons(page)).toHaveCount(3 + 3 + 1);
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  await expect.poll(() => coloursIn(page, neurons(page).nth(2))).toBeGreaterThan(10); // x·y
  await expect(regions).toBeVisible();
  for (const name of ['x·y', 'y²']) await page.getByRole('checkbox', { name, exact: true }).uncheck();
  await expect(neurons(page)).toHaveCount(1 + 3 + 1); // x² alone keeps the plane
  await expect(regions).toBeVisible();
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  await expect.poll(() => coloursIn(page, neurons(page).nth(0))).toBeGreaterThan(10);
});

test('every set of two inputs offers what can be made of them: XOR, whose product one neuron tells apart, and two columns of iris', async ({
  page,
}) => {
  const { data } = await open(
    page,
    'v=1&data=xor&net=2-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1&batch=4&split=0',
  );
  for (const name of ['a²', 'b²', 'sin a', 'sin b'])
    await expect(data.getByLabel(name, { exact: true })).not.toBeChecked();
  const product = data.getByLabel('a·b', { exact: true });
  await product.check();
  await expect(neurons(page)).toHaveCount(3 + 1);
  await product.uncheck();
  await product.check();
  await expect.poll(() => page.url()).toContain('features=0,1,product.0.1');

  await putHash(page, 'v=1&data=iris&features=2,3&net=2-3.softmax');
  await data.getByLabel('petal length·petal width', { exact: true }).check();
  await expect.poll(() => page.url()).toContain('features=2,3,product.2.3');
  await data.getByLabel('sin petal length', { exact: true }).check();
  await expect(neurons(page)).toHaveCount(4 + 3);
});

test('of more inputs two are chosen, the others as in the example; one click shows maps and regions over them', async ({
  page,
}) => {
  const { plot } = await open(page, 'v=1&data=iris&net=4-5.tanh-3.softmax&opt=adam:0.03');
  await expect(page.locator('circle.net-outline')).toHaveCount(4 + 5 + 3);
  await page.getByText('Maps', { exact: true }).click();
  await expect(neurons(page)).toHaveCount(4 + 5 + 3);
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  // A softmax compares its neurons: their lines are at one half.
  await neurons(page).last().hover({ force: true });
  await expect(
    plot.getByRole('application', { name: /^Output of .*with the line where it is one half/ }),
  ).toBeVisible();
  await neurons(page).nth(5).hover({ force: true });
  await expect(plot.getByRole('application', { name: /^Output of .*with the line where its sum is 0/ })).toBeVisible();
  await page.mouse.move(0, 0);
  const regions = plot.getByRole('application', { name: /^Decision regions.*petal length.*petal width.*Page Down/ });
  await expect(regions).toBeVisible();
  const said = page.locator('.outcome-inputs');
  const digits = async (): Promise<string[]> => said.locator('dd').allInnerTexts();
  const before = await digits();
  await regions.press('Shift+ArrowRight'); // moves one input
  await expect.poll(digits).not.toEqual(before);
  expect((await digits()).filter((value, i) => value !== before[i])).toHaveLength(1);
  const canvas = page.locator('.outcome-square canvas[data-moment]');
  const picture = (): Promise<string> => canvas.evaluate((each: HTMLCanvasElement) => each.toDataURL());
  const held = await picture();
  await regions.press('End'); // another example: the others change with it
  await expect.poll(picture).not.toBe(held);

  await plot.getByLabel('Horizontal').selectOption('sepal length');
  await expect(plot.getByRole('application', { name: /sepal length.*petal width/ })).toBeVisible();
  await expect.poll(() => coloursIn(page, neurons(page).nth(0))).toBeGreaterThan(10); // sepal length
  await expect.poll(() => coloursIn(page, neurons(page).nth(2))).toBe(1); // petal length is held
  expect(await violations(page, 'all', '.plot', '.net')).toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.sheet rect.net-outline')).toHaveCount(4 + 5 + 3);
  await expect(page.locator('.sheet-square svg').first()).toContainText('sepal length');
  await expect(page.locator('.sheet-square .plot-others')).toHaveText('the other inputs as in the example');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.getByText('Numbers', { exact: true }).click();
  await expect(plot.getByRole('application', { name: /sepal length.*petal width/ })).toBeVisible(); // still chosen

  await plot.getByRole('button', { name: 'Hidden space' }).click();
  const space = plot.getByRole('application', { name: /^The examples where Hidden layer puts them: neuron 1 against/ });
  await expect(space).toBeVisible();
  await expect(canvas).toHaveAttribute('data-rows', '150'); // no grid
  const shown = await digits();
  await space.press('ArrowRight');
  await expect.poll(digits).not.toEqual(shown);
  expect(await violations(page, 'all', '.plot')).toEqual([]);
});

test('of more inputs regions can be chosen while the drawing shows numbers, and a reload keeps that', async ({
  page,
}) => {
  const { plot } = await open(page, 'v=1&data=parity3&net=3-4.tanh-1.sigmoid&loss=binary_crossentropy&lang=en');
  const choice = (name: string) => plot.getByRole('radio', { name, exact: true });
  await expect(choice('Points')).toBeChecked();
  await choice('Regions').check({ force: true });
  const regions = plot.getByRole('application', { name: /^Decision regions/ });
  await expect(regions).toBeVisible();
  await expect(page.locator('.outcome-square canvas[data-moment]')).toHaveAttribute('data-moment', /./);
  await expect(page.locator('.plot-others')).toHaveText('the other inputs as in the example');
  await expect(page.getByRole('radio', { name: 'Numbers', exact: true })).toBeChecked();
  await plot.getByLabel('Horizontal').selectOption('c');
  await expect(plot.getByRole('application', { name: /^Decision regions.*c.*b/ })).toBeVisible();
  await page.waitForTimeout(400); // it is written a moment later
  await page.reload();
  await expect(regions).toBeVisible();
  await expect(choice('Regions')).toBeChecked();
  await choice('Points').check({ force: true });
  await expect(regions).toHaveCount(0);
  await page.getByText('Maps', { exact: true }).click(); // the choice stays: Maps alone would bring the regions
  await expect(choice('Points')).toBeChecked();

  await putHash(page, 'v=1&data=mpg&net=9-8.relu-1&loss=mean_squared_error&metrics=none&lang=en');
  await page.getByText('Numbers', { exact: true }).click();
  await expect(choice('Predicted / true')).toBeChecked();
  await choice('Surface').check({ force: true });
  await expect(plot.getByRole('application', { name: /mpg.*horsepower.*weight/ })).toBeVisible();
  expect(await violations(page, 'all', '.plot')).toEqual([]);
});

test('neurons of one input show their curves, and those that are fed pictures their weights', async ({ page }) => {
  const { train, pause } = await open(
    page,
    'v=1&data=sine&net=1-6.tanh-1&loss=mean_squared_error&opt=adam:0.02&epochs=100000',
  );
  await page.getByText('Curves', { exact: true }).click();
  await expect(neurons(page)).toHaveCount(1 + 6 + 1);
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  await expect.poll(() => coloursIn(page, neurons(page).nth(7))).toBeGreaterThan(3);
  const before = await moment(page).getAttribute('data-moment');
  await train.click();
  await expect(moment(page)).not.toHaveAttribute('data-moment', before ?? '');
  await pause.click();
  const hidden = (await neurons(page).nth(2).boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(hidden.x + 4, hidden.y + 4, { steps: 5 });
  await expect(title(page)).toHaveText('Hidden layer, neuron 2 of 6');
  await expect(
    page.getByRole('application', { name: /^Output of Hidden layer, neuron 2 of 6 over x\./ }),
  ).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(title(page)).toHaveCount(0);

  await putHash(page, 'v=1&data=mnist&net=784-4.relu-10.softmax&loss=categorical_crossentropy&opt=adam');
  await expect(page.getByText('Weights', { exact: true }).last()).toBeVisible();
  await expect(neurons(page)).toHaveCount(1 + 4); // the tile of the inputs; the outputs have numbers
  await expect(moment(page)).toHaveAttribute('data-moment', /./);
  await expect.poll(() => coloursIn(page, neurons(page).nth(2))).toBeGreaterThan(50);
  const { x, y } = (await neurons(page).nth(2).boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 4, y + 4, { steps: 5 });
  const over = page.locator('.digit-pad figcaption');
  await expect(over).toHaveText('Hidden layer, neuron 2 of 4');
  await page.mouse.click(x + 4, y + 4);
  await page.mouse.move(2, 2);
  await expect(over).toHaveText('Hidden layer, neuron 2 of 4'); // it is pinned, as by a finger
  await page.locator('.digit-pad').click();
  await expect(over).toHaveCount(0); // who draws sees the pad
  expect(await violations(page, 'all', '.net')).toEqual([]);
});
