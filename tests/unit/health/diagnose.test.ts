import { expect, test } from 'vitest';
import { datasetNames } from '../../../src/data/datasets.ts';
import { infoOf } from '../../../src/data/spec.ts';
import { isOfPlayground } from '../../../src/document/ofPlayground.ts';
import { openings } from '../../../src/document/opening.ts';
import { applyCure } from '../../../src/health/applyCure.ts';
import { dataFactsOf } from '../../../src/health/dataFacts.ts';
import { diagnose } from '../../../src/health/diagnose.ts';
import { measureHealth } from '../../../src/health/measureHealth.ts';
import { health as en } from '../../../src/i18n/en/health.ts';
import { findingSentence } from '../../../src/i18n/healthSentences.ts';
import { health as ja } from '../../../src/i18n/ja/health.ts';
import { createHistory } from '../../../src/run/history.ts';
import { healthyCases, sickCases } from './firstCases.ts';
import { causes, falseAlarms, laterSickCases } from './laterCases.ts';
import { moreHealthyCases, moreSickCases } from './secondCases.ts';
import { grades, throws } from './ownTables.ts';
import { experimentOfCase, newest, type Trained, trainFor, trainTo } from './trainCase.ts';

function seen(trained: Trained) {
  const { run, spec, split, experiment, history } = trained;
  const { task } = infoOf(experiment.data);
  const health = measureHealth({ run, spec, isOfPlayground: isOfPlayground(experiment), task });
  const { failure } = run;
  return { health, diagnosis: diagnose({ experiment, history, failure, data: dataFactsOf(split), health }) };
}

const deep = (layer: string, times: number): string => Array.from({ length: times }, () => layer).join('-');
const squaredError = 'loss=mean_squared_error&metrics=none';

const findingsAt = async (link: string, epoch: number) =>
  seen(trainFor(await experimentOfCase(link), epoch)).diagnosis.findings;

/** What is said first, and what comes of so many cures of that, one after another. */
async function afterCures(link: string, epoch: number, most: number) {
  const seenSoFar = [];
  for (let experiment = await experimentOfCase(link); seenSoFar.length <= most;) {
    const trained = trainFor(experiment, epoch);
    const { diagnosis, health } = seen(trained);
    const { sickness: says, cure = null } = diagnosis.findings.at(0) ?? {};
    seenSoFar.push({ says, cure: cure?.type, failed: trained.run.failure !== null, skill: health.skill });
    if (cure === null) break;
    experiment = applyCure(experiment, cure);
  }
  return seenSoFar;
}

const lossOf = (trained: Trained): number => newest(trained, 'loss') ?? Number.NaN;

test.each([...sickCases, ...moreSickCases, ...laterSickCases])(
  '$says is named, and its cure makes it better: $link',
  async ({ link, epoch, says, layer }) => {
    const before = trainFor(await experimentOfCase(link), epoch);
    const { diagnosis, health } = seen(before);
    const [finding] = diagnosis.findings;
    expect(finding?.sickness).toBe(says);
    if (layer !== undefined) expect(finding.seat).toMatchObject({ kind: 'layer', layer });
    const numbers = diagnosis.findings.flatMap((each): unknown[] => Object.values(each.numbers));
    expect(numbers.filter((each) => typeof each === 'number' && !Number.isFinite(each))).toEqual([]);
    const { data } = before.experiment;
    const hasAll = data.features.length === infoOf(data).columns.length;
    if ((says === 'contradictions' && hasAll) || says === 'largeTargets') {
      expect(finding.cure).toBeNull(); // other examples are needed
      return;
    }
    if (finding.cure === null) throw new Error('no cure');
    const cured = applyCure(before.experiment, finding.cure);
    expect(cured).not.toEqual(before.experiment);
    const after = trainFor(cured, finding.cure.type === 'setEpochs' ? cured.epochs : epoch);
    expect(after.run.failure).toBeNull();
    if (says === 'overfitting') expect(newest(after, 'val_loss')).toBeLessThan(0.6 * (newest(before, 'val_loss') ?? 0));
    else {
      const isBetter = seen(after).health.skill > health.skill + 0.04 || lossOf(after) < 0.5 * lossOf(before);
      expect(isBetter).toBe(true);
    }
  },
);

test('before there is a loss nothing is said', async () => {
  const { experiment, ...start } = trainFor(await experimentOfCase('data=circle&net=2-4.relu-1.sigmoid'), 0);
  const { diagnosis } = seen({ ...start, experiment, history: createHistory(start.run.keys) });
  expect(diagnosis).toEqual({ verdict: 'unknown', findings: [] });
});

test.each([...healthyCases, ...moreHealthyCases])('$link is healthy after $epoch epochs', async ({ link, epoch }) => {
  const { diagnosis } = seen(trainFor(await experimentOfCase(link), epoch));
  expect(diagnosis).toEqual({ verdict: 'healthy', findings: [] });
});

