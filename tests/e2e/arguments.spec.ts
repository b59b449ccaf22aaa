import { expect, test, type Page } from '@playwright/test';
import { enter, layers, open, opening, standing, tab } from './support/page.ts';

/** Opens the popover of a button and returns it. */
async function openPopover(page: Page, name: string | RegExp) {
  await page.getByRole('button', { name }).click();
  const popover = page.locator('.popover:popover-open');
  await expect(popover.getByRole('checkbox').or(popover.getByRole('textbox')).first()).toBeVisible(); // it is fetched
  return popover;
}

test('normalization and dropout come in by the +, their numbers stand on their cards, and the link has them', async ({
  page,
}) => {
  const { network, undo, stepEpoch, status } = await open(page);
  await network.getByRole('button', { name: 'Options of layer 1, Dense' }).click();
  await page.getByRole('button', { name: 'Insert after layer 1, Dense' }).click();
  await page.getByRole('button', { name: 'BatchNormalization()' }).click();
  await network.getByRole('button', { name: 'Insert after layer 3, Activation' }).click();
  await page.getByRole('button', { name: 'Dropout(0.5)' }).click();
  const grown = ['Input 3', 'Dense 4', 'BatchNormalization 0.99', 'Activation sigmoid', 'Dropout 0.5'];
  await expect.poll(() => layers(page)).toEqual([...grown, ...opening.slice(3)]);

  await network.getByRole('button', { name: 'Decrease rate of layer 4, Dropout' }).click();
  await enter(network.getByLabel('momentum of layer 2, BatchNormalization', { exact: true }), '0.9');
  await expect
    .poll(() => page.url())
    .toContain('net=3-4-BatchNormalization:momentum=0.9-sigmoid-Dropout:0.4-3-softmax');
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 1 ');

  await undo.click();
  await undo.click();
  await undo.click();
  await undo.click();
  await expect.poll(() => layers(page)).toEqual(opening);
});

test('a name that is long stands whole on its card', async ({ page }) => {
  await open(page, 'v=1&data=colours&net=3-4:frozen-BatchNormalization:frozen-sigmoid-GaussianNoise:0.1-3-softmax');
  const outside = await page.locator('.card').evaluateAll((cards) =>
    cards.flatMap((card) => {
      const name = card.querySelector('.card-name');
      const next = name?.nextElementSibling;
      if (!name) return [];
      const range = document.createRange();
      range.selectNodeContents(name);
      const { left, right } = range.getBoundingClientRect();
      const box = card.getBoundingClientRect();
      const end = next ? next.getBoundingClientRect().left + 8 : box.right; // a button's picture has room around it
      return left >= box.left && right <= end ? [] : [`${name.textContent}: ${right} > ${end}`];
    }),
  );
  expect(outside).toEqual([]);
});

test('a frozen layer has a lock, its weights do not change', async ({ page }) => {
  const { network, stepEpoch, status } = await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax&opt=sgd:1');
  const popover = await openPopover(page, 'Options of layer 1, Dense');
  await popover.getByLabel('trainable').uncheck();
  await page.keyboard.press('Escape');
  await expect(network.getByRole('img', { name: 'Frozen (trainable=False)' })).toHaveCount(1);
  await expect.poll(() => page.url()).toContain('net=3-4:frozen-');
  const neuron = network.locator('.net-facts');
  const first = page.locator('.drawing [tabindex="0"]').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter'); // stays in hand
  await first.blur();
  await expect(neuron).toContainText('Hidden layer, neuron 1 of 4');
  const before = await neuron.innerText();
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 1 ');
  expect(await neuron.innerText()).toBe(before);
});

test('three dots tell what is changed behind them', async ({ page }) => {
  const { network } = await open(page);
  const popover = await openPopover(page, 'Options of layer 1, Dense');
  await popover.getByLabel('kernel_initializer', { exact: true }).selectOption('random_uniform');
  await enter(popover.getByLabel('maxval'), '0.5');
  await enter(popover.getByLabel('kernel_regularizer l2'), '0.01');
  await page.keyboard.press('Escape');
  await expect(
    network.getByRole('button', {
      name: 'Options of layer 1, Dense · 2 changed: kernel_initializer, kernel_regularizer',
    }),
  ).toContainText('2');
  await expect.poll(() => page.url()).toMatch(/net=3-4:random_uniform,-0\.05,0\.5:l2=0\.01-/);
});

test('AdamW with a schedule: its arguments, its curve over this run, the link, and back', async ({ page }) => {
  const { undo, redo } = await open(page);
  await page.getByLabel('optimizer').selectOption('adamw');
  await expect(page.getByLabel('learning_rate')).toHaveValue('0.001');
  const popover = await openPopover(page, 'Options of AdamW');
  await expect(popover.getByLabel('weight_decay')).toHaveValue('0.004');
  await popover.getByLabel('schedule').and(page.locator('select')).selectOption('CosineDecay');
  await expect(
    popover.getByRole('img', { name: 'over the 30,000 batches of this run: from 0.001 to 0' }),
  ).toBeVisible();
  await popover.getByLabel('clipping').selectOption('clipnorm');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Options of AdamW · 2 changed: schedule, clip' })).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/opt=adamw:0\.001:.*clipnorm=1.*cosine_decay=30000/);
  await undo.click();
  await undo.click();
  await undo.click();
  await expect(page.getByLabel('optimizer')).toHaveValue('sgd');
  await redo.click();
  await expect(page.getByLabel('optimizer')).toHaveValue('adamw');
});

