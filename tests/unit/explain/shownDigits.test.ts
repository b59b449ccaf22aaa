import { expect, test } from 'vitest';
import { createStepper } from '../../../src/asking/stepper.ts';
import { blankKinds } from '../../../src/document/blank.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { decimals, withDigits } from '../../../src/document/spelling.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { askedDigits, judgeAnswer } from '../../../src/explain/answerTo.ts';
import type { Judged } from '../../../src/explain/backwardLines.ts';
import { blanksOf, listedFor } from '../../../src/explain/blanks.ts';
import { numberOf, unitOf } from '../../../src/explain/digits.ts';
import { type Expression, evaluate, nameKey, numeralsIn } from '../../../src/explain/expression.ts';
import { listMore } from '../../../src/explain/longSum.ts';
import { textOf } from '../../../src/explain/markup.ts';
import { digitsOn, longer, sheetOf } from '../../../src/explain/sheet.ts';
import { lineMarkup, spellLines } from '../../../src/explain/spellLines.ts';
import { linesAt } from '../../../src/explain/stationLines.ts';
import { stopsOf, unitsAt, type Updating } from '../../../src/explain/stations.ts';
import { prepare } from '../../../src/training/prepare.ts';
import { calculate } from '../calculator.ts';
import { walkOf } from './walkOf.ts';

interface Walked {
  readonly judged: Judged;
  readonly updating: Updating;
}

/** Batches of a network by its link, the first ones of its run. */
function batchesOf(link: string, count: number): readonly Walked[] {
  const decoded = decodeLink(`#v=1&${link}`);
  if (!decoded.ok) throw new Error(`${link}: ${decoded.error.code}`);
  const { experiment } = decoded;
  const { loss, lossOptions, optimizer } = experiment;
  const layout = layOut(experiment);
  const { run } = prepare(experiment);
  while (run.advance(Infinity) !== 'epoch');
  const stepper = createStepper(experiment);
  return Array.from({ length: count }, (_, batch) => {
    const stepped = stepper(batch === 0 ? null : run.save(), optimizer);
    const iteration = run.epoch * run.batches + run.batch;
    while (run.epoch * run.batches + run.batch === iteration) run.advance(Infinity, 1);
    if (stepped === null) throw new Error('it goes on');
    const step = { ...stepped, trace: { ...stepped.trace, layout } };
    const { trace, before: parameters, targets } = step;
    return {
      judged: { trace, parameters, targets, row: 0, most: 5, loss, lossOptions },
      updating: { step, optimizer },
    };
  });
}

/** The largest number that a sum adds up; of anything else nothing cancels. */
function largestTerm(e: Expression): number {
  if (e.type === 'line') return largestTerm(e.line.rule);
  if (e.type !== 'sum') return Math.abs(evaluate(e));
  return Math.max(...e.terms.map((term) => (term.type === 'known' ? Math.abs(term.value) : largestTerm(term))));
}

function significantDigits(text: string): number {
  const digits = text.replace(/e.*/, '').replaceAll(/[−.]/g, '').replace(/^0+/, '');
  return digits.length;
}

const normalized = [
  'data=moons&net=2-2-BatchNormalization-relu-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&batch=8',
  'data=iris&net=4-3-BatchNormalization-relu-3.softmax&opt=sgd:0.1&batch=16',
  'data=iris&net=4-3-BatchNormalization-relu-3.softmax&opt=sgd:0.1&batch=3&seed=1',
  'data=iris&net=4-3-BatchNormalization-relu-3.softmax&opt=sgd:0.1&batch=4&seed=2',
  'data=iris&net=4-3.relu-BatchNormalization-3.softmax&opt=sgd:0.1&batch=4',
  'data=iris&net=4-3.relu-BatchNormalization-3.softmax&opt=adam:0.01&batch=4',
  'data=iris&net=4-3-LayerNormalization-tanh-3.softmax&opt=sgd:0.1&batch=4',
  'data=moons&net=2-3-LayerNormalization-relu-1.sigmoid&loss=binary_crossentropy&opt=rmsprop:0.01&batch=8',
  'data=moons&net=2-3-BatchNormalization-tanh-2-BatchNormalization-relu-1.sigmoid&loss=binary_crossentropy&batch=6',
];

/** Holds each line and each blank of a walk. @returns what is wrong, and how much was held */
function hold({ judged, updating }: Walked, what: string) {
  const { layout } = judged.trace;
  const blanks = blanksOf(judged, updating, blankKinds);
  const listed = listedFor(blanks);
  const wrong: string[] = [];
  let [lineCount, roughCount] = [0, 0];
  for (const [at, stop] of stopsOf(layout, true).entries()) {
    for (let unit = 0; unit < unitsAt(layout, stop); unit++) {
      const lines = listed(linesAt(judged, stop, unit, updating));
      const spelled = spellLines(lines, 3);
      const byRounding = new Set<string>();
      const own = blanks.filter((blank) => blank.at === at && blank.unit === unit);
      for (const line of lines) {
        if (!Number.isFinite(line.value)) continue;
        lineCount++;
        const numbers = lineMarkup(line, spelled).numbers.map((each) => textOf(each, () => '').replaceAll(': ', ''));
        const shown = spelled.result(line);
        const where = `${what}, ${stop.pass} ${at}, neuron ${unit + 1}: ${numbers.join(' = ')} (${line.value})`;
        const size = Math.abs(line.value);
        // Terms cancel, or the run's float32 has made the number, or it is computed from such a number.
        const isByRounding =
          size < 1e-6 * largestTerm(line.rule) ||
          Math.abs(line.value - evaluate(line.rule)) > 1e-3 * size ||
          numeralsIn(line.rule).some((each) => each.type === 'known' && byRounding.has(nameKey(each.name, each.value)));
        if (isByRounding) {
          roughCount++;
          if (line.name !== null) byRounding.add(nameKey(line.name, line.value));
        }
        // A number of one digit, such as a slope of 1, is shown as it is.
        const isShort = line.value === Number(shown.replace('−', '-'));
        if (!isByRounding && !isShort && significantDigits(shown) < askedDigits) wrong.push(`few digits: ${where}`);
        if (!own.some((blank) => JSON.stringify(blank.line.place) === JSON.stringify(line.place))) continue;
        for (const formula of numbers.slice(0, -1)) {
          const answer = calculate(formula);
          const typed = [withDigits(answer, askedDigits), withDigits(answer, 9)];
          for (const each of typed) {
            const verdict = judgeAnswer(each, line.value, shown);
            if (verdict !== 'right') wrong.push(`${each} is ${verdict}: ${where}`);
          }
        }
      }
    }
  }
  return { wrong, lineCount, roughCount, blankCount: blanks.length };
}