test.each(datasetNames.filter((name) => name !== 'mnist'))(
  'nothing is said against %s, as it opens, in its first epochs',
  async (name) => {
    await experimentOfCase(`data=${name}&net=${infoOf(openings[name].data).columns.length}-1`);
    for (const epochs of [0, 1, 2, 5, 10, 20]) {
      const { diagnosis } = seen(trainFor(openings[name], epochs));
      expect(diagnosis.findings.map(({ sickness }) => `${sickness} at ${epochs}`)).toEqual([]);
    }
  },
);

test.each(falseAlarms)('$link: what was said wrongly is not said', async ({ link, epochs, not }) => {
  const trained = trainFor(await experimentOfCase(link), 0);
  for (const epoch of epochs) {
    trainTo(trained, epoch);
    const says = seen(trained).diagnosis.findings.map(({ sickness }) => sickness);
    const wrong = not === undefined ? says : says.filter((each) => each === not);
    expect(wrong, `epoch ${epoch}`).toEqual([]);
  }
});

test.each(causes)('$link: the cause is named first, and its cure helps', async ({ link, epoch, says, cure }) => {
  const before = trainFor(await experimentOfCase(link), epoch);
  const { diagnosis, health } = seen(before);
  const [finding] = diagnosis.findings;
  expect(finding).toMatchObject({ sickness: says, cure: { type: cure } });
  if (finding.cure === null) return;
  const after = trainFor(applyCure(before.experiment, finding.cure), epoch);
  expect(after.run.failure).toBeNull();
  const then = seen(after);
  expect(then.diagnosis.findings.map(({ sickness }) => sickness)).not.toContain(says);
  const was = lossOf(before);
  expect(then.health.skill > health.skill + 0.1 || !Number.isFinite(was) || lossOf(after) < 0.5 * was).toBe(true);
});

test.each([
  `hill&net=2-16.leaky_relu:random_normal,0,0.3-16.leaky_relu:random_normal,0,0.3-1&${squaredError}&opt=sgd:2&seed=3`,
  `mpg&net=9-${deep('16.leaky_relu', 8)}-1&${squaredError}&opt=sgd:1000`,
  `hill&net=2-${deep('16.leaky_relu:random_normal,0,9', 12)}-1&${squaredError}&opt=sgd:10`,
  `plane&net=2-16.elu-16.elu-1&${squaredError}&opt=sgd:50:0.9`,
  'iris&net=4-16.relu-16.relu-3.softmax&opt=adam:1000',
])('no sentence has a number beyond all numbers: %s', async (link) => {
  for (const finding of await findingsAt(`data=${link}`, 40)) {
    for (const text of [en, ja]) expect(findingSentence(text, finding)).not.toMatch(/∞|NaN|Infinity|undefined/);
  }
});

test.each([
  // Dead as they begin, by chance; at this rate units that cannot die would grow without end.
  `sine&net=1-3.relu-3.relu-1&${squaredError}&opt=sgd:0.5:0.9`,
  `sine&net=1-3.relu-3.relu-1&${squaredError}&opt=sgd:1`,
  `sine&net=1-3.relu-3.relu-1&${squaredError}&opt=sgd:0.5:0.9&seed=4`,
  `hill&net=2-3.relu-3.relu-1&${squaredError}&opt=sgd:1&seed=29`,
  `plane&net=2-3.relu-3.relu-1&${squaredError}&opt=sgd:0.3:0.95`,
  // Errors of 60 make smaller steps too large.
  `mpg&net=9-8.relu-8.relu-1&${squaredError}&opt=sgd:0.01:0.9`,
  `mpg&net=9-8.relu-8.relu-1&${squaredError}&opt=sgd:0.1&seed=3`,
  `mpg&net=9-32.relu-32.relu-1&${squaredError}&opt=sgd:0.01:0.9&seed=3`,
  // By the bias that they begin with, and it jumps all the same.
  'moons&net=2-8.relu:bias=constant,-9-1.sigmoid&loss=binary_crossentropy&opt=sgd:3:0.95&seed=2',
])('where units are dead and the rate is far too large the rate comes first, and it ends well: %s', async (link) => {
  const [first, ...others] = await afterCures(`data=${link}`, 60, 3);
  expect(first).toMatchObject({ says: 'deadUnits', cure: 'setRate' });
  expect([first, ...others].some(({ failed }) => failed)).toBe(false);
  expect(others.at(-1)?.skill).toBeGreaterThan(0.5);
  expect(others.some(({ says, cure }) => says === 'deadUnits' && cure === 'setRate')).toBe(false);
});

const sigmoids = (inputs: number, times: number, output: string): string =>
  `net=${inputs}-${deep('8.sigmoid', times)}-${output}`;

