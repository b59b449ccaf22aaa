import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { drop } from './support/drop.ts';
import { open, setLanguage, setTheme, standing } from './support/page.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /A table of your own|自分の表/ });

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Your table…' }).click();
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  return dialog;
}

async function typed(page: Page, cells: string) {
  const dialog = await openDialog(page);
  await dialog.getByLabel('Or paste or type cells').fill(cells);
  await dialog.getByRole('button', { name: 'Read these cells' }).click();
  return dialog;
}

/** Birds in Shift_JIS with decimal commas: 重さ;場所;種. */
const birds = Buffer.from(
  [
    [0x8f, 0x64, 0x82, 0xb3, 0x3b, 0x8f, 0xea, 0x8f, 0x8a, 0x3b, 0x8e, 0xed, 0x0d, 0x0a],
    ...Array.from({ length: 30 }, (_, i) => [
      ...Buffer.from(`${i % 2 ? `1,${i}` : `2${i},5`};${'xyz'[i % 3]};${'ab'[i % 2]}\r\n`),
    ]),
    [...Buffer.from('NA;x;a\r\n')],
  ].flat(),
);

test('a file of a spreadsheet is chosen, looked at, changed and trained on, and opened again', async ({ page }) => {
  const { train, pause, data } = await open(page);
  const dialog = await openDialog(page);
  await dialog.locator('input[type=file]').setInputFiles({ name: '鳥.csv', mimeType: 'text/csv', buffer: birds });
  await expect(dialog).toContainText('31 rows, 3 columns');
  await expect(dialog.getByLabel('Encoding')).toHaveValue('shift_jis');
  await expect(dialog.getByLabel('Decimal sign')).toHaveValue('comma');
  await expect(dialog.getByRole('columnheader', { name: '重さ' })).toBeVisible();
  await expect(dialog).toContainText('Missing: 重さ 1 (line 32)');
  await expect(dialog.getByRole('status')).toContainText('30 rows (1 left out), 4 inputs → 2 classes: a 15, b 15');
  await expect(dialog.getByRole('img', { name: /^場所: 3 different: x 11/ })).toBeVisible();

  await dialog.getByLabel('Rows with a missing input').selectOption('fill');
  await expect(dialog.getByRole('status')).toContainText('31 rows, 4 inputs → 2 classes: a 16, b 15');
  await dialog.getByLabel('Use as: 場所').selectOption('target');
  await expect(dialog.getByLabel('Use as: 種')).toHaveValue('input');
  await expect(dialog.getByRole('status')).toContainText('31 rows, 3 inputs → 3 classes: x 11, y 10, z 10');
  await dialog.getByLabel('Use as: 種').selectOption('target');
  await dialog.getByLabel('Use as: 場所').selectOption('ignore');
  await expect(dialog.getByRole('status')).toContainText('31 rows, 1 input → 2 classes: a 16, b 15');
  expect(await violations(page, 'all')).toEqual([]);
  await dialog.getByLabel('Encoding').selectOption('utf-16le');
  await expect(dialog.getByRole('status')).toHaveText(/^There is only one column/);
  await dialog.getByLabel('Use as: 場所').selectOption('input');
  await dialog.getByLabel('Use as: 場所').selectOption('ignore');
  await expect(dialog.getByRole('status')).toHaveText(/^There is only one column/);
  await dialog.getByLabel('Encoding').selectOption('shift_jis'); // the file is still here, and so is what was chosen
  await expect(dialog.getByRole('status')).toContainText('31 rows, 1 input → 2 classes: a 16, b 15');
  await dialog.getByLabel('The first row has names').uncheck();
  await expect(dialog.getByLabel('Use as: column 2')).toHaveValue('ignore');
  await expect(dialog.getByLabel('Use as: column 3')).toHaveValue('target');
  await expect(dialog.getByLabel('Rows with a missing input')).toHaveValue('fill');
  await dialog.getByLabel('The first row has names').check();
  await dialog.getByLabel('Decimal sign').selectOption('point');
  await expect(dialog.getByLabel('Use as: 場所')).toHaveValue('ignore');
  await expect(dialog.getByLabel('Use as: 種')).toHaveValue('target');
  await dialog.getByLabel('Decimal sign').selectOption('comma');
  await expect(dialog.getByLabel('Type: 重さ')).toHaveValue('number');
  await expect(dialog.getByLabel('Use as: 重さ')).toHaveValue('input');
  await expect(dialog.getByRole('status')).toContainText('31 rows, 1 input → 2 classes: a 16, b 15');
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(data).toContainText('鳥.csv');
  await expect(data.getByText(/for training/)).toHaveText('24 for training, 7 for validation');
  await data.getByLabel('scaling').selectOption('minmax');
  await data.getByLabel('validation rows').selectOption('last');
  await expect.poll(() => page.url()).toContain('std=minmax&deal=last');
  await train.click();
  await expect.poll(async () => (await standing(page)).epoch).toBeGreaterThan(20);
  await pause.click();
  expect(new URL(page.url()).hash).toMatch(/data=table:[\da-f]{64}&.*rows=1:/);

  const again = await openDialog(page);
  await expect(again.getByLabel('Use as: 場所')).toHaveValue('ignore');
  await expect(again.getByLabel('Rows with a missing input')).toHaveValue('fill');
  await again.getByRole('button', { name: 'Close' }).click();

  await page.reload();
  await expect(data).toContainText('鳥.csv');
  const after = await openDialog(page);
  await expect(after.getByLabel('Use as: 場所')).toHaveValue('ignore');
  await expect(after.getByLabel('Encoding')).toHaveValue('shift_jis');
});

