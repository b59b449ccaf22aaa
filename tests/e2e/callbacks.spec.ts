import { expect, test } from '@playwright/test';
import { fingerprint, open } from './support/page.ts';

const iris = 'v=1&data=iris&net=4-3.softmax&opt=sgd:0.1&batch=16&lang=en';
// More of the loss would be better: epoch 1 is the best, and 3 the last.
const impatient = `${iris}&cb=EarlyStopping:loss:mode=max:patience=2:restore_best_weights`;

test('EarlyStopping ends the training and says which weights are back; Train goes on as a second fit', async ({
  page,
}) => {
  const { train, status } = await open(page, impatient);
  await train.click();
  const told = page.getByRole('alert').filter({ hasText: 'EarlyStopping' });
  await expect(told).toContainText('at epoch 3 and restored the weights of epoch 1');
  await expect(train).toBeVisible();
  await expect(status).toContainText('Epoch 3 ');
  const restored = await fingerprint(page);
  expect(restored).toMatch(/ at epoch 1$/);

  await train.click();
  await expect(told).toContainText('at epoch 6 and restored the weights of epoch 4');
  expect(await fingerprint(page)).toMatch(/ at epoch 4 \*$/);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toBeHidden();
});

test('the curves beside the loss show any metric, and the learning rate where something changes it', async ({
  page,
}) => {
  const { stepEpoch, outcome, status } = await open(
    page,
    `${iris}&metrics=accuracy,auc&cb=ReduceLROnPlateau:loss:mode=max:patience=1:factor=0.5`,
  );
  for (const epoch of [1, 2, 3]) {
    await stepEpoch.click();
    await expect(status).toContainText(`Epoch ${epoch} `);
  }
  await expect(page.locator('.status-small')).toContainText('learning_rate 0.025');
  const choice = outcome.getByLabel('Second chart');
  await choice.selectOption('AUC');
  await expect(outcome.locator('.chart-panel').last()).toContainText(/training 0\.\d{4}.*validation 0\.\d{4}/s);
  await choice.selectOption('Learning rate');
  await expect(outcome.locator('.chart-panel').last()).toContainText('0.0500');
  await expect(outcome.locator('.chart-marks').first()).toContainText('learning_rate 0.025');
});

test('logits are shown as the probabilities that the loss makes of them, and it says so', async ({ page }) => {
  const link = 'v=1&data=iris&net=4-3&loss=categorical_crossentropy:logits&opt=sgd:0.1&batch=16&lang=en';
  const { stepEpoch, outcome } = await open(page, link);
  await stepEpoch.click();
  await expect(outcome).toContainText('The outputs are scores (logits, from_logits=True). This is their softmax.');
  const shares = await outcome.locator('.outcome-bars dd:not(.outcome-bar)').allInnerTexts();
  const total = shares.reduce((sum, text) => sum + Number.parseFloat(text.replace(/[<>]/, '')), 0);
  expect(shares).toHaveLength(3);
  expect(Math.abs(total - 100)).toBeLessThan(1);
});
