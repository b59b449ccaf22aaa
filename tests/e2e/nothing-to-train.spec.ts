import { expect, test } from '@playwright/test';
import { open, parts } from './support/page.ts';

test('where nothing can be trained, Train and the steps are disabled and say why', async ({ page }) => {
  await page.goto('./#v=1&data=iris&net=4-8-2.softmax');
  const { train, stepBatch, stepEpoch, status } = parts(page);
  await expect(status).toContainText('cannot be trained');
  for (const button of [train, stepBatch, stepEpoch]) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/cannot be trained/);
  }
  await train.focus();
  await expect(train).toBeFocused(); // to be read by those who cannot point at it
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toHaveCount(0);
});

test('an empty network shows neither parameters nor a loss', async ({ page }) => {
  await page.goto('./#v=1&data=iris&net=4');
  const { train, status, network } = parts(page);
  await expect(status).toContainText('cannot be trained');
  await expect(train).toBeDisabled();
  await expect(page.getByText(/\d+ parameter/)).toHaveCount(0);
  await expect(page.getByText(/Weights [0-9a-f]{8}/)).toHaveCount(0);
  await expect(network.locator('.net-compile')).toHaveCount(0);
  await expect(network.getByText(/^loss /)).toHaveCount(0);
  await expect(status).not.toContainText('loss');
});

test('at the epochs limit Train says that it raises it, and does; a step says that it cannot', async ({ page }) => {
  const { train, stepEpoch, stepBatch, status } = await open(
    page,
    'v=1&data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&split=0&epochs=2',
  );
  for (const epoch of [1, 2]) {
    await stepEpoch.click();
    await expect(status).toContainText(`Epoch ${epoch} `);
  }
  await expect(page.getByText('limit reached · Train adds 2')).toBeVisible();
  await expect(train).toHaveAccessibleDescription(/Raise the epochs limit by 2/);
  for (const button of [stepBatch, stepEpoch]) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/Train raises it/);
  }
  await train.click();
  await expect(status).toContainText('Epoch 4 ');
  await expect(page.getByLabel('epochs', { exact: true }).first()).toHaveValue('4');
});

test('after a loss that is no number the steps wait for Reset, and the true cause is named', async ({ page }) => {
  const { train, stepBatch, reset, status } = await open(page, 'v=1&data=iris&net=4-3.softmax-Dropout:0.5');
  await train.click();
  await expect(page.getByText(/Dropout set all outputs of an example to 0/)).toBeVisible();
  await expect(page.getByText(/Lower the learning rate/)).toHaveCount(0);
  await expect(train).toBeDisabled();
  await expect(stepBatch).toHaveAccessibleDescription(/Press Reset/);
  await reset.click();
  await expect(status).toContainText('Epoch 0');
  await expect(train).toBeEnabled();
});

test('at the epochs limit Steps do not send to a button that is off', async ({ page }) => {
  const { train } = await open(
    page,
    'v=1&data=moons&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&batch=32&epochs=2',
  );
  await train.click();
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText('A batch', { exact: true }).click();
  await expect(
    page.getByText(/^Next would be batch 1 of \d+ in epoch 3\. The epochs limit is reached\.$/),
  ).toBeVisible();
  await expect(page.getByText('Step batch does it')).toHaveCount(0);
});