test('a cell that is no number among numbers is named with its line, and so is why a column of both is ignored', async ({
  page,
}) => {
  await open(page);
  const rows = Array.from({ length: 30 }, (_, i) =>
    [i * 0.5, i === 9 ? 'ca. 5' : (i * 7.25) % 31, i % 3 === 0 ? `A ${i}` : i * 977, (i * i) % 17].join('\t'),
  );
  const dialog = await typed(page, `a\tb\tticket\tc\n${rows.join('\n')}`);
  await expect(dialog.getByRole('status')).toContainText('29 rows (1 left out), 2 inputs → numbers to predict: c');
  await expect(dialog).toContainText('Missing: b 1 (no number, line 11).');
  await expect(dialog).toContainText(
    'Ignored, as many cells are no numbers: ticket 10 (no number, lines 2, 5, 8, 11, 14 …).',
  );
  await dialog.getByLabel('Use as: ticket').selectOption('input');
  await expect(dialog).toContainText('Missing: b 1 (no number, line 11), ticket 10');
  await expect(dialog).not.toContainText('Ignored, as');
});

test('classes of which there are more than marks are told apart by name in the matrix, and stay within the panel', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const { outcome } = await open(page);
  for (const [name, classes] of [
    ['k', 15],
    ['a long name of class ', 30],
  ] as const) {
    const rows = Array.from({ length: 90 }, (_, i) => `${(i * 7) % 11}\t${i % classes}\t${name}${i % classes}`);
    await drop(page, 'classes.tsv', `a\tb\tclass\n${rows.join('\n')}`);
    await dialogOf(page).getByRole('button', { name: 'Use this table' }).click();
    await expect(outcome.locator('.outcome-bar-row')).toHaveCount(classes);
    await outcome.getByText('Confusion', { exact: true }).click();
    const heads = outcome.locator('.outcome-matrix thead th:has(.outcome-mark)');
    await expect(heads).toHaveCount(classes);
    await expect(heads.last().locator('[aria-hidden="true"], .outcome-turned > span').last()).toBeVisible();
    for (const shown of [heads, outcome.locator('.outcome-bar-row dt')]) {
      const seen = await shown.evaluateAll((all) =>
        all.map((each) => {
          const part = each.querySelector('span[aria-hidden], span > span') ?? each.querySelector('span') ?? each;
          const whole = document.createRange();
          whole.selectNodeContents(part);
          const isCut = whole.getBoundingClientRect().width > part.getBoundingClientRect().width + 0.01;
          return { text: part.textContent, isCut };
        }),
      );
      expect(new Set(seen.map(({ text }) => text)).size).toBe(classes);
      expect(seen.filter(({ isCut }) => isCut)).toEqual([]);
    }
    const widths = await heads.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThan(14);
    const room = await outcome.boundingBox();
    if (room === null) throw new Error('it is there');
    const ends = await outcome
      .locator('.outcome-bar-row')
      .evaluateAll((all) =>
        all.flatMap((each) => [...each.children].map((part) => part.getBoundingClientRect().right)),
      );
    expect(Math.max(...ends)).toBeLessThanOrEqual(room.x + room.width - 12);
  }
  expect(await violations(page, 'all', '.panel-outcome')).toEqual([]);
});

