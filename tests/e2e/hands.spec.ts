import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { enter, fingerprint, open, standing } from './support/page.ts';

const link = 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&epochs=100000';

/** Pins the weight from x to the first hidden neuron, by keyboard. */
async function pinWeight(page: Page): Promise<void> {
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
}

/** Moment of the map in the plot. */
const plotMoment = (page: Page) => page.locator('.outcome-square canvas[data-moment]');

test('a weight is set by hand: loss, map and fingerprint follow, undo and a reload know it, training goes on', async ({
  page,
}) => {
  const { stepEpoch, undo, redo, curves } = await open(page, link);
  await stepEpoch.click();
  await expect.poll(async () => (await standing(page)).epoch).toBe(1);
  await expect(page.locator('.fingerprint')).toContainText('at epoch 1');
  const before = await fingerprint(page);
  const { loss } = await standing(page);
  await pinWeight(page);
  const field = page.getByRole('textbox', { name: 'Value of the weight' });
  const slider = page.getByRole('slider', { name: 'Weight, as a slider' });
  const losses = page.locator('.hands-loss');
  await expect(losses).toContainText(/^loss [\d.]+$/);
  const own = await field.inputValue();
  expect(await violations(page, 'all', '.net-inspector')).toEqual([]);

  await enter(field, '2.5');
  await expect(losses).toContainText('→');
  await expect(page.locator('.net-sum')).toContainText(/kernel.* ?= ?2\.5000/);
  await expect(plotMoment(page)).toHaveAttribute('data-moment', /\/1\/0\/1$/);
  const now = (await losses.innerText()).split('→ ')[1];
  await expect(page.getByRole('status').first()).toContainText(`Epoch 1 · loss ${now}`);
  expect(Number(now)).not.toBe(loss);
  await expect(curves.locator('.chart-number--training').first()).toHaveText(now);
  await expect(page.locator('.fingerprint')).toContainText('by hand');
  const set = await fingerprint(page);
  expect(set.split(' ')[1]).not.toBe(before.split(' ')[1]);

  // Typed right where the weight was chosen
  await page.locator('.net-box').focus();
  await page.keyboard.type('-1.5');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('-1.5');
  await page.keyboard.press('Enter');
  await expect(page.locator('.net-sum')).toContainText(/kernel.* ?= ?−1\.5000/);
  await undo.click();
  await expect(field).toHaveValue('2.5');

  await field.press('ArrowUp');
  await expect(field).toHaveValue('2.6');
  await slider.focus();
  await slider.press('ArrowLeft');
  await slider.press('ArrowLeft');
  await expect(field).not.toHaveValue('2.6');
  await undo.click(); // both presses
  await expect(field).toHaveValue('2.6');
  await undo.click();
  await expect(field).toHaveValue('2.5');
  await expect.poll(() => fingerprint(page)).toBe(set);
  await undo.click();
  await expect(field).toHaveValue(own);
  await expect.poll(() => fingerprint(page)).toBe(before);
  await expect(page.locator('.fingerprint')).not.toContainText('by hand');
  await redo.click();
  await expect(field).toHaveValue('2.5');

  await stepEpoch.click();
  await expect.poll(async () => (await standing(page)).epoch).toBe(2);
  await expect(page.locator('.fingerprint')).toContainText('at epoch 2 · by hand');
  const trained = await fingerprint(page);
  await page.waitForTimeout(2500); // written at most once a second
  await page.reload();
  await expect.poll(() => fingerprint(page)).toBe(trained);
  await expect(page.locator('.fingerprint')).toContainText('by hand');
  await undo.click();
  await expect.poll(() => fingerprint(page)).toBe(before);
});

test('all digits are exact where the drawing has the number itself, and not where a run in float64 is drawn', async ({
  page,
}) => {
  await open(page, link);
  await pinWeight(page);
  await expect(page.locator('.net-exact')).toHaveText(/^ ?exactly −?\d/);
  await page.goto('about:blank');
  await open(page, 'dataset=circle&seed=0.59704&networkShape=4');
  await pinWeight(page);
  await expect(page.locator('.net-exact')).toHaveText(/^ ?≈ −?\d/);
});

