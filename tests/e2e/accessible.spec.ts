import { expect, type Page, test } from '@playwright/test';
import { rulesFor, violations } from './support/axe.ts';
import { open, putHash, setTheme } from './support/page.ts';

// The rules read the same DOM in every browser; Firefox would only repeat the work.
test.skip(({ browserName }) => browserName !== 'chromium', 'once is enough');

const themes = ['light', 'dark', 'projector'];

/** The violations in all themes, one after another, without touching what is open. */
async function inThemes(page: Page, ...within: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);
    for (const violation of await violations(page, rulesFor(theme), ...within)) found.push(`${theme}: ${violation}`);
  }
  return found;
}

const words = {
  en: { train: 'Train', pause: 'Pause', share: 'Share' },
  ja: { train: '学習', pause: '一時停止', share: '共有' },
};

for (const language of ['en', 'ja'] as const) {
  test(`no violation of WCAG 2.2 A and AA, in all themes: ${language}`, async ({ page }) => {
    test.slow(); // the rules are gone through nine times
    const { train, pause, share } = words[language];
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.goto(`./#v=1&data=colours&net=3-4-sigmoid-3-softmax&batch=8&lang=${language}`);
    for (const theme of themes) {
      await setTheme(page, theme);
      await expect(page.getByRole('status').first()).toContainText(/\d\.\d{4}/);
      expect(await violations(page, rulesFor(theme)), theme).toEqual([]);
      await button(train).click();
      await page.waitForTimeout(300);
      // From here on only the changed parts are checked: checking all menus of the page takes long.
      expect(await violations(page, rulesFor(theme), '.bar', '.panel-outcome', '.drawing'), theme).toEqual([]);
      await button(pause).click();
      await button(share).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page, rulesFor(theme), '.dialog'), theme).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
}

test('no violation in the code, what is wrong in it, its steps, the summary and the health of a run, in all themes', async ({
  page,
}) => {
  test.slow(); // the rules are gone through 15 times
  await open(page, 'v=1&data=colours&net=3-4-sigmoid-Dropout:0.2-3-softmax&lang=en');
  await page.getByRole('radio', { name: 'Code', exact: true }).check({ force: true });
  const editor = page.getByRole('textbox', { name: /program of this experiment/ });
  await expect(editor).toBeVisible();
  expect(await inThemes(page, '.panel-side'), 'code').toEqual([]);
  await page.getByRole('button', { name: 'Step through' }).click();
  await page.keyboard.press('ArrowRight');
  expect(await inThemes(page, '.panel-side', '.panel-network'), 'steps').toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.cm-line', { hasText: 'Dropout' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('\nkeras.layers.Conv2D(3),');
  await expect(page.locator('.code-problem').first()).toBeVisible();
  expect(await inThemes(page, '.panel-side'), 'problems').toEqual([]);
  await page.getByLabel('Write as').selectOption('PyTorch');
  expect(await inThemes(page, '.panel-side'), 'PyTorch').toEqual([]);
  await page.getByRole('radio', { name: 'Summary', exact: true }).check({ force: true });
  await expect(page.getByRole('table')).toBeVisible();
  expect(await inThemes(page, '.panel-side'), 'summary').toEqual([]);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'Formulas', exact: true }).check({ force: true });
  await expect(page.getByRole('math').first()).toBeVisible();
  expect(await inThemes(page, '.panel-side'), 'number by number').toEqual([]);
  await page.getByRole('radio', { name: 'A batch', exact: true }).check({ force: true });
  await page.getByRole('button', { name: 'Step batch' }).click();
  await expect(page.getByText(/^Done: batch 1 of/)).toBeVisible();
  await expect(page.locator('[data-station=update]')).toBeVisible();
  expect(await inThemes(page, '.panel-side', '.panel-network'), 'a batch').toEqual([]);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Check by a difference' }).first().click();
  await expect(page.locator('.steps-check b').first()).toHaveText(/^They agree in \d+ digits?\.|^Both are 0/);
  expect(await inThemes(page, '.panel-side'), 'a difference').toEqual([]);
  await page.getByText('Exercise', { exact: true }).click();
  await page.getByLabel('gradients of weights').check();
  await page.locator('.steps-blank input').first().fill('x');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^This is no number/)).toBeVisible();
  expect(await inThemes(page, '.panel-side', '.panel-network'), 'an exercise').toEqual([]);
  await page.getByLabel('gradients of weights').uncheck();
  await page.getByRole('radio', { name: 'Health', exact: true }).check({ force: true });
  await putHash(page, 'v=1&data=circle&net=2-8.relu-1.sigmoid&loss=binary_crossentropy&opt=sgd:1000&lang=en');
  await expect(page.getByLabel('learning_rate', { exact: true })).toHaveValue('1000');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const cure = page.getByRole('button', { name: 'Try learning rate 0.01' });
  await expect(cure).toBeVisible();
  expect(await inThemes(page, '.panel-side', '.messages'), 'sick').toEqual([]);
  await cure.press('Enter');
  await expect(page.getByText('Healthy: it learns well.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cure).toBeVisible();
});