test('over a table that is here the dialog opens with it, and has no button for a file that goes away', async ({
  page,
}) => {
  await open(page);
  const first = await typed(page, 'a\tb\ty\n1\t2\t3\n2\t3\t5\n3\t1\t4\n');
  await first.getByRole('button', { name: 'Use this table' }).click();
  await expect(first).toHaveCount(0);
  await page.evaluate(() => {
    const seen = window as { files?: boolean };
    new MutationObserver(() => {
      seen.files ||= document.querySelector('.table-file') !== null;
    }).observe(document, { childList: true, subtree: true });
  });
  const dialog = await openDialog(page);
  await expect(dialog.getByLabel('Use as: a')).toHaveValue('input');
  expect(await page.evaluate(() => (window as { files?: boolean }).files)).toBe(false);
  await dialog.getByRole('button', { name: 'Another table…' }).click();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('c,d\n1,2\n2,3\n3,5\n') });
  await expect(dialog.getByLabel('Use as: c')).toHaveValue('input');
});

test('cells are pasted, and a file is dropped anywhere; what is no table is refused in words', async ({ page }) => {
  await open(page);
  const pasted = await typed(page, 'a\tb\tc\n1\t2\t3\n1\t2\n4\t5\t6\t7\n');
  await expect(pasted.getByRole('status')).toHaveText('Line 3 has 2 cells, and line 1 has 3. Other such lines: 4.');
  await pasted.getByLabel('Or paste or type cells').fill('height\tdepth\ty\n1\t2\t3\n2\t3\t5\n3\t1\t4\n');
  await pasted.getByRole('button', { name: 'Read these cells' }).click();
  await expect(pasted.getByRole('status')).toContainText('3 rows, 2 inputs → numbers to predict: y');
  await setDialogTarget(page, 'depth');
  await expect(pasted.getByRole('status')).toContainText('3 rows, 1 input → numbers to predict: depth, y');
  await pasted.getByRole('button', { name: 'Use this table' }).click();
  await expect(pasted).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Data' })).toContainText('pasted table');

  await drop(page, 'one.csv', 'x,class\n1,a\n2,a\n');
  const dropped = dialogOf(page);
  await expect(dropped.getByRole('status')).toHaveText('“class” has one class only: there is nothing to tell apart.');
  await expect(dropped.getByRole('button', { name: 'Use this table' })).toBeDisabled();
  await dropped.getByRole('button', { name: 'Close' }).click();
  for (const [names, told] of [
    ['x,y,class', '“class” has one class only: there is nothing to tell apart.'],
    ['x,y,label', '“label” has one class only: there is nothing to tell apart.'],
    ['h,w,kind', '“kind” has one class only: there is nothing to tell apart.'],
  ]) {
    await drop(page, 'one.csv', `${names}\n1,2.5,cat\n2,4,cat\n3,1,cat\n`);
    await expect(dropped.getByRole('status')).toHaveText(told);
    await expect(dropped.getByRole('button', { name: 'Use this table' })).toBeDisabled();
    const [first, second, last] = names.split(',');
    await setDialogTarget(page, second);
    await expect(dropped.getByRole('status')).toHaveText(`3 rows, 1 input → numbers to predict: ${second}`);
    await expect(dropped.getByLabel(`Use as: ${first}`)).toHaveValue('input');
    await expect(dropped.getByLabel(`Use as: ${last}`)).toHaveValue('ignore');
    await dropped.getByRole('button', { name: 'Close' }).click();
  }

  await drop(page, 'one.csv', 'x,y\n1,2\n2,2\n3,2\n');
  await expect(dropped.getByRole('status')).toHaveText(
    '“y” has the same number in every row: there is nothing to predict.',
  );
  await dropped.getByRole('button', { name: 'Another table…' }).click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x\ty\tcolour\n1\t2\tred\n3\t4\tblue\n5\t5\tred');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData }));
  });
  await expect(dropped.getByRole('status')).toContainText('3 rows, 2 inputs → 2 classes: blue 1, red 2');
  await dropped.getByRole('button', { name: 'Another table…' }).click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(2e8)], 'huge.csv'));
    document
      .querySelector('.table-dialog')
      ?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }));
  });
  await expect(dropped.getByRole('status')).toHaveText('The file has 200 MB. At most 50 MB can be read.');
});