test('a weight is set by dragging its slider: one step, with the loss before all of it, and letting go sets nothing', async ({
  page,
}) => {
  const { train, pause, undo } = await open(page, link.replace('adam:0.01', 'sgd:0.03'));
  await pinWeight(page);
  const field = page.getByRole('textbox', { name: 'Value of the weight' });
  const losses = page.locator('.hands-loss');
  const facts = page.locator('.net-facts');
  await expect(losses).toContainText(/^loss [\d.]+$/);
  const [own, before] = [await field.inputValue(), await losses.innerText()];
  const box = await page.getByRole('slider', { name: 'Weight, as a slider' }).boundingBox();
  if (box === null) throw new Error('it is there');
  const [middle, y] = [box.x + box.width / 2, box.y + box.height / 2];
  /** Takes the thumb, which is near the middle, so far to the left, and holds it. */
  const drag = async (pixels: number): Promise<void> => {
    await page.mouse.move(middle + ((box.width - 16) * Math.max(-2, Math.min(2, Number(own)))) / 4, y);
    await page.mouse.down();
    for (let moved = 1; moved <= 6; moved++) {
      await page.mouse.move(middle - (pixels * moved) / 6, y);
      await page.waitForTimeout(60); // so many frames: each is a value of its own
    }
    await expect(losses).toContainText(`${before} → `);
  };

  await drag(27.3);
  await page.waitForTimeout(200);
  const [held, moment] = [await losses.innerText(), await facts.getAttribute('data-moment')];
  await page.mouse.up();
  await page.waitForTimeout(300);
  expect(await losses.innerText()).toBe(held);
  expect(await facts.getAttribute('data-moment')).toBe(moment);
  await undo.click();
  await expect(field).toHaveValue(own);
  await expect(losses).toHaveText(before);

  await train.click();
  await expect(pause).toBeVisible();
  await page.mouse.move(middle, y);
  await page.mouse.down();
  for (const pixels of [10, 20, 30]) {
    await page.mouse.move(middle - pixels, y);
    await page.waitForTimeout(60);
  }
  const sets = async (): Promise<number> => Number((await facts.getAttribute('data-moment'))?.split('/')[3]);
  await expect.poll(sets).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  const times = await sets();
  await page.mouse.up();
  await page.waitForTimeout(500);
  expect(await sets()).toBe(times);
  await pause.click();
  await expect(page.locator('.fingerprint')).toContainText('by hand');
  await undo.click();
  await expect(page.locator('.fingerprint')).not.toContainText('by hand');
  await expect(undo).toBeDisabled();
});

test('a bias is set by a finger on a narrow screen while it trains, and training goes on from there', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en-US' });
  const page = await context.newPage();
  const { train, pause } = await open(page, link);
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter', ...Array<string>(4).fill('ArrowDown'), 'Enter'])
    await page.keyboard.press(key);
  const field = page.getByRole('textbox', { name: 'Value of the bias' });
  await train.click();
  await expect(pause).toBeVisible();
  // A sum may be longer than there is room for: what is set stands above it.
  const [hands, sum] = [await page.locator('.hands').boundingBox(), await page.locator('.net-sum').boundingBox()];
  if (hands === null || sum === null) throw new Error('both are there');
  expect(sum.y).toBeGreaterThanOrEqual(hands.y + hands.height);
  await field.tap();
  await enter(field, '-3');
  await expect(page.locator('.net-facts')).toHaveAttribute('data-moment', /\/1$/); // set once
  await pause.click();
  await expect(page.locator('.net-sum')).toContainText('bias[0]');
  await expect(page.locator('.hands-loss')).toContainText('loss');
  const slider = page.getByRole('slider', { name: 'Bias, as a slider' });
  const box = await slider.boundingBox();
  if (box === null) throw new Error('it is there');
  await page.touchscreen.tap(box.x + box.width - 9, box.y + box.height / 2);
  await expect.poll(async () => Number(await field.inputValue())).toBeGreaterThan(1);
  const slid = await field.inputValue();
  await train.click();
  await expect(field).not.toHaveValue(slid); // it follows, as nobody types there
  await pause.click();
  await page.getByRole('button', { name: 'Freeze', exact: true }).tap();
  const words = await page.locator('.net-stills', { hasText: '1 frozen' }).boundingBox();
  const optimizer = await page.locator('.net-compiled', { hasText: 'Adam' }).boundingBox();
  if (words === null || optimizer === null) throw new Error('both are there');
  expect(words.y).toBeGreaterThanOrEqual(optimizer.y + optimizer.height);
  await context.close();
});