test.each(normalized)('a gradient that cancels takes no digits from the other lines of its neuron: %s', (link) => {
  const found = batchesOf(link, 4).map((walk, batch) => hold(walk, `batch ${batch}`));
  expect(found.flatMap(({ wrong }) => wrong).slice(0, 10)).toEqual([]);
  expect(found.reduce((count, { lineCount }) => count + lineCount, 0)).toBeGreaterThan(100);
  if (link.includes('BatchNormalization')) {
    expect(found.reduce((count, { roughCount }) => count + roughCount, 0)).toBeGreaterThan(0);
  }
});

test('each blank of random networks takes the answer that the digits shown give, of one example and of batches', () => {
  const wrong: string[] = [];
  let count = 0;
  for (let number = 0; number < 30; number++) {
    const walk = walkOf(number, [1, 3, 8][number % 3]);
    if (walk === null) continue;
    const found = hold(walk, `network ${number}`);
    wrong.push(...found.wrong);
    count += found.blankCount;
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(count).toBeGreaterThan(500);
});

test('on a sheet of pictures each blank comes out of the numbers in the drawing, also where a sum cancels', () => {
  const links = [
    'data=iris&net=4-3.tanh-3.softmax&batch=30',
    'data=colours&net=3-4.sigmoid-3.softmax&batch=20',
    'data=xor&net=2-2.selu-2.elu-1.sigmoid&loss=binary_crossentropy&split=0&batch=4',
  ];
  const wrong: string[] = [];
  let [count, longerOnes] = [0, 0];
  for (const { judged: batch } of links.flatMap((link) => batchesOf(link, 3))) {
    for (let row = 0; row < 4; row++) {
      const judged = { ...batch, row };
      const blanks = blanksOf(judged, null, ['sums', 'outputs']);
      const stations = sheetOf(judged, null, blanks, 'picture', false);
      const digits = digitsOn(stations);
      for (const { lines, spelled } of stations.flatMap((station) => station.blanks)) {
        const asked = lines[lines.length - 1].line;
        const value = evaluate(asked.rule, (each) => {
          if (each.type === 'line') return numberOf(spelled.text(each));
          const usual = decimals(each.value);
          const text = longer(usual, digits.get(nameKey(each.name, each.value)));
          if (text.length > usual.length) longerOnes++;
          return numberOf(text);
        });
        const verdict = judgeAnswer(String(Number(value.toPrecision(askedDigits))), asked.value, spelled.result(asked));
        count++;
        if (verdict !== 'right') wrong.push(`${asked.value} is ${value} on paper: ${verdict}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(longerOnes).toBeGreaterThan(20);
  expect(count).toBeGreaterThan(300);
});

test.each([
  'data=spiral&net=2-8.tanh-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=rmsprop:0.01:clipnorm=0.05&batch=10',
  'data=iris&net=4-16.relu-3.softmax&opt=sgd:0.1:global_clipnorm=0.1&batch=16',
  'data=moons&net=2-6.tanh-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01:clipnorm=0.1&batch=16',
])(
  'a norm that decides whether it clips has one text, and comes out of its terms, however many are written: %s',
  (link) => {
    const wrong: string[] = [];
    let [count, clipped] = [0, 0];
    for (const { judged, updating } of batchesOf(link, 3)) {
      const { layout } = judged.trace;
      for (const stop of stopsOf(layout, true)) {
        if (stop.pass !== 'update') continue;
        for (let unit = 0; unit < unitsAt(layout, stop); unit++) {
          for (const more of [0, 10, 64]) {
            const lines = listMore(linesAt(judged, stop, unit, updating), more);
            const spelled = spellLines(lines, 3);
            for (const line of lines) {
              if (!spelled.holds(line)) continue;
              const { numbers, where } = lineMarkup(line, spelled);
              clipped += where.length;
              for (const each of numbers.slice(0, -1)) {
                const formula = textOf(each, () => '').replaceAll(': ', '');
                const shown = spelled.result(line);
                const off = Math.abs(calculate(formula) - numberOf(shown)) / unitOf(shown);
                count++;
                if (off > 0.5001) wrong.push(`${formula} = ${shown}, with ${more} more`);
              }
            }
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(count).toBeGreaterThan(500);
    expect(clipped).toBeGreaterThan(10);
  },
);