test.each([
  // Steps that are 300 times Keras's own are too large for whatever bends: the rate, too.
  [`gauss4&${sigmoids(2, 6, '4.softmax')}&opt=sgd:0.3:0.9&epochs=60`, true],
  [`gauss4&${sigmoids(2, 6, '4.softmax')}&opt=sgd:0.3:0.9&seed=2`, true],
  [`colours&${sigmoids(3, 7, '3.softmax')}&opt=sgd:0.3:0.95`, true],
  [`rings&${sigmoids(2, 6, '3.softmax')}&opt=sgd:0.3:0.9`, true],
  [`moons&${sigmoids(2, 7, '1.sigmoid')}&loss=binary_crossentropy&opt=sgd:0.3:0.9&seed=2`, true],
  // As are those that are 100 times as large; of 50 times tanh bears them alone, and relu died.
  [`colours&${sigmoids(3, 6, '3.softmax')}&opt=sgd:0.1:0.9&seed=2`, true],
  [`gauss4&${sigmoids(2, 7, '4.softmax')}&opt=sgd:0.5&seed=2`, false],
])('where steps are large and the gradient vanishes one click is enough: %s', async (link, isSlower) => {
  const experiment = await experimentOfCase(`data=${link}`);
  const [first] = seen(trainFor(experiment, 60)).diagnosis.findings;
  expect(first).toMatchObject({ sickness: 'vanishing', cure: { type: 'hiddenActivation', activation: 'tanh' } });
  if (first.cure === null) throw new Error('no cure');
  expect('slower' in first.cure).toBe(isSlower);
  const { diagnosis, health } = seen(trainFor(applyCure(experiment, first.cure), 60));
  expect(diagnosis.findings).toEqual([]);
  expect(health.skill).toBeGreaterThan(0.9);
});

test.each([
  ...['8.leaky_relu:l2=0.1', '8.tanh:l2=0.1'].flatMap((layer) =>
    ['sgd:0.1', 'adam:0.01'].map(
      (optimizer) => `moons&net=2-${deep(layer, 6)}-1.sigmoid&loss=binary_crossentropy&opt=${optimizer}`,
    ),
  ),
  ...['adam:0.01', 'sgd:0.1'].map(
    (optimizer) => `hill&net=2-${deep('16.relu:l1=0.01', 2)}-1&${squaredError}&opt=${optimizer}&seed=8100`,
  ),
  `hill&net=2-16.relu:l2=0.03-16.relu:l2=0.03-1&${squaredError}&opt=adam:0.01&seed=8100`,
])('no activation is blamed for weights that a penalty draws to 0: %s', async (link) => {
  for (const epoch of [60, 100, 200]) {
    const says = (await findingsAt(`data=${link}`, epoch)).map(({ sickness }) => sickness);
    expect(says).not.toContain('deadUnits');
    expect(says).not.toContain('vanishing');
  }
});

test.each([
  ['hill&net=2-16-BatchNormalization-relu-1', 'adam:0.001'],
  ['hill&net=2-16-BatchNormalization-relu-16-BatchNormalization-relu-1', 'sgd:0.01'],
  ['sine&net=1-16-BatchNormalization-relu-1', 'adam:0.001'],
])('a loss that jumps by its batches has no rate that is too large: %s, %s', async (net, optimizer) => {
  for (const epoch of [5, 20, 35, 100, 150]) {
    const findings = await findingsAt(`data=${net}&${squaredError}&opt=${optimizer}&seed=8100`, epoch);
    expect(findings.map(({ sickness }) => sickness)).not.toContain('rateTooLarge');
  }
});

test.each([
  [`9-32.relu-32.relu-1&${squaredError}&opt=sgd:0.02&seed=8101`, 10, 'vanishing', 0.01],
  [`9-8.relu-8.relu-1&${squaredError}&opt=sgd:0.03&seed=8100`, 10, 'vanishing', 0.01],
  [`9-32.tanh-32.tanh-1&${squaredError}&opt=adam:0.03&seed=8100`, 10, 'saturated', 0.01],
  [`9-16.tanh-16.tanh-1&${squaredError}&opt=adam:0.1&seed=8100`, 20, 'saturated', 0.03],
])('large errors get a rate that suits them: mpg, %s', async (net, epoch, says, rate) => {
  const experiment = await experimentOfCase(`data=mpg&net=${net}`);
  const [first] = seen(trainFor(experiment, epoch)).diagnosis.findings;
  expect(first).toMatchObject({ sickness: says, cure: { type: 'setRate', rate } });
  if (first.cure === null) throw new Error('no cure');
  expect(seen(trainFor(applyCure(experiment, first.cure), 150)).health.skill).toBeGreaterThan(0.8);
});

test.each([
  ['circle&samples=60&net=2-32.relu-32.relu-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&seed=7500', 15],
  ['circle&samples=60&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.05&seed=7502', 50],
  [
    'spiral&samples=100&noise=0.3&net=2-32.relu-32.relu-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&seed=7501',
    100,
  ],
])('nothing is learned by heart while the loss of validation falls: %s', async (link, epoch) => {
  const findings = await findingsAt(`data=${link}`, epoch);
  expect(findings.map(({ sickness }) => sickness)).not.toContain('overfitting');
});

test.each(['sine&net=1-8.softmax-8.softmax-1', 'stairs&net=1-16.softmax-16.softmax-1'])(
  'hidden layers of softmax, whose values cannot grow, are not slowed down: %s',
  async (link) => {
    const [finding] = await findingsAt(`data=${link}&${squaredError}&opt=sgd:0.3&seed=7201`, 3);
    expect(finding).toMatchObject({ sickness: 'vanishing', cure: { type: 'hiddenActivation' } });
  },
);

