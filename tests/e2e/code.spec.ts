import { expect, type Page, test } from '@playwright/test';
import { enter, layers, open, opening } from './support/page.ts';

/** The introduction's program, as it is printed there. */
const introduction = `from keras.models import Sequential
from keras.layers import Dense, Activation
from keras.optimizers import SGD

model = Sequential()
model.add(Dense(4, input_dim=3))
model.add(Activation('sigmoid'))
model.add(Dense(3))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.01), metrics=['accuracy'])
`;

const deeper = ['Input 3', 'Dense 4', 'Activation sigmoid', 'Dense 4', 'Activation sigmoid', ...opening.slice(3)];

/** Opens the code beside the network. */
async function openCode(page: Page) {
  await page.getByRole('radio', { name: 'Code', exact: true }).check({ force: true });
  const editor = page.getByRole('textbox', { name: /program of this experiment/ });
  await expect(editor).toBeVisible();
  return editor;
}

async function replaceAll(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const line = (page: Page, text: string) => page.locator('.cm-line', { hasText: text }).first();

test('the code says the network, and follows it', async ({ page }) => {
  const { addLayer, undo } = await open(page);
  const editor = await openCode(page);
  await expect(editor).toContainText('keras.layers.Dense(4)');
  await expect(editor).toContainText('keras.optimizers.SGD(learning_rate=0.1)');
  await addLayer.click();
  await expect(page.locator('.cm-line', { hasText: 'keras.layers.Dense(4)' })).toHaveCount(2);
  await undo.click();
  await expect(page.locator('.cm-line', { hasText: 'keras.layers.Dense(4)' })).toHaveCount(1);
  await page.getByLabel('Write as').selectOption('Keras 2017');
  await expect(editor).toContainText('model.add(Dense(4, input_dim=3))');
  await page.getByLabel('Write as').selectOption('PyTorch');
  await expect(editor).toContainText('loss_function = nn.CrossEntropyLoss()');
  await expect(page.getByText('PyTorch code is read-only.')).toBeVisible();
});

test("the introduction's program gives its network, and a line more gives the deeper one", async ({ page }) => {
  await open(page, 'v=1&data=colours&net=3-8.relu-3.softmax&opt=adam:0.001');
  const editor = await openCode(page);
  await editor.click();
  await replaceAll(page, introduction);
  await expect.poll(() => layers(page)).toEqual(opening);
  await expect(page.getByText('The network matches the code.')).toBeVisible();
  await expect.poll(() => page.url()).toContain('net=3-4-sigmoid-3-softmax');
  await expect.poll(() => page.url()).not.toContain('opt=adam');

  await line(page, "Activation('sigmoid')").click();
  await page.keyboard.press('End');
  await page.keyboard.type("\nmodel.add(Dense(4))\nmodel.add(Activation('sigmoid'))");
  await expect.poll(() => layers(page)).toEqual(deeper);
});

test('what is not understood is underlined where it stands, and the last network stays', async ({ page }) => {
  await open(page);
  const editor = await openCode(page);
  await editor.click();
  await replaceAll(page, introduction);
  await expect.poll(() => layers(page)).toEqual(opening);
  await line(page, "Activation('sigmoid')").click();
  await page.keyboard.press('End');
  await page.keyboard.type('\nmodel.add(Conv2D(8, 3))');
  await expect(page.getByText('Cannot read the code. The network is unchanged.')).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toContainText('Conv2D');
  await expect(page.getByRole('list', { name: 'Parts of the code that cannot be read' })).toContainText('Conv2D');
  expect(await layers(page)).toEqual(opening);
  await page
    .getByRole('button', { name: /^line \d+$/ })
    .first()
    .click();
  await expect(editor).toBeFocused();
});

test("a person's own text stays while it says the network, and comes back by undo when it gave way", async ({
  page,
}) => {
  await open(page);
  const editor = await openCode(page);
  await editor.click();
  await replaceAll(page, `# my network\n${introduction}`);
  await expect.poll(() => layers(page)).toEqual(opening);
  await page.getByRole('radio', { name: 'Data', exact: true }).check({ force: true });
  await openCode(page);
  await expect(editor).toContainText('# my network');
  await page.getByRole('button', { name: 'Add layer' }).click();
  await expect.poll(() => layers(page)).toEqual(deeper);
  await expect(page.locator('.cm-line', { hasText: "Activation('sigmoid')" })).toHaveCount(2);
  await expect(editor).toContainText('# my network'); // only what changed was written
  await editor.click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => layers(page)).toEqual(opening);
});

test('the line of the caret lights its part of the picture, and a card in hand its line', async ({ page }) => {
  await open(page);
  await openCode(page);
  await line(page, 'Activation("sigmoid")').click();
  await expect(page.locator('.card.lit')).toContainText('Activation');
  await expect(line(page, 'Activation("sigmoid")')).toHaveClass(/code-lit/);
  await page.locator('.card', { hasText: 'Dense' }).first().hover();
  await expect(line(page, 'Dense(4)')).toHaveClass(/code-lit/);
});

