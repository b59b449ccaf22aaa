import { expect, test } from '@playwright/test';
import { decodeLink } from '../../src/document/link.ts';
import { prepare } from '../../src/training/prepare.ts';
import { open } from './support/page.ts';

/** The fingerprint that Node computes, in the process of this test. */
function inNode(link: string): string {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  const { run } = prepare(decoded.experiment);
  while (run.epoch < decoded.experiment.epochs) run.advance(1e6);
  return run.fingerprint().slice(0, 8);
}

for (const link of [
  'v=1&data=iris&net=4-16.relu-16.tanh-3.softmax&opt=adam:0.01&epochs=100',
  'v=1&data=spiral&net=2-8.gelu-8.elu-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.05:0.9:nesterov&epochs=100',
  'v=1&data=iris&net=4-16-BatchNormalization-PReLU-Dropout:0.2-12.mish-LayerNormalization-GaussianNoise:0.1-3.softmax&epochs=100',
]) {
  test(`after 100 epochs the weights are those of Node to the last bit: ${link}`, async ({ page }) => {
    const expected = inNode(link);
    for (let run = 0; run < 2; run++) {
      await page.goto('about:blank');
      const { train, pace, fingerprint, status, reset } = await open(page, link);
      await reset.click(); // the second time the page stands where it was
      await pace.selectOption('Full speed');
      await train.click();
      await expect(status).toContainText('Epoch 100 ');
      await expect(fingerprint).toContainText(`Weights ${expected} at epoch 100`);
    }
  });
}
