import { expect, type Page, test } from '@playwright/test';
import { open } from './support/page.ts';

/** Compares the header and the curves frame by frame, and returns the frames in which they differ. */
async function apart(page: Page, milliseconds: number) {
  return page.evaluate(async (time) => {
    const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    const digits = (from: string, pattern: RegExp): string => pattern.exec(from)?.[1] ?? '';
    const found: string[] = [];
    const seen = new Set<string>();
    const end = performance.now() + time;
    while (performance.now() < end) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const header = text('.status-line');
      const fingerprint = digits(text('.fingerprint'), /epoch (\d+)/);
      const epoch = digits(header, /(\d+)/);
      if (fingerprint !== '' && fingerprint !== epoch) found.push(`${header}: weights of ${fingerprint}`);
      if (!header.includes('loss') && text('.chart-epoch') === '') continue; // a new run has no numbers yet
      const [loss, metric] = Array.from(
        document.querySelectorAll('.chart-panel'),
        (panel) => panel.querySelector('.chart-number--training')?.textContent ?? '',
      );
      const pairs = [
        [epoch, digits(text('.chart-epoch'), /(\d+)/)],
        [digits(header, /loss ([\d.e−]+)/), loss],
        [digits(header, /accuracy ([\d.e−]+)/), metric],
      ];
      seen.add(pairs[0][0]);
      for (const [a, b] of pairs) if (a !== b) found.push(`${header}: ${a} and ${b}`);
    }
    return { found: found.slice(0, 5), moments: seen.size };
  }, milliseconds);
}

test('the header and the curves show the same moment, in every frame', async ({ page }) => {
  const { train, pause, stepBatch, reset, pace, status } = await open(
    page,
    'v=1&data=colours&net=3-4-sigmoid-3-softmax&epochs=100000',
  );
  await train.click();
  await expect(page.locator('.chart-number--training').first()).toHaveText(/\d/); // the painter is fetched late
  for (const speed of ['30 epochs / s', 'Full speed']) {
    await pace.selectOption(speed);
    let seen = 0;
    for (let i = 0; i < 8 && seen <= 3; i++) {
      const { found, moments } = await apart(page, 1500); // a busy machine shows few in that time
      expect(found).toEqual([]);
      seen += moments;
    }
    expect(seen).toBeGreaterThan(3);
  }
  await pause.click();
  expect((await apart(page, 300)).found).toEqual([]);
  for (let i = 0; i < 3; i++) await stepBatch.click();
  expect((await apart(page, 300)).found).toEqual([]);
  await reset.click();
  await expect(status).toContainText('Epoch 0');
  expect((await apart(page, 300)).found).toEqual([]);
});

test('a run that is gone back to, or taken up after a reload, shows one moment from its first frame', async ({
  page,
}) => {
  const { stepEpoch, newSeed, undo, redo, status } = await open(page, 'v=1&data=iris&net=4-8.relu-3.softmax');
  for (let i = 0; i < 3; i++) await stepEpoch.click();
  await expect(status).toContainText('Epoch 3');
  await newSeed.click();
  await expect(status).toContainText('Epoch 0');
  for (const [button, epoch] of [
    [undo, 3],
    [redo, 0],
    [undo, 3],
  ] as const) {
    const frames = apart(page, 600);
    await button.click();
    expect((await frames).found).toEqual([]);
    await expect(status).toContainText(`Epoch ${epoch}`);
  }
  await page.reload({ waitUntil: 'commit' });
  expect((await apart(page, 1500)).found.filter((each) => each.includes('weights of'))).toEqual([]); // the curves come late
  await expect(status).toContainText('Epoch 3');
});

test('what is counted after some batches says after how many', async ({ page }) => {
  const { stepEpoch, stepBatch } = await open(page, 'v=1&data=iris&net=4-8.relu-3.softmax&batch=16');
  await stepEpoch.click();
  for (let i = 0; i < 2; i++) await stepBatch.click();
  await expect(page.locator('.status-small')).toContainText('batch 2');
  await page.getByRole('radio', { name: 'Confusion' }).check({ force: true });
  await expect(page.locator('.outcome-matrix caption')).toContainText('right after epoch 1, batch 2');
  await expect(page.locator('.fingerprint')).toContainText('at epoch 1 + 2');
});