// In lanes and in a mosaic there are no lines for biases.
for (const [wide, width, height] of [
  ['v=1&data=spiral5&net=2-100.relu-40.tanh-5.softmax', 390, 844],
  ['v=1&data=iris&net=4-64.relu-3.softmax', 1366, 768],
] as const) {
  test(`a bias without a line is reached from its neuron by pointer, and set: ${width}×${height}`, async ({
    browser,
  }) => {
    const isPhone = width < 600;
    const context = await browser.newContext({ viewport: { width, height }, hasTouch: isPhone, locale: 'en-US' });
    const page = await context.newPage();
    await open(page, wide);
    const press = async (place: Locator): Promise<void> => {
      const box = await place.boundingBox();
      if (box === null) throw new Error('it is there');
      expect(box.x + box.width).toBeLessThan(width);
      const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
      await (isPhone ? page.touchscreen.tap(...middle) : page.mouse.click(...middle));
    };
    await press(page.locator('.net-outline.net-role-hidden').first());
    const title = page.locator('.net-title');
    await expect(title).toHaveText(/^Hidden layer.*, neuron \d+ of \d+/);
    const name = /Hidden layer.* of \d+/.exec(await title.innerText())?.[0] ?? '';
    await press(page.locator('.net-inspector').getByRole('button', { name: 'bias', exact: true }));
    const field = page.getByRole('textbox', { name: 'Value of the bias' });
    await expect(title).toContainText(`bias${name}`);
    await expect(page.locator('.hands-loss')).toContainText(/\d/u); // the loss before the change
    await enter(field, '1.5');
    await expect(page.locator('.net-sum')).toHaveText(/^bias\[\d+\] ?= ?1\.5000/);
    await expect(page.locator('.hands-loss')).toContainText('→');
    await context.close();
  });
}

test('a weight that is drawn for its pinned neuron alone is reached by mouse, and set', async ({ page }) => {
  await open(page, 'v=1&data=spiral5&net=2-100.relu-40.tanh-5.softmax');
  const [from, to] = [
    await page.locator('.net-outline.net-role-hidden').nth(0).boundingBox(),
    await page.locator('.net-outline.net-role-hidden').nth(1).boundingBox(),
  ];
  if (from === null || to === null) throw new Error('both are there');
  const title = page.locator('.net-title');
  await page.mouse.click(to.x + to.width / 2, to.y + to.height / 2);
  await expect(title).toHaveText(/^Hidden layer 2, neuron \d+ of 40/);
  const [name] = /Hidden layer 2.* of 40/.exec(await title.innerText()) ?? [''];
  const x = from.x + from.width + 12;
  const inputs = new Set<string>();
  for (let y = from.y; y < from.y + from.height; y += 3) {
    await page.mouse.move(x, y);
    const said = await title.innerText();
    const input = /Hidden layer 1, neuron (\d+) of 100 → (.*? of 40)/.exec(said);
    if (input?.[2] === name) inputs.add(input[1]);
  }
  expect(inputs.size).toBeGreaterThan(12); // of 110 lines to 40 neurons
  await page.mouse.move(x, from.y + from.height / 2);
  await expect(title).toContainText(`→ ${name}`);
  await page.mouse.click(x, from.y + from.height / 2);
  const field = page.getByRole('textbox', { name: 'Value of the weight' });
  await enter(field, '2.5');
  await expect(page.locator('.net-sum')).toHaveText(/^kernel\[\d+, \d+\] ?= ?2\.5000/);
});