test('a piecewise schedule grows and loses stages', async ({ page }) => {
  await open(page);
  const popover = await openPopover(page, 'Options of SGD');
  await popover.getByLabel('schedule').and(page.locator('select')).selectOption('PiecewiseConstantDecay');
  await expect(popover.getByRole('button', { name: 'Remove 1' })).toBeDisabled(); // there is no schedule of none
  await popover.getByRole('button', { name: 'Add' }).click();
  await enter(popover.getByLabel('Boundary 1', { exact: true }), '500');
  await enter(popover.getByLabel('Learning rate after boundary 2'), '0.0005');
  await expect.poll(() => page.url()).toMatch(/piecewise_constant_decay=500,0\.01,30000,0\.0005/);
  await popover.getByRole('button', { name: 'Remove 1' }).click();
  await expect.poll(() => page.url()).toMatch(/piecewise_constant_decay=30000,0\.0005/);
});

test('EarlyStopping ends a training that gets no better', async ({ page }) => {
  const { train } = await open(page);
  await enter(page.getByLabel('learning_rate'), '0');
  const popover = await openPopover(page, 'callbacks: none');
  await popover.getByRole('checkbox', { name: 'EarlyStopping' }).check();
  await enter(popover.getByLabel('patience'), '2');
  await expect(popover.getByLabel('monitor')).toHaveValue('val_loss');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'callbacks: 1 (EarlyStopping)' })).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/cb=EarlyStopping:val_loss:.*2/);
  await train.click();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBe(3);
  await expect(train).toBeVisible(); // it has ended by itself
});

test('metrics are chosen by name, any number of them', async ({ page }) => {
  await open(page);
  const popover = await openPopover(page, 'metrics: accuracy');
  await popover.getByLabel('categorical_accuracy', { exact: true }).check();
  await popover.getByLabel('auc').check();
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('button', { name: 'metrics: 3 chosen (accuracy, categorical_accuracy, auc)' }),
  ).toBeVisible();
  await expect.poll(() => page.url()).toContain('metrics=accuracy,categorical_accuracy,auc');
});

test('a loss shows the arguments that it takes, and no others', async ({ page }) => {
  await open(page);
  const popover = await openPopover(page, 'Options of categorical_crossentropy');
  await expect(popover.getByLabel('from_logits')).not.toBeChecked();
  await enter(popover.getByLabel('label_smoothing'), '0.1');
  await expect(popover.getByLabel('delta')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toContain('loss=categorical_crossentropy:smooth=0.1');
  await page.getByLabel('loss', { exact: true }).selectOption('mean_absolute_error');
  await expect(page.getByRole('button', { name: /Options of mean_/ })).toHaveCount(0);
});

test('the + menu by keyboard: it opens on its first layer, arrows go through, focus comes back', async ({ page }) => {
  const { network } = await open(page);
  const plus = network.getByRole('button', { name: 'Insert after Input' });
  await plus.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Dense(4)' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: 'LayerNormalization()' })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: "Dense(4, activation='relu')" })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await layers(page)).slice(0, 2)).toEqual(['Input 3', 'LayerNormalization 0.001']);
  await expect(network.getByRole('button', { name: 'Insert after layer 1, LayerNormalization' })).toBeFocused();
});

for (const [width, height] of [
  [390, 844],
  [1366, 768],
] as const) {
  test(`every popover is whole within ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(
      page,
      'v=1&data=colours&net=3-4:random_uniform,-0.1,0.1-BatchNormalization-sigmoid-3-softmax&opt=adam:0.001:clipnorm=1:cosine_decay=1000,0,0.01,100&cb=EarlyStopping:val_loss,TerminateOnNaN',
    );
    for (const name of [
      'Insert after layer 3, Activation',
      'Options of layer 1, Dense',
      'Options of layer 2, BatchNormalization',
      'Options of categorical_crossentropy',
      'Options of Adam',
      'metrics: accuracy',
      'callbacks: 2 (EarlyStopping, TerminateOnNaN)',
    ]) {
      if (width < 700 && name === 'Options of categorical_crossentropy') await tab(page, 'Menu');
      await page.getByRole('button', { name }).click();
      const popover = page.locator('.popover:popover-open');
      await expect(popover.locator('label, button').first()).toBeVisible();
      await expect
        .poll(() =>
          popover.evaluate((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect();
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
          }),
        )
        .toBe(true);
      expect(await popover.evaluate((element) => element.scrollWidth <= element.clientWidth), name).toBe(true);
      await page.keyboard.press('Escape');
      await expect(popover).toHaveCount(0);
    }
  });
}

test('an arrow key in a number field goes on from what is typed in it', async ({ page }) => {
  await open(page);
  const batchSize = page.getByLabel('batch_size').first();
  await batchSize.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('50');
  await page.keyboard.press('ArrowUp');
  await expect(batchSize).toHaveValue('64');
});