test('what stands between cells is found, and chosen by keyboard where it is found wrong', async ({ page }) => {
  await open(page);
  const dialog = await typed(page, 'a;b,c;d,class\n1;2,3;5,u\n4;5,6;1,v\n7;8,9;3,u\n');
  const separator = dialog.getByLabel('Between cells');
  await expect(dialog.getByRole('status')).toContainText('3 rows, 1 input → numbers to predict: b,c');
  await expect(separator.locator('option:checked')).toHaveText('automatic: semicolon');
  await separator.focus();
  await page.keyboard.press('ArrowDown');
  await expect(separator.locator('option:checked')).toHaveText('comma');
  await expect(dialog.getByRole('columnheader', { name: 'class' })).toBeVisible();
  await expect(separator).toBeFocused();
  await separator.selectOption('tab');
  await expect(dialog.getByRole('status')).toHaveText(/^There is only one column/);
  await expect(dialog.getByRole('button', { name: 'Use this table' })).toBeDisabled();
  await separator.selectOption('automatic');
  await expect(separator.locator('option:checked')).toHaveText('automatic: semicolon');
  await expect(dialog.getByRole('columnheader', { name: 'b,c' })).toBeVisible();
});

test('a file that is refused as its separator is found wrong opens with the one that is chosen, and keeps it', async ({
  page,
}) => {
  await open(page);
  const rows = Array.from({ length: 30_000 }, (_, i) => `${(i * 7) % 11},${i % 13},cat ${i % 2}; none`);
  await drop(page, 'notes.csv', `a,b,class; remark\n${rows.join('\n')}\n3,4,cat 1\n`);
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('status')).toHaveText('Line 30002 has 1 cell, and line 1 has 2.');
  expect(await violations(page, 'all', '.table-dialog')).toEqual([]);
  await dialog.getByLabel('Between cells').selectOption('comma');
  await expect(dialog.getByRole('status')).toContainText('30,001 rows, 2 inputs → 3 classes: cat 0; none 15000');
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  await expect(dialog).toHaveCount(0);
  await openDialog(page);
  await expect(dialog.getByLabel('Between cells').locator('option:checked')).toHaveText('comma');
});

test('a file is dropped whatever its name ends with, and is opened by what is in it', async ({ page }) => {
  await open(page);
  const dialog = dialogOf(page);
  for (const [name, separator] of [
    ['excel.txt', '\t'],
    ['logger.dat', ';'],
    ['table', ','],
  ]) {
    await drop(page, name, 'a,b,class\n1,2,x\n2,3,y\n3,1,x\n'.replaceAll(',', separator));
    await expect(dialog.getByRole('status')).toContainText('3 rows, 2 inputs → 2 classes: x 2, y 1');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
  }
  await openDialog(page);
  await expect(dialog.locator('input[type=file]')).toHaveAttribute('accept', /\.csv,.*\.txt,\.dat,/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await drop(page, 'lesson.txt', '---\ntitle: Rows, and columns\n---\n\n# One, two\n\nA text, with commas, in it.\n');
  await expect(page.getByRole('heading', { name: 'One, two' })).toBeVisible();
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await drop(page, 'words.txt', 'no head');
  const refused = page.getByText('“words.txt” cannot be opened as a lesson');
  await expect(refused).toBeVisible();
  await drop(page, 'excel.txt', 'a\tb\n1\t2\n2\t3\n3\t5\n');
  await expect(dialog.getByRole('status')).toContainText('3 rows, 1 input → numbers to predict: b');
  await expect(refused).toHaveCount(0);
});

async function setDialogTarget(page: Page, column: string): Promise<void> {
  await page.getByLabel(`Use as: ${column}`).selectOption('target');
}

test('scripts in names and cells stay words', async ({ page }) => {
  await open(page);
  const scripts = readFileSync('tests/e2e/support/scripts.txt', 'utf8').trim().split('\n');
  expect(scripts).toHaveLength(30);
  await page.evaluate(() => {
    for (const name of ['alert', 'confirm', 'prompt'] as const) {
      Object.assign(window, { [name]: () => (document.title = 'a script has run') });
    }
  });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const names = [...scripts, '__proto__', 'constructor', 'class'];
  const row = (i: number): string =>
    [
      ...scripts.map((_, c) => (c < 15 ? String((i * 7 + c) % 11) : quoted(scripts[(c + (i % 2)) % 30]))),
      `${i}`,
      `${i % 3}`,
    ]
      .concat(quoted(scripts[i % 2]))
      .join();
  const dialog = await typed(
    page,
    [names.map(quoted).join(), ...Array.from({ length: 12 }, (_, i) => row(i))].join('\n'),
  );
  await expect(dialog.getByRole('status')).toContainText('12 rows, 47 inputs → 2 classes');
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Data' })).toContainText('constructor');
  await page.getByRole('button', { name: 'Step epoch' }).click();
  await expect.poll(async () => (await standing(page)).epoch).toBe(1);
  for (const view of ['Confusion', 'Wrong', 'Code']) await page.getByText(view, { exact: true }).click();
  await expect(page.locator('.cm-content')).toContainText('pasted table');
  expect(await page.title()).not.toContain('a script has run');
  expect(await page.locator('script:not([src]), iframe, img[src="x"]').count()).toBe(
    await page.locator('head script:not([src])').count(),
  );
});

test('by keyboard, on a phone, in Japanese and in the dark, without a fault', async ({ page }) => {
  await open(page);
  await setTheme(page, 'dark');
  await setLanguage(page, 'ja');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'データ', exact: true }).click();
  await page.getByRole('button', { name: '自分の表…' }).press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  expect(await violations(page, 'ofStyle', '.table-dialog')).toEqual([]);
  await dialog.getByLabel('またはセルを貼り付けるか入力').fill('a,b,class\n1,2,x\n2,NA,y\n3,1,x\n4,1,y\n');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'このセルを読む' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('3 行（1 行を除く）、入力 2 個 → 2 クラス：x 2, y 1');
});

