import { expect, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { fingerprint, keptEpoch, layers, open, parts, putHash, setLanguage, standing } from './support/page.ts';

// The exercises of TensorFlow's course, as its pages have them. `reach`: the losses that Playground itself comes to at
// that epoch.
const exercises = [
  {
    name: 'learning rate',
    link: 'activation=linear&networkShape=&dataset=gauss&noise=80&batchSize=3&learningRate=3&seed=0.245',
    initial: ['1.1880', '1.2565'],
    cards: ['Input 2', 'Dense 1 tanh'],
  },
  {
    name: 'first net',
    link: 'activation=linear&networkShape=1&dataset=xor&noise=35&learningRate=0.01&batchSize=10&regularization=L2&regularizationRate=0&seed=0.50819',
    initial: ['0.5156', '0.5052'],
    cards: ['Input 2', 'Dense 1', 'Dense 1 tanh'],
  },
  {
    name: 'L1',
    link: 'activation=linear&networkShape=&dataset=xor&noise=30&percTrainData=20&batchSize=7&learningRate=0.01&x=true&y=true&xTimesY=true&xSquared=true&ySquared=true&seed=0.57899',
    initial: ['0.6310', '0.4674'],
    cards: ['Input 5', 'Dense 1 tanh'],
  },
  {
    name: 'spiral',
    link: 'activation=relu&networkShape=3,2&dataset=spiral&noise=80&learningRate=0.1&batchSize=10&regularizationRate=0.01&seed=0.38953',
    initial: ['0.5093', '0.5334'],
    cards: ['Input 2', 'Dense 3 relu', 'Dense 2 relu', 'Dense 1 tanh'],
  },
];

test('the exercises of a course open, each with the losses that Playground shows, and train', async ({ page }) => {
  const { curves, status, stepEpoch } = await open(page);
  for (const { name, link, initial, cards } of exercises) {
    await test.step(name, async () => {
      await putHash(page, link);
      await expect.poll(() => layers(page)).toEqual(cards);
      for (const loss of initial) await expect(curves).toContainText(loss);
      await stepEpoch.click();
      await expect(status).toContainText('Epoch 1');
      await expect.poll(() => page.url()).toContain('rules=playground');
    });
  }
});

test('the default network learns the circle as in Playground, and goes on there after a reload', async ({ page }) => {
  const { train, pause, status, curves } = await open(page, 'dataset=circle&seed=0.59704');
  await train.click();
  await expect(status).toContainText(/Epoch 1\d\d/, { timeout: 20_000 });
  await pause.click();
  await expect(curves).toContainText(/0\.00|0\.010/);
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible(); // it has paused
  const { epoch } = await standing(page);
  await expect.poll(() => keptEpoch(page)).toBe(epoch);
  await page.reload();
  await expect(status).toContainText(`Epoch ${epoch}`);
});

/** Pastes a text where the focus is. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test('a link that is pasted on the page is opened, what is none is left alone, and a field keeps what is pasted there', async ({
  page,
}) => {
  await open(page);
  const opening = await layers(page);
  await expect
    .poll(async () => {
      await paste(page, 'https://playground.tensorflow.org/#networkShape=3,2&dataset=xor&seed=0.5&activation=relu');
      return layers(page);
    })
    .toEqual(['Input 2', 'Dense 3 relu', 'Dense 2 relu', 'Dense 1 tanh']);
  for (const text of ['a b c', '1\t2\n3\t4', 'model.add(Dense(3))', 'x=1']) await paste(page, text);
  await paste(page, '#networkShape=5&dataset=gauss&seed=0.5');
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 5 tanh', 'Dense 1 tanh']);
  await page.getByLabel('learning_rate').focus();
  await paste(page, '#networkShape=2&dataset=gauss&seed=0.5');
  await page.locator('.net-box').focus();
  await paste(page, 'https://playground.tensorflow.org/#networkShape=oops');
  await expect(page.getByRole('alert')).toContainText('networkShape');
  expect(await layers(page)).toEqual(['Input 2', 'Dense 5 tanh', 'Dense 1 tanh']);
  await paste(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
  await expect.poll(() => layers(page)).toEqual(opening);
  // a whole message
  await paste(page, 'For Tuesday:\nhttps://playground.tensorflow.org/#dataset=xor&seed=0.5&networkShape=4,2\nClass 3A');
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 4 tanh', 'Dense 2 tanh', 'Dense 1 tanh']);
  await paste(page, 'https://example.org/mlp/#v=1&data=iris&net=4-3.softmax&opt=adam:0.03\r\nAsk me.');
  await expect.poll(() => layers(page)).toEqual(['Input 4', 'Dense 3 softmax']);
  await expect.poll(() => page.url()).toContain('check=');
  const address = page.url();
  await paste(page, '#networkShape=5&dataset=gauss&seed=0.5');
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 5 tanh', 'Dense 1 tanh']);
  await paste(page, `Week 3\t${address}\t12 points`); // a row of a spreadsheet
  await expect.poll(() => layers(page)).toEqual(['Input 4', 'Dense 3 softmax']);
  await paste(page, '#networkShape=5&dataset=gauss&seed=0.5');
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 5 tanh', 'Dense 1 tanh']);
  await paste(
    page,
    `This one:\n${address}\nlearning_rate=0.1 is too large\nhttps://school.example/view.php?id=12&lang=de`,
  );
  await expect.poll(() => layers(page)).toEqual(['Input 4', 'Dense 3 softmax']);
});

test('an edit that Playground has keeps its rules, another asks, and both answers do what they say', async ({
  page,
}) => {
  const { addLayer, data, undo } = await open(page, 'dataset=circle&networkShape=4,2&seed=0.59704');
  await addLayer.click();
  await expect
    .poll(() => layers(page))
    .toEqual(['Input 2', 'Dense 4 tanh', 'Dense 2 tanh', 'Dense 2 tanh', 'Dense 1 tanh']);
  await undo.click();
  await data.getByLabel('Activation of all hidden layers').selectOption('relu');
  await data.getByRole('button', { name: 'Spiral' }).click();
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 4 relu', 'Dense 2 relu', 'Dense 1 tanh']);
  await expect(data).toContainText('Trained by the rules of TensorFlow Playground');

  const optimizer = page.getByLabel('optimizer', { exact: true });
  await optimizer.selectOption('adam');
  await expect(optimizer).toHaveValue('sgd');
  await page.getByRole('button', { name: 'Keep Playground’s rules' }).click();
  await expect(page.getByText('TensorFlow Playground does not have this')).toHaveCount(0);
  await data.getByRole('button', { name: 'Edit these points' }).click();
  await expect(page.getByText('TensorFlow Playground does not have this')).toBeVisible();

  await page.locator('select.card-activation').first().selectOption('tanh');
  expect(await violations(page, 'all')).toEqual([]);
  await page.getByRole('alert').getByRole('button', { name: 'Use Keras’s rules' }).click();
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 4 tanh', 'Dense 2 relu', 'Dense 1 tanh']);
  await expect(page.getByLabel('learning_rate')).toHaveValue('0.015');
  await expect(data).toContainText('trained by Keras’s rules');
  await optimizer.selectOption('adam');
  await expect(optimizer).toHaveValue('adam');
});

test('what is chosen and not seen in the network is there after a reload: a regularization without a rate, an activation without a hidden layer', async ({
  page,
}) => {
  const { data } = await open(page, 'dataset=circle&networkShape=&seed=0.59704');
  const activation = data.getByLabel('Activation of all hidden layers');
  const penalty = data.getByLabel('Regularization', { exact: true });
  await activation.selectOption('sigmoid');
  await penalty.selectOption('L1');
  await expect.poll(() => page.url()).toContain('rules=playground');
  // Not before the part of the page that keeps it is here.
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('mlp-visualizer.look') ?? ''))
    .toContain('"by":"L1"');
  await page.reload();
  await expect(activation).toHaveValue('sigmoid');
  await expect(penalty).toHaveValue('L1');
});

test('what a course hides is hidden, its goals are checked, and leaving brings all back', async ({ page }) => {
  const link =
    'dataset=circle&seed=0.59704&noise_hide=true&learningRate_hide=true&resetButton_hide=true&goalTrainLossMinThresholdFirst=0.4995';
  const { stepEpoch, reset, data } = await open(page, link);
  const exercise = page.getByRole('region', { name: 'Lesson: Exercise' });
  await expect(reset).toHaveCount(0);
  await expect(page.getByLabel('learning_rate')).toHaveCount(0);
  await expect(data.getByLabel('noise')).toHaveCount(0);
  await stepEpoch.click();
  await expect(exercise.getByText('Reached!')).toBeVisible();
  await expect.poll(() => page.url()).toContain('lesson=playground:');
  await page.reload();
  await expect(exercise).toBeVisible();
  await expect(parts(page).reset).toHaveCount(0);
  await setLanguage(page, 'ja');
  await expect(page.getByRole('region', { name: 'レッスン: 課題' })).toContainText('操作の一部を隠しています');
  await setLanguage(page, 'en');
  await exercise.getByRole('button', { name: 'Leave the lesson' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Continue with this experiment' }).click();
  await expect(parts(page).reset).toBeVisible();
});

test('what the plot shows stays as the link has it over a reload, and comes back with the teacher’s start', async ({
  page,
}) => {
  const shown = 'dataset=xor&networkShape=3&seed=0.5&showTestData=false&discretize=true';
  const validation = page.getByLabel('validation', { exact: true });
  const discrete = page.getByLabel('Discretize');
  const toStart = page.getByRole('button', { name: 'Reset to the teacher’s start' });
  const expectShown = async (): Promise<void> => {
    await expect(validation).not.toBeChecked();
    await expect(discrete).toBeChecked();
  };

  await test.step('a link without an exercise', async () => {
    await open(page, shown);
    await expectShown();
    await expect.poll(() => page.url()).toContain('rules=playground');
    await page.reload();
    await expectShown();
  });

  await test.step('an exercise whose switches are there', async () => {
    await page.goto('about:blank');
    await open(page, `${shown}&noise_hide=true`);
    await expectShown();
    await expect.poll(() => page.url()).toContain('lesson=playground:');
    const link = page.url();
    await expect(toStart).toBeVisible(); // the step has set up what the plot shows
    await validation.check();
    await discrete.uncheck();
    await page.reload();
    await expect(toStart).toBeVisible();
    await expect(validation).toBeChecked(); // the pupil's choice
    await expect(discrete).not.toBeChecked();
    await toStart.click();
    await expectShown();
    const other = await page.context().newPage();
    await other.goto(link);
    await expect(other.getByLabel('Discretize')).toBeChecked();
    await other.close();
  });

  await test.step('an exercise that hides them', async () => {
    await page.goto('about:blank');
    await open(page, `${shown}&showTestData_hide=true&discretize_hide=true`);
    await expect(toStart).toBeVisible();
    await expect(validation).toHaveCount(0);
    await expect.poll(() => page.url()).toContain('lesson=playground:');
    await page.reload();
    await toStart.click();
    await expect(discrete).toHaveCount(0);
    await page.getByRole('button', { name: 'Leave the lesson' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Continue with this experiment' }).click();
    await expectShown();
  });
});

test('exercises that hide the same each have a start of their own', async ({ page }) => {
  const hidden = 'dataset=xor&seed=0.5&noise_hide=true';
  await open(page, `${hidden}&learningRate=0.1`);
  const rate = page.getByLabel('learning_rate', { exact: true });
  const isBackAt = async (learningRate: string): Promise<void> => {
    await rate.fill('0.5');
    await rate.press('Enter');
    const toStart = page.getByRole('button', { name: 'Reset to the teacher’s start' });
    await toStart.click();
    await expect(rate).toHaveValue(learningRate);
    await expect.poll(() => page.url()).toContain(`opt=sgd:${learningRate}&`);
  };
  await isBackAt('0.1');
  const first = page.url();
  await putHash(page, `${hidden}&learningRate=1`);
  await expect(rate).toHaveValue('1');
  await isBackAt('1');
  await page.goto('about:blank');
  await page.goto(first);
  await expect(rate).toHaveValue('0.1');
  await isBackAt('0.1');
});

test('what Playground does not have is asked where it can be answered, and not said to be there before', async ({
  page,
}) => {
  const { data } = await open(page, 'dataset=circle&seed=0.59704');
  const question = page.getByText('TensorFlow Playground does not have this');
  const keep = page.getByRole('button', { name: 'Keep Playground’s rules' });
  // The dialog of all sets would lie over the question.
  await data.getByRole('button', { name: 'More data sets' }).click();
  const all = page.getByRole('dialog', { name: 'Data sets' });
  await all.getByRole('button', { name: 'Penguins' }).click();
  await expect(all).toBeHidden();
  await expect(question).toBeVisible();
  await keep.click();

  await data.getByText('Input by formula').click();
  const formula = data.getByRole('textbox', { name: 'Input by formula' });
  await formula.fill('abs(x-y)');
  await formula.press('Enter');
  await keep.click();
  await expect(question).toHaveCount(0);
  await expect(data.getByText('is an input now')).toHaveCount(0);
  await expect(formula).toHaveValue('abs(x-y)');
  await formula.press('Enter');
  await page.getByRole('alert').getByRole('button', { name: 'Use Keras’s rules' }).click();
  await expect(data.getByRole('checkbox', { name: 'abs(x − y)' })).toBeChecked();
});

test('where the kind of problem is hidden, the sets of this kind can be chosen, and no others', async ({ page }) => {
  const { data } = await open(page, 'dataset=circle&seed=0.59704&problem_hide=true');
  await expect(page.getByRole('region', { name: 'Lesson: Exercise' })).toBeVisible();
  const sets = data.getByRole('group', { name: 'Data sets of TensorFlow Playground' });
  await expect(sets.getByRole('button')).toHaveText(['Circle', 'Exclusive or', 'Gaussian', 'Spiral']);
  await data.getByRole('button', { name: 'Spiral' }).click();
  await expect.poll(() => page.url()).toContain('spiral');
  await data.getByRole('button', { name: 'More data sets' }).click();
  const all = page.getByRole('dialog', { name: 'Data sets' });
  await expect(all.getByRole('button', { name: 'Moons' })).toBeVisible();
  await expect(all.getByRole('button', { name: 'Plane' })).toHaveCount(0);
});

test('New data keeps the weights and the epoch, as Regenerate does there, Reset draws other weights, and Undo brings all back', async ({
  page,
}) => {
  const { stepEpoch, undo, status, reset } = await open(page, 'dataset=circle&seed=0.59704');
  await expect(parts(page).fingerprint).toHaveText(/at epoch 0/);
  const first = await fingerprint(page);
  await stepEpoch.click();
  await expect(parts(page).fingerprint).toHaveText(/at epoch 1/);
  const [hex] = /[0-9a-f]{8}/.exec(await fingerprint(page)) ?? [''];
  await page.getByRole('button', { name: 'New data', exact: true }).click();
  await expect(page.getByText('Seed 0.59704', { exact: true })).toHaveCount(0);
  // No weight was set: the data were changed during the run.
  await expect(parts(page).fingerprint).toHaveText(new RegExp(`${hex} at epoch 1 \\*$`));
  await expect(parts(page).fingerprint).toHaveAttribute('title', /^A setting was changed during this run/);
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 2');
  await expect.poll(() => keptEpoch(page)).toBe(2);
  await page.reload();
  await expect(parts(page).fingerprint).toHaveText(/at epoch 2 \*$/);
  await undo.click();
  await expect(page.getByText('Seed 0.59704', { exact: true })).toBeVisible();
  await expect(parts(page).fingerprint).toHaveText(new RegExp(`${hex} at epoch 1$`));
  await reset.click();
  await expect(parts(page).fingerprint).toHaveText(/at epoch 0/);
  expect(await fingerprint(page)).not.toBe(first);
  await undo.click();
  await expect(parts(page).fingerprint).toHaveText(new RegExp(`${hex} at epoch 1$`));
});

test('a remedy for what the link hides is not offered, and the curves say when Playground counts its loss', async ({
  page,
}) => {
  const link = 'activation=relu&learningRate=100&dataset=circle';
  await open(page, link);
  const problem = page.locator('.problem', { hasText: 'learning rate of 100' });
  await expect(problem.getByRole('button', { name: 'Set it to 0.01' })).toBeVisible();
  await expect(page.locator('.chart-curves')).toContainText('evaluated after the epoch');
  await page.goto('about:blank');
  await open(page, `${link}&learningRate_hide=true`);
  await expect(problem).toBeVisible();
  await expect(problem.getByRole('button', { name: 'Set it to 0.01' })).toHaveCount(0);
});
