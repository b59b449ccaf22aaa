import { expect, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { layers, open, opening, putHash, setLanguage, standing } from './support/page.ts';

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

for (const [language, health, hint, says, dead] of [
  [
    'en',
    'Health',
    'Tab to it',
    /^Hidden layer 1\. Outputs: from 0 to [\d.]+, mean [\d.]+, deviation [\d.]+\. Gradient: ∂L\/∂w [\d.e−]+, ∂L\/∂z [\d.e−]+\. Update: [\d.e−]+\. Flat: \d+%(?:, \d of 8 dead)?\.$/,
    / Flat: 9\d%, 6 of 8 dead\.$/,
  ],
  [
    'ja',
    '診断',
    'Tab で移る',
    /^隠れ層 1。出力：0 から [\d.]+、平均 [\d.]+、標準偏差 [\d.]+。勾配：∂L\/∂w [\d.e−]+、∂L\/∂z [\d.e−]+。更新：[\d.e−]+。平坦：\d+%(?:、8\s個のうち \d\s個が死んでいます)?。$/,
    /平坦：9\d%、8\s個のうち 6\s個が死んでいます。$/,
  ],
] as const) {
  test(`all that Health tells of a layer is had by Tab, and heard in the table (${language})`, async ({ page }) => {
    const circle = 'v=1&data=circle&net=2-8.relu-8.relu-1.sigmoid&loss=binary_crossentropy';
    await open(page, `${circle}&opt=sgd:0.1`);
    await setLanguage(page, language);
    await page.getByRole('radio', { name: health, exact: true }).check({ force: true });
    const table = page.locator('.health-table');
    const said = page.locator('.health-says');
    await expect(said).toContainText(hint);
    await table.getByRole('button').nth(3).focus(); // the last of the columns' heads
    await page.keyboard.press('Tab');
    await expect(table.getByRole('button').nth(4)).toBeFocused();
    await expect(said).toHaveText(says);
    expect(await said.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0); // all of it is seen

    const heard = await table.ariaSnapshot();
    for (const part of await table.locator('td .only-heard').allInnerTexts()) {
      expect(heard.replaceAll(/\s/g, ' ')).toContain(`cell "${part.replaceAll(/\s/g, ' ')}"`);
    }
    await expect(table.getByRole('cell')).toHaveCount(12);
    const first = (await said.innerText()).replaceAll(/\s/g, ' ').replace(/^.*?(?:\. |。)/, '');
    await expect(table.getByRole('button').nth(4)).toHaveAccessibleDescription(first.replaceAll('。', '。 ').trim());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(said).toContainText(language === 'ja' ? '隠れ層 2。' : 'Hidden layer 2. ');

    await putHash(page, `v=1&data=circle&net=2-${'8.relu-'.repeat(9)}1.sigmoid&loss=binary_crossentropy`);
    await expect(table.locator('tbody')).toHaveCount(10);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0); // the panel scrolls

    await putHash(page, `${circle}&opt=sgd:1000`);
    await expect(page.getByLabel('learning_rate', { exact: true })).toHaveValue('1000');
    await page.getByRole('button', { name: language === 'ja' ? '1 エポック' : 'Step epoch', exact: true }).click();
    await table.getByRole('button').nth(4).focus();
    await expect(said).toHaveText(dead);
    expect(await violations(page, 'all', '.panel-side')).toEqual([]);
  });
}
