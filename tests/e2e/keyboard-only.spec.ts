import { expect, test } from '@playwright/test';
import { layers, open, opening, standing } from './support/page.ts';

test('train and pause, add and undo, share: all by keyboard', async ({ page }) => {
  const { train, pause, addLayer, share } = await open(page);
  await train.focus();
  await page.keyboard.press('Enter');
  await expect(pause).toBeFocused(); // the same button: focus is not lost when its name changes
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expect(train).toBeFocused();
  await addLayer.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => layers(page)).toHaveLength(opening.length + 2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => layers(page)).toEqual(opening);
  await share.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(share).toBeFocused();
});

test('everything that can be clicked can be reached by Tab, and the drawing is one stop', async ({ page }) => {
  const { network } = await open(page);
  const stops: string[] = [];
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      return `${element.closest('.drawing') ? 'drawing ' : ''}${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`;
    });
    if (stop === null) break;
    if (stops.includes(stop) && stops.indexOf(stop) === 0) break;
    stops.push(stop);
  }
  for (const name of [
    'Train',
    'Step batch',
    'Step epoch',
    'Reset',
    'New seed',
    'Share',
    'Add layer',
    'Colours',
    'Spiral',
  ]) {
    expect(
      stops.some((stop) => stop.includes(name)),
      name,
    ).toBe(true);
  }
  // The drawing, beside its three zoom buttons and the choice of what is in the neurons.
  expect(stops.filter((stop) => stop.startsWith('drawing ') && !/BUTTON|INPUT/.test(stop))).toHaveLength(1);
  await expect(network).toBeVisible();
});

test('arrows walk through the drawing, Enter inspects, Escape returns', async ({ page }) => {
  const { network } = await open(page);
  const drawing = network.locator('.drawing [tabindex="0"]').first();
  await drawing.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const inspector = page.locator('.net-inspector');
  await expect(inspector).toContainText('sigmoid');
  await page.keyboard.press('Enter');
  await drawing.blur();
  await expect(inspector).toContainText('sigmoid'); // pinned
  await drawing.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});