test('on a slow computer the code lies where it stays from its first frame on', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium can be slowed down');
  await open(page);
  // Each place where a frame has shown the text, once it was scrolled to the network.
  await page.evaluate(() => {
    const places: number[] = [];
    const look = (): void => {
      const top = document.querySelector('.cm-scroller')?.scrollTop ?? 0;
      if (top > 0 && places.at(-1) !== top) places.push(top);
      requestAnimationFrame(() => setTimeout(look));
    };
    look();
    Object.assign(window, { places });
  });
  const client = await page.context().newCDPSession(page);
  try {
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await openCode(page);
    await expect(page.locator('.cm-line span').first()).toBeAttached();
    await expect.poll(() => page.evaluate('places.length')).toBe(1);
    await page.waitForTimeout(1000); // what comes late would move it
    expect(await page.evaluate('places.length')).toBe(1);
  } finally {
    await client.detach(); // and the computer is as fast as before
  }
});

test('stepping through, the network grows line by line, and the run is untouched', async ({ page }) => {
  const { stepEpoch, status } = await open(page);
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 1 ');
  await openCode(page);
  await page.getByRole('button', { name: 'Step through' }).click();
  const stepper = page.getByRole('group', { name: 'Step through' });
  await expect(stepper).toContainText('There is no network yet');
  await expect(stepper.getByRole('button', { name: 'Next' })).toBeFocused();
  const tells: string[] = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('ArrowRight');
    tells.push(await stepper.locator('.stepper-tell').innerText());
  }
  const said = (pattern: RegExp) => tells.findIndex((tell) => pattern.test(tell));
  expect(said(/4 neurons\. For now they are the output layer/)).toBeGreaterThan(-1);
  expect(said(/sigmoid is applied/)).toBeGreaterThan(said(/4 neurons/));
  expect(said(/3 new neurons are the output layer/)).toBeGreaterThan(said(/sigmoid is applied/));
  expect(said(/softmax combines/)).toBeGreaterThan(said(/3 new neurons/));
  expect(said(/compile/)).toBeGreaterThan(said(/softmax combines/));
  await page.keyboard.press('Escape');
  await expect(stepper).toBeHidden();
  await expect(status).toContainText('Epoch 1 ');
  await expect(page.locator('.fingerprint')).toContainText('at epoch 1');
});

test('the summary takes its numbers apart', async ({ page }) => {
  const { network } = await open(page);
  await page.getByRole('radio', { name: 'Summary', exact: true }).check({ force: true });
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(page.getByText('31 (124.00 B)').first()).toBeVisible();
  await table.getByRole('button', { name: '16' }).hover();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('16 = 3 × 4 + 4');
  await expect(network.locator('.card.lit')).toContainText('Dense');
});

test('the picture follows each key in the code within a frame', async ({ page }) => {
  await open(page);
  const editor = await openCode(page);
  await editor.click();
  await replaceAll(page, introduction);
  await expect.poll(() => layers(page)).toEqual(opening);
  await page.evaluate(() => {
    const state = window as unknown as { frames: number; late: number[] };
    state.frames = -1;
    state.late = [];
    const count = () => {
      if (state.frames >= 0) state.frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    window.addEventListener('beforeinput', () => (state.frames = 0), { capture: true });
    const figure = document.querySelector('.net svg');
    if (figure === null) throw new Error('There is no drawing.');
    new MutationObserver(() => {
      if (state.frames >= 0) state.late.push(state.frames);
      state.frames = -1;
    }).observe(figure, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await line(page, 'Dense(4').click();
  await page.keyboard.press('Home');
  for (let i = 0; i < 'model.add(Dense('.length; i++) await page.keyboard.press('ArrowRight');
  // How many milliseconds that takes is in the bench: `npm run bench -- code`.
  for (const units of [5, 6, 7, 8, 9]) {
    await page.keyboard.press('Delete');
    await page.keyboard.type(String(units));
    await expect.poll(() => layers(page)).toEqual(opening.with(1, `Dense ${units}`));
    await page.keyboard.press('ArrowLeft');
  }
  const late = await page.evaluate(() => (window as unknown as { late: number[] }).late);
  expect(late.length).toBeGreaterThanOrEqual(5);
  expect(
    late.every((frames) => frames <= 1),
    late.join(' '),
  ).toBe(true);
});

test("Keras's words are offered where they can stand", async ({ page }) => {
  await open(page);
  const editor = await openCode(page);
  await editor.click();
  await replaceAll(page, introduction);
  await line(page, "Activation('sigmoid')").click();
  await page.keyboard.press('End');
  await page.keyboard.type('\nmodel.add(Drop');
  await page.getByRole('option', { name: 'Dropout' }).click();
  await page.keyboard.type('(0.25))');
  await expect.poll(() => page.url()).toContain('net=3-4-sigmoid-Dropout:0.25-3-softmax');
});

test('a number may be changed on the strip while the code is open', async ({ page }) => {
  await open(page);
  await openCode(page);
  await enter(page.getByLabel('learning_rate').first(), '0.1');
  await expect(line(page, 'learning_rate=0.1')).toBeVisible();
});