test.each([
  ['16.relu-16.relu', 'sgd:0.01'],
  ['8.tanh-8.tanh', 'sgd:0.01'],
  ['16.relu', 'sgd:0.1'],
])(
  'inputs of size 10 are scaled before anything is done about units that are flat for them: %s %s',
  async (hidden, optimizer) => {
    for (const seed of [7701, 7702, 7703]) {
      const link = `data=table:${throws.hash}&net=2-${hidden}-2&${squaredError}&opt=${optimizer}&std=0&seed=${seed}`;
      const [first, second] = await afterCures(link, 60, 1);
      if (first.says === 'diverged') continue;
      expect(first).toMatchObject({ says: 'unscaledInputs', cure: 'standardize' });
      expect(second.skill).toBeGreaterThan(first.skill + 0.3);
    }
  },
);

test.each(['checkerboard', 'spiral'])(
  'sigmoids that learn slowly, with most values flat, are not called saturated: %s',
  async (set) => {
    const link = `data=${set}&net=2-16.sigmoid-16.sigmoid-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1:0.9&batch=4`;
    for (const seed of [7601, 7602]) {
      const findings = await findingsAt(`${link}&seed=${seed}`, 75);
      expect(findings.map(({ sickness }) => sickness)).not.toContain('saturated');
    }
  },
);

test('of large targets Adam is not slowed down, whose steps are no larger for them', async () => {
  const marks = `data=table:${grades.hash}&${squaredError}`;
  for (const seed of [7811, 7812, 7813, 7814]) {
    const few = `${marks}&net=2-3.relu-1&opt=adam:0.01&seed=${seed}`;
    const many = `${marks}&net=2-16.relu-16.relu-1&opt=adam:0.1&seed=${seed}`;
    for (const finding of [...(await findingsAt(few, 100)), ...(await findingsAt(many, 75))])
      expect([finding.sickness, finding.cure?.type]).not.toEqual(['deadUnits', 'setRate']);
  }
});

test.each([
  ['2-16.tanh-16.tanh-1', 'adam:0.01', 35],
  ['2-12.tanh-12.tanh-1', 'adam:0.001', 100],
  ['2-12.tanh-12.tanh-1', 'sgd:0.01&batch=32', 50],
] as const)(
  'units on their way to large targets are flat, and no lower rate is proposed: %s %s',
  async (net, optimizer, epoch) => {
    for (const seed of [12101, 12102, 12103]) {
      const link = `data=table:${grades.hash}&net=${net}&${squaredError}&opt=${optimizer}&seed=${seed}`;
      expect((await findingsAt(link, epoch)).map(({ sickness }) => sickness)).not.toContain('saturated');
    }
  },
);

test.each([13003, 13009])(
  'sigmoids that were thrown in the first epoch, and learn, keep their rate: seed %i',
  async (seed) => {
    const findings = await findingsAt(
      `data=sine&net=1-16.sigmoid-1&${squaredError}&opt=sgd:0.3&batch=32&seed=${seed}`,
      12,
    );
    expect(findings.map(({ sickness }) => sickness)).not.toContain('rateTooLarge');
  },
);

test.each([15011, 15012, 15013, 15014])(
  'relu layers of a truth table get a slope, not a lower rate: seed %i',
  async (seed) => {
    for (const [net, optimizer] of [
      ['2-3.relu-3.relu', 'adam:0.1'],
      ['2-4.relu-4.relu-4.relu', 'sgd:1'],
    ]) {
      const link = `data=xor&net=${net}-1.sigmoid&loss=binary_crossentropy&split=0&batch=4&opt=${optimizer}&seed=${seed}`;
      for (const { sickness, cure } of await findingsAt(link, 35))
        if (sickness === 'vanishing') expect(cure?.type).toBe('hiddenActivation');
    }
  },
);

test('sigmoids that are thrown far, or rest at knowing nothing by large steps, are named', async () => {
  const far = `data=stairs&net=1-16.sigmoid-1&${squaredError}&opt=sgd:1&batch=32&seed=15002`;
  expect((await findingsAt(far, 8))[0]?.sickness).toMatch(/rateTooLarge|diverged/);
  const resting = `data=mpg&net=9-16.sigmoid-16.sigmoid-1&${squaredError}&opt=sgd:0.3&seed=15003`;
  expect(await findingsAt(resting, 50)).toMatchObject([{ cure: { type: 'setRate' } }]);
});

test('learned by heart: the loss of validation is the newest, and the least the least of all epochs', async () => {
  const link = 'data=moons&samples=60&noise=0.4&net=2-64.relu-64.relu-1.sigmoid&loss=binary_crossentropy';
  const trained = trainFor(await experimentOfCase(`${link}&opt=adam:0.03&batch=8&split=0.5&seed=1`), 50);
  const { history } = trained;
  const losses = Array.from({ length: history.count }, (_, i) => history.value(i, 'val_loss'));
  const best = Math.min(...losses);
  const epoch = losses.indexOf(best);
  const [first] = seen(trained).diagnosis.findings;
  expect(first).toMatchObject({
    sickness: 'overfitting',
    numbers: { validation: losses.at(-1), best, epoch },
    cure: { type: 'setEpochs', epochs: epoch },
  });
});