test('a file with € in Windows-1252, which browsers have a sign for in Shift_JIS, has its prices', async ({ page }) => {
  await open(page);
  const dialog = await openDialog(page);
  const rows = Array.from({ length: 30 }, (_, i) => `${i % 7};${i},43 \x80;${20 + i}`);
  const buffer = Buffer.from(['Tag;Preis;Menge', ...rows].join('\r\n'), 'latin1');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'preise.csv', mimeType: 'text/csv', buffer });
  await expect(dialog.getByLabel('Encoding')).toHaveValue('windows-1252');
  await expect(dialog.getByRole('status')).toContainText('30 rows, 2 inputs → numbers to predict: Menge');
});

test('with the other language nothing is hidden until its texts are here', async ({ page }) => {
  await open(page);
  const dialog = await typed(page, 'a,b,class\n1,2,x\n2,0,y\n3,1,x\n4,1,y\n');
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  const sources = page.locator('.sources');
  await expect(sources.getByRole('button', { name: 'Your table…' })).toBeVisible();
  await page.route(/\/assets\//, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  const hidden = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        const look = (): void => {
          const panels = document.querySelectorAll('.sources button, .gallery');
          count += [...panels].filter((each) => each.getBoundingClientRect().width === 0).length;
          if ([...panels].some((each) => each.textContent === '自分の表…')) resolve(count);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await setLanguage(page, 'ja');
  expect(await hidden).toBe(0);
  await expect(sources.getByRole('button', { name: '自分の表…' })).toBeVisible();
  expect((await page.locator('.gallery').boundingBox())?.width).toBeGreaterThan(100);
});

for (const [size, width, height] of [
  ['1366×768', 1366, 768],
  ['a phone', 390, 844],
] as const) {
  test(`the plot keeps its size with two hundred inputs (${size})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    for (const last of ['amount', 'class']) {
      const names = [...Array.from({ length: 200 }, (_, i) => `measure ${i + 1}`), last];
      const rows = Array.from({ length: 30 }, (_, row) =>
        names.map((name, i) => (name === 'class' ? 'ab'[row % 2] : ((row * 7 + i * 3) % 11) / 4 + row / 100)).join(),
      );
      await drop(page, 'wide.csv', [names.join(), ...rows].join('\n'));
      await dialogOf(page).getByRole('button', { name: 'Use this table' }).click();
      await expect(dialogOf(page)).toHaveCount(0);
      if (width < 500) await page.getByRole('button', { name: 'Plot', exact: true }).click();
      // its views, and no longer those of the data before
      await expect(page.locator('.plot-bar')).toContainText(last === 'class' ? 'ROC' : 'Predicted / true');
      for (const view of await page.locator('.plot-bar .segment').all()) {
        await view.click();
        const plot = await page.locator('.plot-room').boundingBox();
        expect(plot?.height, await view.innerText()).toBeGreaterThan(250);
        const answer = await page.locator('.outcome-answer').boundingBox();
        expect(answer?.y).toBeGreaterThanOrEqual((plot?.y ?? 0) + (plot?.height ?? 0) - 1);
      }
    }
  });
}

test('on a phone the dialog is no wider than the screen where a value is missing', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  const dialog = await typed(page, 'a,b,class\n1,2,x\nNA,4,y\n5,6,x\n7,8,y');
  await expect(dialog.getByLabel('Rows with a missing input')).toBeVisible();
  const beyond = (): Promise<number> => dialog.evaluate((each) => each.scrollWidth - each.clientWidth);
  await expect.poll(beyond).toBe(0);
});
