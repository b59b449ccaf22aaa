import { expect, test } from '@playwright/test';
import { enter, layers, open, opening, parts, standing } from './support/page.ts';

test('a second hidden layer of the same kind is one click, and one undo', async ({ page }) => {
  const { addLayer, undo, redo } = await open(page);
  await addLayer.click();
  const grown = [
    'Input 3',
    'Dense 4',
    'Activation sigmoid',
    'Dense 4',
    'Activation sigmoid',
    'Dense 3',
    'Activation softmax',
  ];
  await expect.poll(() => layers(page)).toEqual(grown);
  await undo.click();
  await expect.poll(() => layers(page)).toEqual(opening);
  await redo.click();
  await expect.poll(() => layers(page)).toEqual(grown);
  await page.keyboard.press('Control+z');
  await expect.poll(() => layers(page)).toEqual(opening);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => layers(page)).toEqual(grown);
});

test('layers are added between, edited, duplicated, moved and removed', async ({ page }) => {
  const { network } = await open(page);
  await network.getByRole('button', { name: 'Insert after layer 2, Activation' }).click();
  await page.getByRole('button', { name: "Activation('relu')" }).click();
  await expect.poll(() => layers(page)).toEqual([...opening.slice(0, 3), 'Activation relu', ...opening.slice(3)]);

  await network.getByRole('button', { name: 'Remove: layer 3, Activation' }).click();
  await network.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await expect.poll(() => layers(page)).toEqual(['Input 3', 'Dense 5', ...opening.slice(2)]);

  await enter(network.getByLabel('units of layer 1, Dense', { exact: true }), '7');
  await network.getByLabel('Activation function of layer 2, Activation').selectOption('tanh');
  await expect.poll(() => layers(page)).toEqual(['Input 3', 'Dense 7', 'Activation tanh', ...opening.slice(3)]);

  await network.getByRole('button', { name: 'Options of layer 1, Dense' }).click();
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(async () => (await layers(page)).slice(0, 3)).toEqual(['Input 3', 'Dense 7', 'Dense 7']);
  await network.getByRole('button', { name: 'Options of layer 2, Dense' }).click();
  await page.getByRole('button', { name: 'Move right' }).click();
  await expect
    .poll(async () => (await layers(page)).slice(0, 4))
    .toEqual(['Input 3', 'Dense 7', 'Activation tanh', 'Dense 7']);

  await network.getByRole('button', { name: 'Options of layer 1, Dense' }).click();
  await page.getByLabel('use_bias').uncheck();
  await page.getByLabel('kernel_initializer').selectOption('he_normal');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toContain('7:nobias:he_normal');
});

test('without hidden layers the network still trains', async ({ page }) => {
  const { network, stepEpoch, status } = await open(page);
  await network.getByRole('button', { name: 'Remove: layer 1, Dense' }).click();
  await network.getByRole('button', { name: 'Remove: layer 1, Activation' }).click();
  await expect.poll(() => layers(page)).toEqual(['Input 3', 'Dense 3', 'Activation softmax']);
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 1 ');
});

test('what is wrong is said beside the layer, and one click mends it', async ({ page }) => {
  const { network, train, status } = await open(page);
  const problems = network.getByRole('list', { name: 'Problems' });
  await expect(problems).toHaveCount(0);
  await network.getByRole('button', { name: 'Increase units of layer 3, Dense' }).click();
  await expect(problems).toContainText('4 units, but the data has 3 classes');
  await expect(status).toContainText('cannot be trained');
  await expect(train).toBeDisabled();
  await expect(status).toContainText('cannot be trained');
  await problems.getByRole('button', { name: 'Use 3 units' }).click();
  await expect(problems).toHaveCount(0);
  await expect(status).toContainText('loss');
  await expect.poll(() => layers(page)).toEqual(opening);
});

test('of several problems one is shown, errors first, and the others when they are asked for', async ({ page }) => {
  await page.goto('./#v=1&data=colours&net=3-4-sigmoid-4-softmax&opt=sgd:1000&batch=500'); // an error and two warnings
  const { network } = parts(page);
  const items = network.getByRole('list', { name: 'Problems' }).getByRole('listitem');
  await expect(items).toHaveCount(1);
  await expect(items.first()).toHaveClass(/error/);
  await network.getByRole('button', { name: /^\d more$/ }).click();
  expect(await items.count()).toBeGreaterThan(2);
  await network.getByRole('button', { name: 'Show one' }).click();
  await expect(items).toHaveCount(1);
});

test('each data set opens with ends that fit, and its first epoch can be trained', async ({ page }) => {
  const { data, network, stepEpoch, status } = await open(page);
  for (const name of ['Iris', 'XOR', 'Circle', 'Gauss', 'Spiral', 'Moons', 'Sine', 'Colours']) {
    await data.getByRole('button', { name }).click();
    await expect(network.getByRole('list', { name: 'Problems' })).toHaveCount(0);
    await expect(status).toContainText('Epoch 0 · loss');
    await stepEpoch.click();
    await expect(status).toContainText('Epoch 1 · loss');
  }
});

test('a data set that is chosen is learned within 5 s of the opening pace', async ({ page }) => {
  const { data, train, status } = await open(page);
  for (const name of ['XOR', 'Circle']) {
    await data.getByRole('button', { name }).click();
    await expect(status).toContainText('Epoch 0 · loss');
    await train.click();
    await expect(status).toContainText(/accuracy (0\.9[5-9]|1\.0)/, { timeout: 30_000 });
    expect((await standing(page)).epoch).toBeLessThanOrEqual(150);
  }
});

test('what cannot be typed into a field is told, and nothing is lost', async ({ page, browserName }) => {
  const { network } = await open(page);
  const told = page.getByRole('alert');
  const rate = page.getByLabel('learning_rate');
  await enter(rate, 'fast');
  await expect(told).toContainText('learning_rate: “fast” is not a number. The value is still 0.1.');
  await enter(rate, '-1');
  await expect(told).toContainText('-1 is not between 0 and 1,000');
  await expect(rate).toHaveValue('0.1');
  await enter(network.getByLabel('units of layer 1, Dense', { exact: true }), '4.5');
  await expect(told).toContainText('units of layer 1, Dense: 4.5 is not a whole number. The value is still 4.');
  // Full-width digits, as a Japanese keyboard types them; Playwright writes them past React in a stock Firefox.
  await enter(rate, browserName === 'firefox' ? '0.3' : '０．３');
  await expect(rate).toHaveValue('0.3');
  await expect(told).toBeEmpty();

  // Ctrl+Z in a half-typed field is the field's own, and a reload takes the number up.
  await rate.press('ControlOrMeta+a');
  await rate.pressSequentially('0,05');
  await rate.press('ControlOrMeta+z');
  await expect(rate).toHaveValue('0.3');
  await rate.press('ControlOrMeta+a');
  await rate.pressSequentially('0,05');
  await page.reload();
  await expect(rate).toHaveValue('0.05');
  await expect(told).toBeEmpty();
});