for (const [link, which] of [
  [
    'v=1&data=moons&net=2-2.tanh-BatchNormalization-Dropout:0.5-1.sigmoid&loss=binary_crossentropy&opt=nadam:0.1&batch=6',
    'A batch',
  ],
  ['v=1&data=mnist&net=784-8.relu-10.softmax', 'One example'],
] as const) {
  test(`what is wider than the panel of Steps is scrolled by keys: ${link.slice(4, 14)}`, async ({ page }) => {
    test.slow(); // the rule is gone through at each station
    await open(page, link);
    await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
    await page.getByRole('radio', { name: which, exact: true }).check({ force: true });
    const title = page.locator('.steps-station h3');
    for (const [depth, way] of [
      ['Numbers', 'Next'],
      ['Formulas', 'Back'],
    ]) {
      await page.locator('.panel-side').getByRole('radio', { name: depth, exact: true }).check({ force: true });
      const go = page.getByRole('button', { name: way, exact: true });
      while ((await go.getAttribute('aria-disabled')) !== 'true') {
        await go.click();
        const at = (await title.textContent()) ?? '';
        expect(await violations(page, 'ofStyle', '.steps-units'), `${depth}: ${at}`).toEqual([]);
      }
    }
  });
}

test('no violation on any data set, nor with problems on the page', async ({ page }) => {
  test.slow(); // the rules are gone through seven times
  await open(page);
  for (const link of [
    'v=1&data=iris&net=4-8.relu-3.softmax',
    'v=1&data=iris&features=2,3&net=2-8.relu-3.softmax',
    'v=1&data=xor&net=2-4-sigmoid-1-sigmoid&loss=binary_crossentropy&split=0',
    'v=1&data=spiral&net=2-16.relu-16.relu-1.sigmoid&loss=binary_crossentropy',
    'v=1&data=sine&net=1-8.tanh-1&loss=mean_squared_error&metrics=none',
    'v=1&data=iris&net=4-4.step-1.softmax&loss=mean_squared_error',
    'v=1&data=iris&net=4-200.relu-300.relu-3.softmax',
  ]) {
    await putHash(page, link);
    await page.waitForTimeout(500); // its answers are there, or its problems
    expect(await violations(page, 'all', '.panels'), link).toEqual([]);
  }
});

for (const names of [
  ['Insert after Input', 'Options of layer 1, Dense', 'Options of layer 3, ReLU'],
  ['Options of categorical_crossentropy', 'Options of AdamW', 'metrics: accuracy', 'callbacks: 2 (EarlyStopping'],
]) {
  test(`no violation in what opens behind the dots, in all themes: ${names[0]} …`, async ({ page }) => {
    test.slow(); // the rules are gone through 12 times
    await page.goto(
      './#v=1&data=colours&net=3-4:frozen-BatchNormalization-ReLU-Dropout:0.5-PReLU-3-Softmax&opt=adamw:0.001:clipnorm=1:piecewise_constant_decay=100,0.0001&cb=EarlyStopping:val_loss,ReduceLROnPlateau:val_loss&lang=en',
    );
    for (const name of names) {
      await page.getByRole('button', { name }).click();
      const popover = page.locator('.popover:popover-open');
      await expect(popover.locator('label, button').first()).toBeVisible();
      expect(await inThemes(page, '.settings', '.strip'), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
}

for (const [width, height, language, theme] of [
  [390, 844, 'en', 'light'],
  [390, 844, 'ja', 'projector'],
  [683, 384, 'en', 'light'],
  [1024, 768, 'ja', 'light'],
  [1920, 1080, 'ja', 'projector'],
] as const) {
  test(`no violation in any part of the page at ${width}×${height}: ${language}, ${theme}`, async ({ page }) => {
    test.slow(); // the rules are gone through up to five times
    await page.setViewportSize({ width, height });
    await page.addInitScript((name) => {
      localStorage.setItem('mlp-visualizer.view', JSON.stringify({ theme: name }));
    }, theme);
    await page.goto(`./#v=1&data=iris&net=4-8.relu-Dropout:0.2-3.softmax&lang=${language}`);
    await expect(page.getByRole('status').first()).toContainText(/\d\.\d{4}/);
    const tabs = page.locator('.tab-bar button');
    for (let i = 0; i < Math.max(1, await tabs.count()); i++) {
      if (width < 700) await tabs.nth(i).click();
      await expect(page.locator('.side-loading')).toHaveCount(0);
      expect(await violations(page, rulesFor(theme)), `tab ${i}`).toEqual([]);
    }
  });
}
