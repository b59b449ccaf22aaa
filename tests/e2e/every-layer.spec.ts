import { expect, test } from '@playwright/test';
import { enter, open } from './support/page.ts';

const dropping = 'v=1&data=colours&net=3-4-sigmoid-Dropout:0.5-3-softmax&batch=8';
const everything =
  'v=1&data=colours&net=3-GaussianNoise:0.1-4-LayerNormalization-PReLU-Dropout:0.5-4.relu-BatchNormalization-3-softmax&batch=8';

test('a layer of the drawing and its card light up together', async ({ page }) => {
  const { network } = await open(page, dropping);
  const drawing = network.locator('.net-box');
  const back = drawing.locator('.net-back');
  await expect(back).toHaveCount(0);

  const card = network.locator('.card', { hasText: 'Dropout' });
  const size = await drawing.boundingBox();
  await card.hover();
  await expect(drawing.locator('text', { hasText: 'Dropout(0.5)' })).not.toHaveClass(/net-back/);
  await expect(drawing.locator('text', { hasText: "Activation('sigmoid')" })).toHaveClass(/net-back/);
  expect(await drawing.boundingBox()).toEqual(size); // nothing moves

  const header = await drawing.locator('text', { hasText: "Activation('sigmoid')" }).boundingBox();
  if (header === null) throw new Error('the header is drawn');
  await page.mouse.move(header.x + header.width / 2, header.y + header.height / 2);
  await expect(network.locator('.card.lit')).toContainText('Activation');
  await expect(card).not.toHaveClass(/lit/);
  await page.mouse.move(header.x, header.y + 400);
  await expect(network.locator('.card.lit')).toHaveCount(0);
  await expect(back).toHaveCount(0);
});

test('a step of one batch is drawn as in training, with neurons dropped; the switch shows inference', async ({
  page,
}) => {
  const { stepBatch, stepEpoch, network, status } = await open(page, dropping);
  const training = network.getByRole('radio', { name: 'training', exact: true });
  const inference = network.getByRole('radio', { name: 'inference', exact: true });
  const drawing = network.getByRole('application');
  await expect(inference).toBeChecked();

  await stepBatch.click();
  await expect(page.locator('.bar-status')).toContainText('batch 1 / 30');
  await expect(training).toBeChecked();
  await drawing.focus();
  await page.keyboard.press('ArrowRight');
  const live = network.locator('.net [aria-live]');
  const said = new Set<string>();
  for (let unit = 0; unit < 4; unit++) {
    await expect(live).toContainText(`neuron ${unit + 1} of 4`);
    said.add(((await live.textContent()) ?? '').replace(/.*Dropout: /u, ''));
    await page.keyboard.press('ArrowDown');
  }
  for (const word of said) expect(['dropped', 'kept']).toContain(word);

  await inference.check({ force: true });
  await drawing.focus();
  await page.keyboard.press('ArrowUp');
  await expect(live).toContainText('Dropout: inactive in inference');
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 1 ');
  await expect(inference).toBeChecked();
});

test('at rest the switch shows the batch to come', async ({ page }) => {
  const { network } = await open(page, dropping);
  await network.getByRole('radio', { name: 'training', exact: true }).check({ force: true });
  await network.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect(network.locator('.net-facts')).toContainText(/Dropout(dropped|kept)/u);
});

test('every kind of layer is drawn and goes on being drawn while it trains; what it learns is set by hand', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const { train, pause, network } = await open(page, everything);
  for (const [sign, count] of [
    ['noise', 3],
    ['bell', 8],
    ['slope', 4],
    ['gate', 4],
    ['curve', 4],
  ] as const) {
    await expect(network.locator(`.net-sign-${sign}`)).toHaveCount(count);
  }
  await train.click();
  await page.waitForTimeout(700);
  await pause.click();
  await expect(train).toBeVisible();

  await network.getByRole('application').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter', 'End']) await page.keyboard.press(key);
  await expect(network.locator('.net [aria-live]')).toContainText(/^beta of .*Hidden layer 2.*: −?\d/u);
  await page.keyboard.press('Tab'); // back to the neuron, which is pinned
  await page.getByRole('button', { name: 'gamma of BatchNormalization' }).click();
  await expect(network.locator('.hands-loss')).toContainText(/\d/u); // the loss before the change
  await enter(page.getByRole('textbox', { name: 'Value of gamma' }), '2.5');
  await expect(network.locator('.net-sum')).toContainText(/gamma\[\d\] ?= ?2\.5000/u);
  await expect(network.locator('.hands-loss')).toContainText('→');
  expect(errors).toEqual([]);
});

test('a network without Dropout and noise has no switch between training and inference', async ({ page }) => {
  const { network } = await open(page);
  await expect(network.getByRole('radio', { name: 'inference' })).toHaveCount(0);
});