test('what is lost with a neuron is told while it trains, too', async ({ page }) => {
  const { train } = await open(page, link);
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
  await train.click();
  const losses = page.locator('.hands-loss');
  await expect(losses).toContainText(/^loss [\d.]+$/);
  await expect(losses).toHaveAttribute('aria-live', 'off'); // it changes with every frame
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(losses).toContainText(/^loss [\d.]+ → [\d.]+$/);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('a neuron is switched off and on, a weight frozen: what is lost is told, and training leaves them', async ({
  page,
}) => {
  const { stepEpoch, undo, redo } = await open(page, link.replace('100000', '3'));
  for (let epoch = 1; epoch <= 2; epoch++) {
    await stepEpoch.click();
    await expect.poll(async () => (await standing(page)).epoch).toBe(epoch);
  }
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.keyboard.press('Tab');
  const losses = page.locator('.hands-loss');
  await expect(losses).toContainText(/^loss [\d.]+$/);
  const [, before] = (await losses.innerText()).split(' ');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(losses).toContainText(`loss ${before} → `);
  const still = page.locator('.net-stills');
  await expect(still).toContainText('1 off');
  await expect(page.locator('.net-box .net-off')).toHaveCount(1);
  expect(await violations(page, 'all', '.net-inspector')).toEqual([]);
  await stepEpoch.click();
  await expect.poll(async () => (await standing(page)).epoch).toBe(3);
  await expect(losses).toContainText(/^loss [\d.]+$/); // the difference is that of training by now
  const on = page.getByRole('button', { name: 'Switch on' });
  await expect(on).toBeVisible();
  await on.click();
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();
  await undo.click();
  await expect(on).toBeVisible();
  await undo.click();
  await expect.poll(async () => (await standing(page)).epoch).toBe(2);
  await expect(losses).toHaveText(`loss ${before}`);

  await pinWeight(page);
  const frozen = page.getByRole('button', { name: 'Freeze', exact: true });
  const field = page.getByRole('textbox', { name: 'Value of the weight' });
  const value = await field.inputValue();
  await expect(still).toBeEmpty();
  await frozen.click();
  await expect(frozen).toHaveAttribute('aria-pressed', 'true');
  await expect(losses).toContainText(/^loss [\d.]+$/); // freezing changes no loss
  await expect(page.locator('.net-box .net-lock')).toHaveCount(1);
  const layer = page.getByRole('button', { name: /^Freeze layer ., Dense/ });
  await layer.click();
  await expect(layer).toHaveAttribute('aria-pressed', 'true');
  await expect(frozen).toBeDisabled();
  await expect(still).toContainText('1 frozen1 layer frozen');
  await expect(page.locator('.net-box .net-lock')).toHaveCount(2); // of the number, and of the layer
  await expect(page.getByRole('img', { name: 'Frozen by hand' })).toHaveCount(1);
  await undo.click();
  await expect(layer).toHaveAttribute('aria-pressed', 'false');
  await redo.click();
  await expect(layer).toHaveAttribute('aria-pressed', 'true');
  expect(await violations(page, 'all', '.net-legend')).toEqual([]);
  expect(await violations(page, 'all', '.net-inspector')).toEqual([]);
  await page.getByText('Code', { exact: true }).first().click();
  await expect(page.locator('.code-note')).toContainText('Keras');
  await stepEpoch.click();
  await expect.poll(async () => (await standing(page)).epoch).toBe(3);
  await expect(field).toHaveValue(value);
  await still.getByRole('button', { name: 'Let go' }).click();
  await expect(frozen).toHaveAttribute('aria-pressed', 'false');
  await expect(layer).toHaveAttribute('aria-pressed', 'false');
  await expect(still).toBeEmpty();
});
