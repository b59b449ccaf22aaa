import { expect, it } from 'vitest';
import { printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { byKerasRules } from '../../../src/document/ofPlayground.ts';
import type { Experiment } from '../../../src/document/experiment.ts';

function opened(rest: string): Experiment {
  const decoded = decodeLink(`#activation=relu&${rest}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.experiment;
}

const links = [
  'dataset=circle&seed=0.5',
  'dataset=spiral&noise=35&networkShape=3,2&xTimesY=true&sinX=true&regularization=L1&regularizationRate=0.1',
  'problem=regression&regDataset=reg-gauss&batchSize=7&seed=a+b&percTrainData=10',
];

it.each(links)('a program of %s is read as the experiment that it was written for, by either rules', (link) => {
  const e = opened(link);
  for (const each of [e, byKerasRules(e)]) {
    for (const dialect of ['keras3', 'keras2017'] as const) {
      const { experiment, problems } = readKeras(printKeras(each, dialect).text, each, dialect);
      expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(experiment).toEqual(each);
    }
  }
});

it('says beside compile where Keras differs, as long as the page trains by Playground’s rules', () => {
  const e = opened(links[1]);
  const { text } = printKeras(e, 'keras3');
  expect(text).toContain('x, y = playground("spiral", noise=0.35, seed="0.59704")');
  expect(text).toContain('y = 2 * y - 1');
  expect(text).toMatch(/learning_rate=0\.015, and regularizers of 0\.2/);
  expect(text).toContain('across 0 stays 0');
  expect(printKeras(opened(links[2]), 'keras3').text).toContain('The last 1 rows of an epoch');
  expect(printKeras(byKerasRules(e), 'keras3').text).not.toContain('The page trains this');
  expect(printPyTorch(e).text).toContain('y = 2 * y - 1');
});

it.each([
  ['dataset=circle&seed=0.5&learningRate=0.03', /MSELoss/, /lr=0\.015\./, /float64/],
  [
    'dataset=spiral&regularization=L1&regularizationRate=0.1',
    /factors of 0\.2 in penalty/,
    /The penalty is added to the loss that is printed/,
    /takes across 0 stays 0/,
  ],
  ['dataset=spiral&regularization=L2&regularizationRate=0.1', /factors of 0\.1 in penalty/],
  ['dataset=circle&batchSize=7', /The last 5 rows of an epoch are no batch in Playground/],
  ['dataset=circle&batchSize=30&percTrainData=10', /The last 20 rows/],
])('says the same of PyTorch: %s', (link, ...notes) => {
  const e = opened(link);
  const { text } = printPyTorch(e);
  const said = text.slice(text.indexOf('# The page trains this'), text.indexOf('loss_function'));
  expect(said).toContain('Where PyTorch differs');
  expect(said).not.toContain('Keras');
  for (const note of notes) expect(said).toMatch(note);
  expect(said.includes('across 0')).toBe(link.includes('L1'));
  // The program has what the note speaks of, at the page's own rate.
  expect(text).toContain(`lr=${e.optimizer.learningRate}`);
  expect(text.includes('penalty = ')).toBe(said.includes('penalty'));
  expect(printPyTorch(byKerasRules(e)).text).not.toContain('The page trains this');
});

it('another set, seed or noise in the code is that', () => {
  const e = opened(links[0]);
  const text = printKeras(e, 'keras3').text.replace(
    'playground("circle", noise=0.0, seed="0.5")',
    'playground("xor", noise=0.1, seed="7")',
  );
  expect(readKeras(text, e).experiment?.data).toMatchObject({ hash: 'xor:7', noise: 0.1 });
  const quoted = readKeras(text.replace('seed="7"', String.raw`seed="a\"b"`), e).experiment;
  expect(quoted && printKeras(quoted, 'keras3').text).toContain(String.raw`seed="a\"b"`);
});
