import { expect, type Page, test } from '@playwright/test';
import { enter, layers, open, putHash } from './support/page.ts';

const program = (hidden: string) => `model = Sequential()
model.add(Dense(4, input_dim=3))
model.add(Activation('sigmoid'))
${hidden}
model.add(Dense(3))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.01), metrics=['accuracy'])
`;
const deeper = ['Input 3', 'Dense 4', 'Activation sigmoid', 'Dense 7', 'Dense 3', 'Activation softmax'];
const opening = deeper.filter((name) => name !== 'Dense 7');

/** Types a program with a hidden layer of 7 units; the next action comes before the typing has become a step. */
async function type(page: Page, hidden = 'model.add(Dense(7))'): Promise<void> {
  await page.getByRole('radio', { name: 'Code', exact: true }).check({ force: true });
  await page.getByRole('textbox', { name: /program of this experiment/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(program(hidden));
}

const card = (page: Page, name: string) => page.locator('.strip-cards .card', { hasText: name });

test('an action right after typing code builds on that code, and undo takes back one after the other', async ({
  page,
}) => {
  const ways: readonly {
    readonly act: () => Promise<void>;
    readonly after: readonly string[];
    /** Undo steps from the current state to the opening network. */
    readonly steps: number;
  }[] = [
    {
      act: () =>
        card(page, 'Dense')
          .nth(1)
          .getByRole('button', { name: /^Remove/ })
          .click(),
      after: opening,
      steps: 2,
    },
    {
      act: () =>
        card(page, 'Dense')
          .nth(1)
          .getByRole('button', { name: /^Increase/ })
          .click(),
      after: deeper.map((name) => (name === 'Dense 7' ? 'Dense 8' : name)),
      steps: 2,
    },
    {
      act: () => page.getByRole('button', { name: 'Add layer', exact: true }).click(),
      after: deeper.flatMap((name) => (name === 'Dense 7' ? [name, name] : [name])), // as the hidden one before it
      steps: 2,
    },
    { act: () => enter(page.getByLabel('batch_size').first(), '16'), after: deeper, steps: 2 },
    {
      act: () =>
        page
          .getByLabel('optimizer')
          .first()
          .selectOption('adam')
          .then(() => undefined),
      after: deeper,
      steps: 2,
    },
    { act: () => page.getByRole('button', { name: 'New seed', exact: true }).click(), after: deeper, steps: 2 },
    {
      act: () =>
        page
          .getByLabel('Write as')
          .selectOption('PyTorch')
          .then(() => undefined),
      after: deeper,
      steps: 1,
    },
    { act: () => page.getByRole('button', { name: 'Step epoch', exact: true }).click(), after: deeper, steps: 1 },
    { act: () => page.getByRole('button', { name: 'Undo', exact: true }).click(), after: opening, steps: 0 },
    { act: () => page.getByText('Summary', { exact: true }).click(), after: deeper, steps: 1 },
  ];
  const { undo, redo } = await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
  for (const [i, { act, after, steps }] of ways.entries()) {
    await type(page);
    await act();
    expect(await layers(page), `way ${i}`).toEqual(after);
    for (let step = 0; step < steps; step++) await undo.click();
    expect(await layers(page), `way ${i}, undone`).toEqual(opening);
    await redo.click();
    expect(await layers(page), `way ${i}, redone`).toEqual(deeper);
    await undo.click();
    await page.getByRole('radio', { name: 'Code', exact: true }).check({ force: true });
    await page.getByLabel('Write as').selectOption('Keras 2017');
  }
});

test('a link opened over typed code, or a typed number, leaves it as a step and as earlier work', async ({ page }) => {
  const { undo } = await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
  await type(page);
  await putHash(page, '#v=1&data=iris&net=4-6.relu-3.softmax');
  await expect.poll(() => layers(page)).toEqual(['Input 4', 'Dense 6 relu', 'Dense 3 softmax']);
  await page.waitForTimeout(1100); // what is written to the address comes at most once a second
  expect(page.url()).toContain('data=iris');
  await undo.click();
  await expect.poll(() => layers(page)).toEqual(deeper);

  // So does a number in a field, and the field keeps the focus.
  const units = page.getByLabel('units of layer 1, Dense', { exact: true });
  await units.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('9');
  await putHash(page, '#v=1&data=iris&net=4-6.relu-3.softmax');
  await expect.poll(() => layers(page)).toEqual(['Input 4', 'Dense 6 relu', 'Dense 3 softmax']);
  await undo.click();
  await expect.poll(() => layers(page)).toEqual(deeper.map((name) => (name === 'Dense 4' ? 'Dense 9' : name)));
});

test('typed code is there after a reload at once, comments and all, and after the page was closed', async ({
  page,
}) => {
  await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
  await type(page, 'model.add(Dense(7))  # mine');
  await page.reload();
  await expect.poll(() => layers(page)).toEqual(deeper);
  await page.getByRole('radio', { name: 'Code', exact: true }).check({ force: true });
  await expect(page.getByRole('textbox', { name: /program of this experiment/ })).toContainText('# mine');

  await type(page, 'model.add(Dense(9))');
  await page.close({ runBeforeUnload: true });
  const again = await page.context().newPage();
  await again.goto('./');
  await expect.poll(() => layers(again)).toContain('Dense 9');
});

test('half-typed code stays over a new seed, another dialect and a reload, until it is given up', async ({ page }) => {
  const { newSeed } = await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
  await type(page, 'model.add(Den');
  const editor = page.getByRole('textbox', { name: /program of this experiment/ });
  await expect(page.getByText('Cannot read the code')).toBeVisible();
  await newSeed.click();
  await expect(editor).toContainText('model.add(Den');
  await page.getByLabel('Write as').selectOption('PyTorch');
  await expect(editor).toContainText('nn.Linear');
  await page.getByLabel('Write as').selectOption('Keras 3');
  await expect(editor).toContainText('model.add(Den');
  await page.getByLabel('Write as').selectOption('Keras 2017');
  await expect(editor).toContainText('model.add(Dense(4');
  await page.getByText('Data', { exact: true }).click();
  await newSeed.click(); // while the panel is closed
  await page.waitForTimeout(1100);
  await page.reload();
  await page.getByRole('radio', { name: 'Code', exact: true }).check({ force: true });
  await page.getByLabel('Write as').selectOption('Keras 2017');
  await page.getByLabel('Write as').selectOption('Keras 3');
  await expect(editor).toContainText('model.add(Den');
  expect(await layers(page)).toEqual(opening);
  await page.getByRole('button', { name: /Replace with the network/ }).click();
  await expect(editor).toContainText('keras.layers.Dense(4)');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor).toContainText('model.add(Den');
});
