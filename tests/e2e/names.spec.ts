import { expect, test } from '@playwright/test';
import { open } from './support/page.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium tells what it tells screen readers');

test('every control has a name, sliders too', async ({ page }) => {
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const controls = nodes.filter(
    ({ ignored, role }) =>
      !ignored &&
      ['slider', 'button', 'checkbox', 'radio', 'combobox', 'spinbutton', 'textbox', 'ColorWell'].includes(
        String(role?.value),
      ),
  );
  const sliders = controls.filter(({ role }) => role?.value === 'slider');
  expect(sliders.map(({ name }) => String(name?.value)).toSorted()).toEqual(
    ['blue', 'examples', 'green', 'noise', 'red'].toSorted(),
  );
  expect(controls.length).toBeGreaterThan(40);
  expect(controls.filter(({ name }) => String(name?.value ?? '').trim() === '').map(({ role }) => role?.value)).toEqual(
    [],
  );
});

test('the legend of the drawing is a list of two', async ({ page }) => {
  await open(page);
  const items = page.locator('.net-legend').getByRole('listitem');
  await expect(items).toHaveText(['positive', 'negative']);
});

for (const [width, height] of [
  [1366, 768],
  [390, 844],
] as const) {
  test(`“Skip to the network” goes to the drawing at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    if (width < 600) await page.getByRole('button', { name: 'Data', exact: true }).click();
    const skip = page.getByRole('link', { name: 'Skip to the network' });
    await skip.focus();
    await page.keyboard.press('Enter');
    const drawing = page.locator('.net-box');
    await expect(drawing).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.net-focus rect').first()).toBeVisible();
  });
}
