import { expect, test, type Page } from '@playwright/test';
import { rulesFor, violations } from './support/axe.ts';
import { open, setTheme } from './support/page.ts';

const digits = 'v=1&data=mnist&net=784-64.relu-10.softmax&opt=adam&batch=16';

/** Draws with the pointer: places in parts of the pad. */
async function draw(page: Page, ...places: readonly (readonly [x: number, y: number])[]): Promise<void> {
  const box = await page.locator('.digit-pad').boundingBox();
  if (box === null) throw new Error('there is no pad');
  for (const [i, [x, y]] of places.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 5 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

test('a digit is drawn by hand, and the network says which it is', async ({ page }) => {
  const { stepEpoch, status } = await open(page);
  await page.getByRole('button', { name: 'More data sets…' }).click();
  await page.getByRole('button', { name: 'MNIST' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page).toHaveURL(/data=mnist&net=784-64\.relu-10\.softmax/);
  await expect(page.getByText('batch 0 / 100')).toBeVisible();
  for (let i = 1; i <= 3; i++) {
    await stepEpoch.click();
    await expect(status).toContainText(`Epoch ${i}`);
  }

  const says = page.locator('.outcome-says strong');
  await page.getByRole('button', { name: 'Example of 6' }).first().click();
  await expect(page.locator('.outcome-truth')).toContainText('label 6');
  await draw(page, [0.3, 0.2], [0.7, 0.2], [0.5, 0.85]);
  await expect(says).toContainText('7');
  await expect(page.locator('.outcome-truth')).toHaveCount(0); // it is nobody's example
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByText('Draw a digit here')).toBeVisible();

  // The same by keys
  await page.locator('.digit-pad').focus();
  for (const key of ['Shift+ArrowUp', 'Shift+ArrowUp', ' ']) await page.keyboard.press(key);
  await expect(page.locator('.plot [aria-live]').first()).toHaveText('Pen down');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press(' ');
  await expect(says).toContainText('1');
  await expect(page.locator('.plot [aria-live]').last()).toContainText(/^1 /);
  await page.keyboard.press('Delete');
  await expect(page.getByText('Draw a digit here')).toBeVisible();
});

test('digits that were come back with the address, undo leads away from them and back, and mistakes are seen', async ({
  page,
}) => {
  const { undo, redo, data } = await open(page, digits);
  await page.reload();
  const [digit, ofDigits] = [
    page.getByRole('button', { name: 'Example of 6' }).first(),
    page.getByText('batch 0 / 100'),
  ];
  await expect(digit).toBeVisible();
  await expect(ofDigits).toBeVisible();
  await data.getByRole('button', { name: 'Iris' }).click();
  await expect(digit).toHaveCount(0);
  await undo.click();
  await expect(digit).toBeVisible();
  await redo.click();
  await expect(digit).toHaveCount(0);
  await undo.click();
  await expect(ofDigits).toBeVisible();

  await page.getByRole('radio', { name: 'Wrong', exact: true }).check({ force: true });
  const first = page.locator('.says-list tbody tr').first();
  await expect(first.locator('canvas')).toBeVisible();
  await first.getByRole('button').click();
  await page.getByRole('radio', { name: 'Draw', exact: true }).check({ force: true });
  for (const theme of ['light', 'dark']) {
    await setTheme(page, theme);
    expect(await violations(page, rulesFor(theme), '.panel-outcome', '.contact-sheet')).toEqual([]);
  }
});