test('what regularizers add is in both losses of what is learned by heart', async () => {
  const hidden = '64.relu:l2=0.01-64.relu:l2=0.01';
  const link = `data=moons&samples=60&noise=0.4&net=2-${hidden}-1.sigmoid&loss=binary_crossentropy`;
  const trained = trainFor(await experimentOfCase(`${link}&opt=adam:0.03&batch=8&split=0.5&seed=12011`), 100);
  const { health, diagnosis } = seen(trained);
  const { data, penalty } = health.loss;
  expect(penalty).toBeGreaterThan(0.03);
  for (const finding of diagnosis.findings) {
    if (finding.sickness !== 'overfitting') continue;
    expect(finding.numbers.loss).toBe(data + (penalty ?? 0));
    expect(finding.numbers.validation - finding.numbers.loss).toBeGreaterThan(0.1 * health.blind);
  }
  const gap = (newest(trained, 'val_loss') ?? 0) - data - (penalty ?? 0);
  const names = diagnosis.findings.map(({ sickness }) => sickness);
  expect([gap < 0.1 * health.blind, names.includes('overfitting')]).not.toEqual([true, true]);
});

test.each([
  'sgd:0.5&seed=9031',
  'sgd:0.5&seed=9032',
  'adam:0.1&seed=9031',
  'adam:0.1&seed=9032',
  'adam:0.05&seed=9032',
])('of a truth table dead units get a slope, not a rate at which its few updates do nothing: %s', async (optimizer) => {
  const link = `data=xor&net=2-8.relu-1.sigmoid&loss=binary_crossentropy&split=0&batch=8&opt=${optimizer}`;
  const [first] = await afterCures(link, 100, 0);
  if (first.says === 'deadUnits') expect(first.cure).toBe('hiddenActivation');
});

test('units that are dead as they begin get a leaky_relu at once where no rate is the reason', async () => {
  const link = 'data=xor&net=2-3.relu-1.sigmoid&loss=binary_crossentropy&opt=sgd:1&seed=6';
  const [first, second] = await afterCures(link, 60, 1);
  expect(first).toMatchObject({ says: 'deadUnits', cure: 'hiddenActivation' });
  expect(second.skill).toBe(1);
});

test.each([
  'gauss&net=2-8.tanh:zeros-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.000001',
  'gauss&net=2-8.tanh:zeros-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.0001&seed=2',
  'gauss&net=2-8.tanh:zeros-1.sigmoid&loss=binary_crossentropy&opt=adam:0.0000001',
  'gauss&net=2-1.sigmoid:zeros&loss=binary_crossentropy&opt=sgd:0.000001',
  'gauss&noise=0.5&net=2-8.tanh-1.sigmoid:zeros&loss=binary_crossentropy&opt=sgd:0.000001&seed=2',
  'iris&net=4-8.tanh:zeros-3.softmax&opt=adam:0.0000001&seed=5',
  // It knows the answers since it began so by chance.
  'gauss&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.000001&seed=5',
  'gauss&net=2-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.000001&seed=5',
])('what has learned nothing is not healthy, whatever it gets right: %s', async (link) => {
  for (const epoch of [5, 20]) {
    const { diagnosis } = seen(trainFor(await experimentOfCase(`data=${link}`), epoch));
    expect(diagnosis.verdict).not.toBe('healthy');
    for (const { sickness } of diagnosis.findings) expect(['rateTooSmall', 'symmetric']).toContain(sickness);
  }
});

test('a network that knows digits by heart is not made too narrow for ten of them', async () => {
  const link = 'data=mnist&net=784-32.sigmoid-10.softmax&opt=adam:0.003';
  const before = trainFor(await experimentOfCase(link), 50);
  const [finding] = seen(before).diagnosis.findings;
  if (finding?.cure == null) return; // nothing is said of it
  const cured = applyCure(before.experiment, finding.cure);
  const after = trainFor(cured, finding.cure.type === 'setEpochs' ? cured.epochs : 50);
  expect(newest(after, 'val_loss')).toBeLessThan(newest(before, 'val_loss') ?? 0);
});

const squares = `${squaredError}&opt=adam:0.03`;
const binary = 'loss=binary_crossentropy&opt=adam:0.03';

const saysOf = async (link: string): Promise<readonly string[]> =>
  seen(trainFor(await experimentOfCase(link), 150)).diagnosis.findings.map(({ sickness }) => sickness);

test.each([
  [`data=sine&noise=0.4&${squares}`, 'net=1-1', 'net=1-8.tanh-1'],
  [`data=hill&noise=0.2&${squares}`, 'net=2-1', 'net=2-8.tanh-8.tanh-1'],
  [`data=circle&noise=0.8&${binary}`, 'net=2-1.sigmoid', 'net=2-6.tanh-1.sigmoid'],
])('noise is not taken for a network that is too small, nor the other way round: %s', async (link, small, right) => {
  expect(await saysOf(`${link}&${right}`)).toEqual([]);
  expect(await saysOf(`${link}&${small}`)).toEqual(['tooSmall']);
});

test.each([
  `data=plane&noise=0.4&net=2-8-1&${squares}`,
  `data=gauss&net=2-8-8-1.sigmoid&${binary}`,
  'data=iris&net=4-8-3.softmax&opt=adam:0.03',
  `data=and&net=2-8-8-1.sigmoid&${binary}`,
])('what one linear map can do needs no activation: %s', async (link) => {
  expect(await saysOf(link)).toEqual([]);
});

test.each([
  // It has come to rest, at a rate of any use, and two or three units do not bend enough.
  ['circle&net=2-1.sigmoid&opt=sgd:0.1', 'tooSmall'],
  ['circle&net=2-1.tanh-1.sigmoid&opt=sgd:0.3', 'tooSmall'],
  ['spiral&net=2-2.relu-1.sigmoid&opt=adam:0.05', 'tooSmall'],
  ['spiral&net=2-3.tanh-1.sigmoid&opt=sgd:0.3', 'tooSmall'],
  ['spiral&net=2-3.relu-1.sigmoid&opt=sgd:0.3', 'tooSmall'],
  ['xor&net=2-1.sigmoid&opt=sgd:1&batch=4&split=0', 'tooSmall'],
  ['xor&net=2-1.relu-1.sigmoid&opt=adam:0.1&batch=4&split=0&seed=2', 'tooSmall'],
  ['circle&net=2-8-1.sigmoid&opt=sgd:0.1', 'noActivation'],
])('where the loss has come to rest it is said: %s', async (link, says) => {
  const trained = trainFor(await experimentOfCase(`data=${link}&loss=binary_crossentropy`), 80);
  for (const epoch of [80, 90, 100]) {
    trainTo(trained, epoch);
    expect(seen(trained).diagnosis.findings, `epoch ${epoch}`).toMatchObject([{ sickness: says }]);
  }
});

test('a plane with errors needs no more than its one unit', async () => {
  expect(await saysOf(`data=plane&noise=0.4&net=2-1&${squares}`)).toEqual([]);
});

test.each(
  [
    ['2-8.sigmoid-1.sigmoid', 50],
    ['2-8.sigmoid-8.sigmoid-1.sigmoid', 50],
    ['2-8.sigmoid-8.sigmoid-1.sigmoid', 100],
    ['2-8.relu-8.relu-8.relu-8.relu-8.relu-8.relu-1.sigmoid', 0],
  ].flatMap(([net, epoch]) => [1, 2, 3].map((seed) => ({ net, epoch: Number(epoch), seed }))),
)('nothing is said against $net, seed $seed, at $epoch: it learns the circle after that', async (start) => {
  const { net, epoch, seed } = start;
  const e = await experimentOfCase(`data=circle&net=${net}&loss=binary_crossentropy&opt=sgd:0.3&seed=${seed}`);
  expect(seen(trainFor(e, epoch)).diagnosis.findings).toEqual([]);
  expect(newest(trainFor(e, 300), 'val_accuracy')).toBeGreaterThan(0.95);
});

test.each([
  ['data=circle&net=2-8.tanh:zeros-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03', [0, 1, 20]],
  ['data=iris&net=4-8.sigmoid:constant,0.3-3.softmax&opt=adam:0.03', [0, 1]],
  ['data=moons&net=2-8.tanh:constant,0.5-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03', [0, 1]],
])('units that the next layer tells apart are not said to stay one: %s', async (link, epochs) => {
  for (const epoch of epochs) expect((await findingsAt(link, epoch)).map(({ sickness }) => sickness)).toEqual([]);
});

test.each([
  ['spiral&net=2-16-BatchNormalization-relu-16-BatchNormalization-relu-1.sigmoid', [46, 50, 54, 60]],
  ['checkerboard&net=2-32.relu-Dropout:0.2-32.relu-1.sigmoid', [36, 57]],
])('a loss that falls restlessly is not one that jumps: %s', async (link, epochs) => {
  const e = `data=${link}&loss=binary_crossentropy&opt=adam:0.01`;
  for (const epoch of epochs) expect(await findingsAt(e, epoch)).toEqual([]);
});

test.each([
  ['', 76],
  ['', 90],
  ['', 100],
  ['', 119],
  ['&seed=3', 63],
])('a rate that is far too large is neither healthy nor learning by heart%s, epoch %i', async (seed, epoch) => {
  const [first] = await findingsAt(`data=iris&net=4-8.tanh-3.softmax&opt=sgd:10${seed}`, epoch);
  expect(first.sickness).toBe('rateTooLarge');
});

test('a network of two units on digits does not learn by heart, and is not sent in a circle', async () => {
  const link = 'data=mnist&net=784-2.relu-10.softmax&opt=adam:0.005';
  const [early] = await findingsAt(`${link}&epochs=16`, 16);
  expect(early.cure).toEqual({ type: 'setEpochs', epochs: 160 });
  for (const epochs of [100, 160]) {
    const says = (await findingsAt(`${link}&epochs=${epochs}`, epochs)).map(({ sickness }) => sickness);
    expect(says).not.toContain('overfitting');
    expect(says).not.toContain('tooFewEpochs'); // the loss of validation has risen since
  }
});

test.each([
  ['2-8.tanh-1.sigmoid', 'adam:0.01'],
  ['2-6.sigmoid-1.sigmoid', 'adam:0.02'],
])('the moons are not too much for %s, which only rests', async (net, optimizer) => {
  const e = `data=moons&net=${net}&loss=binary_crossentropy&opt=${optimizer}&seed=1&epochs=2000`;
  for (const epoch of [100, 300, 600]) expect(await findingsAt(e, epoch)).toEqual([]);
});

test('without a hidden layer a number is no border', async () => {
  const [line] = await findingsAt('data=sine&net=1-1&loss=mean_squared_error&metrics=none&opt=adam:0.05', 200);
  expect(line).toMatchObject({ sickness: 'tooSmall', numbers: { units: 0, classes: 0 } });
  const [border] = await findingsAt('data=circle&net=2-1.sigmoid&loss=binary_crossentropy&opt=adam:0.05', 200);
  expect(border).toMatchObject({ sickness: 'tooSmall', numbers: { units: 0, classes: 2 } });
});

test('a run that has stopped goes back to its last finite weights only where these are of a usual size', async () => {
  const trained = trainFor(await experimentOfCase(sickCases.find(({ says }) => says === 'diverged')!.link), 20);
  const { health, diagnosis } = seen(trained);
  expect(diagnosis.findings[0].cure).toEqual({ type: 'setRate', rate: 0.01, back: false });
  const layers = health.layers.map((layer) => ({ ...layer, weights: 0.5 }));
  const { experiment, history, run, split } = trained;
  const usual = { experiment, history, failure: run.failure, data: dataFactsOf(split), health: { ...health, layers } };
  expect(diagnose(usual).findings[0].cure).toEqual({ type: 'setRate', rate: 0.01, back: true });
});

test.each([
  // Where the rate is said that was in force: after update 301 of 8 an epoch; a warmup of 400 updates on its way to 5.
  ['sgd:0.05:piecewise_constant_decay=300,80', 60, 'diverged', 80, 80],
  ['sgd:0.001:cosine_decay=2000,0,5,400', 60, 'diverged', 2, 3],
  // What grew has stopped when the rate had become small, which it was not.
  ['sgd:4:exponential_decay=10,0.5', 60, 'rateTooLarge', 4, 4],
])('with %s the rate is that which did it', async (optimizer, epoch, sickness, least, most) => {
  const [first] = await findingsAt(`data=plane&net=2-1&loss=mean_squared_error&metrics=none&opt=${optimizer}`, epoch);
  if (first.sickness !== 'diverged' && first.sickness !== 'rateTooLarge') throw new Error(first.sickness);
  expect(first.sickness).toBe(sickness);
  expect(first.numbers.rate).toBeGreaterThanOrEqual(least);
  expect(first.numbers.rate).toBeLessThanOrEqual(most);
  expect(first.cure).toMatchObject({ type: 'setRate', constant: true });
});

test('a rate that is proposed has the digits of its button, and only a momentum above 0.9 is another', async () => {
  const link = `data=mpg&net=9-8.relu-8.relu-1&loss=mean_absolute_error&metrics=none`;
  const [usual] = await findingsAt(`${link}&opt=sgd:0.2:0.9&seed=4`, 60);
  expect(usual.cure).toEqual({ type: 'setRate', rate: 0.01, back: false });
  const [above] = await findingsAt(`${link}&opt=sgd:0.1:0.95&seed=4`, 60);
  expect(above.cure).toEqual({ type: 'setRate', rate: 0.01, back: false, momentum: 0.9 });
  const [none] = await findingsAt(
    'data=sine&net=1-16.relu-16.relu-1&loss=mean_squared_error&metrics=none&opt=sgd:1',
    60,
  );
  expect(none.cure).toEqual({ type: 'setRate', rate: 0.033, back: false });
});

test.each([['mnist&net=784-64.relu-64.relu-10.softmax&opt=sgd:0.1:0.95&batch=16', 3]])(
  'small updates of dead units are not called a rate that is too small: %s',
  async (link, epoch) => {
    expect((await findingsAt(`data=${link}`, epoch)).map(({ sickness }) => sickness)).toEqual(['deadUnits']);
  },
);

test.each([
  ['gauss6&net=2-16.tanh-6.softmax&loss=mean_squared_error&opt=adam:0.03', 60],
  ['gauss6&net=2-16.tanh-6.softmax&loss=mean_squared_error&opt=adam:0.03&seed=2', 10],
  ['circle&net=2-8.relu-1&loss=binary_crossentropy&opt=adam:0.02', 60],
  ['circle&net=2-8.relu-1&loss=binary_crossentropy&opt=adam:0.02', 10],
])('what has learned is healthy, whatever fits what: %s, epoch %i', async (link, epoch) => {
  const { diagnosis } = seen(trainFor(await experimentOfCase(`data=${link}`), epoch));
  expect(diagnosis).toEqual({ verdict: 'healthy', findings: [] });
});

test.each([
  // With softmax twice the loss cannot come near 0, however right the answers are.
  ['iris&net=4-8.tanh-3.softmax&loss=categorical_crossentropy:logits&opt=adam:0.03', 60, true],
  ['gauss6&net=2-8.tanh-6.softmax&loss=categorical_crossentropy:logits&opt=adam:0.03', 60, true],
  ['gauss6&net=2-16.tanh-6.softmax&loss=mean_squared_error&opt=adam:0.03', 0, false],
  ['iris&net=4-8.tanh-3&opt=adam:0.03', 60, false],
])(
  'of a loss that does not fit it is said whether the answers are right: %s, epoch %i',
  async (link, epoch, isRight) => {
    const [first] = await findingsAt(`data=${link}`, epoch);
    expect(first).toMatchObject({ sickness: 'lossMismatch', numbers: { isRight } });
    expect(findingSentence(en, first).includes('are right all the same')).toBe(isRight);
  },
);

test.each([
  ['circle&noise=0.5&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&batch=2&opt=sgd:0.00001&seed=2', 10, false],
  ['spiral&net=2-8.relu-8.relu-1.sigmoid&loss=binary_crossentropy&batch=1&opt=sgd:0.0001&seed=3', 3, false],
  ['gauss&noise=1&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&batch=1&opt=sgd:0.0001', 3, false],
  ['moons&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=adadelta:0.001', 60, true],
])('a step a thousand times as large goes down only where it does: %s', async (link, epoch, isDownhill) => {
  const { diagnosis, health } = seen(trainFor(await experimentOfCase(`data=${link}`), epoch));
  const finding = diagnosis.findings.find(({ sickness }) => sickness === 'rateTooSmall');
  if (finding === undefined) throw new Error('nothing is said of the rate');
  expect(health.along[3].loss < health.loss.data).toBe(isDownhill);
  expect(findingSentence(en, finding).includes('thousand times')).toBe(isDownhill);
  expect(/1000.倍/.test(findingSentence(ja, finding))).toBe(isDownhill);
});

test.each([
  ['iris&net=4-8.tanh-3.softmax&opt=adam:1', 100],
  ['gauss6&net=2-12.leaky_relu-12.leaky_relu-6.softmax&opt=adam:3&seed=2', 60],
])(
  'where the loss leaps by more than the gap it is the rate, and a lower one helps: %s, epoch %i',
  async (link, epoch) => {
    const before = trainFor(await experimentOfCase(`data=${link}`), epoch);
    const { findings } = seen(before).diagnosis;
    expect(findings.map(({ sickness }) => sickness)).toEqual(['rateTooLarge']);
    if (findings[0].cure?.type !== 'setRate') throw new Error('no rate');
    const after = trainFor(applyCure(before.experiment, findings[0].cure), epoch);
    expect(seen(after).diagnosis).toEqual({ verdict: 'healthy', findings: [] });
    expect(newest(after, 'val_loss')).toBeLessThan(0.5 * (newest(before, 'val_loss') ?? 0));
  },
);

test('of Playground’s rules nothing is said', async () => {
  const layer = 'random_uniform,-0.5,0.5:bias=constant,0.1';
  const link = `data=playground:circle:0.5&net=2-1.tanh:${layer}-1.tanh:${layer}&loss=mean_squared_error&metrics=none&opt=sgd:10&batch=10&shuffle=0&split=0.5&rules=playground`;
  const trained = trainFor(await experimentOfCase(link), 20);
  expect(isOfPlayground(trained.experiment)).toBe(true);
  expect(seen(trained).diagnosis).toEqual({ verdict: 'unknown', findings: [] });
});

test.each([
  'moons&net=2-32.tanh-32.tanh-1.sigmoid&opt=sgd:2:exponential_decay=1000,0.5&split=0.5&noise=0.4&samples=150&batch=4&seed=16',
  'circle&net=2-24.elu-24.elu-1.sigmoid&opt=rmsprop:0.1&split=0.6&noise=0.5&samples=150&batch=4&seed=95',
])('a loss that has come to rest long since is not said to leap: %s', async (link) => {
  const findings = await findingsAt(`data=${link}&loss=binary_crossentropy&epochs=300`, 300);
  expect(findings.map(({ sickness }) => sickness)).not.toContain('rateTooLarge');
});

test('where the loss has leapt by more than the gap, and rests now, it is not said to learn by heart', async () => {
  const link = 'data=gauss6&net=2-12.leaky_relu-12.leaky_relu-6.softmax&opt=adam:3&seed=2';
  expect((await findingsAt(link, 100)).map(({ sickness }) => sickness)).not.toContain('overfitting');
});
