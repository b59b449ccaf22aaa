import { expect, test } from 'vitest';
import { blankKinds } from '../../../src/document/blank.ts';
import { blankKey, blanksOf, hiddenBy, listedFor, mostBlankUnits } from '../../../src/explain/blanks.ts';
import { type Expression, type Known, numeralsIn } from '../../../src/explain/expression.ts';
import { type Markup, textOf } from '../../../src/explain/markup.ts';
import { lineMarkup, spellLines } from '../../../src/explain/spellLines.ts';
import { linesAt } from '../../../src/explain/stationLines.ts';
import { stopsOf, unitsAt } from '../../../src/explain/stations.ts';
import { expectRight } from './expectRight.ts';
import { walkOf } from './walkOf.ts';

const textIn = (markup: Markup): string => textOf(markup, (count) => `${count} more`);

/** All numbers of a formula, as the engine has them. */
function valuesIn(markup: Markup): readonly number[] {
  if (markup.type === 'digits') return [markup.value];
  return Object.values(markup).flatMap((part: unknown) =>
    (Array.isArray(part) ? part : [part]).flatMap((each) =>
      typeof each === 'object' && each !== null ? valuesIn(each as Markup) : [],
    ),
  );
}

test('no open blank can be read in any line of the walk, and each can once all are filled', () => {
  const leaks: string[] = [];
  let [blankCount, told] = [0, 0];
  for (let number = 0; number < 24; number++) {
    const walk = walkOf(number);
    if (walk === null) continue;
    const { judged, updating } = walk;
    const blanks = blanksOf(judged, updating, blankKinds);
    blankCount += blanks.length;
    const open = hiddenBy(blanks);
    const { trace, parameters, targets } = judged;
    // What is given anyway: a weight that stays, an input that passes.
    const free = new Set([trace.penalty, ...parameters, ...trace.values[0], ...Array.from(targets)]);
    const secrets = new Set(
      blanks.map(({ line }) => line.value).filter((value) => String(value).length > 8 && !free.has(value)),
    );
    for (const stop of stopsOf(judged.trace.layout, true)) {
      for (let unit = 0; unit < Math.min(mostBlankUnits, unitsAt(judged.trace.layout, stop)); unit++) {
        const lines = linesAt(judged, stop, unit, updating);
        const spelled = spellLines(lines, 3);
        const hidden = open.after(lines);
        for (const line of lines) {
          const { letters, isSecret, numbers, where } = lineMarkup(line, spelled, hidden);
          const all = [
            ...numbers,
            ...(isSecret ? [] : [letters]),
            ...where.flatMap((each) => [each.letters, each.numbers]),
          ];
          const read = all.flatMap(valuesIn).filter((value) => secrets.has(value));
          if (read.length > 0)
            leaks.push(`network ${number}, ${stop.pass}, ${all.map(textIn).join(' | ')}: ${read.join()}`);
          told += all.length;
          if (!blanks.some(({ key }) => key === blankKey(line)) || !hidden.result(line)) continue;
          const shown = lineMarkup(line, spelled).numbers.at(-1);
          expect(shown === undefined ? '' : textIn(shown)).toBe(spelled.result(line));
        }
      }
    }
  }
  expect(leaks.slice(0, 20)).toEqual([]);
  expect(blankCount).toBeGreaterThan(500);
  expect(told).toBeGreaterThan(500);
});

test('only the kinds that are asked for are blank, and what is computed from them is hidden, too', () => {
  // It ends in a function, whose outputs the loss is computed from.
  const walk = Array.from({ length: 60 }, (_, number) => walkOf(number)).find((each) => {
    const { ops } = each?.judged.trace.layout ?? { ops: [] };
    return ops.at(-1)?.kind === 'activation' && each?.judged.loss === 'mean_squared_error';
  });
  if (walk == null) throw new Error('there is one');
  const { judged, updating } = walk;
  const blanks = blanksOf(judged, updating, ['outputs']);
  expect(
    blanks.every(({ line: { place } }) => place.of === 'value' && judged.trace.layout.ops[place.op].kind !== 'dense'),
  ).toBe(true);
  const hidden = hiddenBy(blanks);
  const stops = stopsOf(judged.trace.layout, true);
  const loss = stops.find(({ pass }) => pass === 'loss');
  if (loss === undefined) throw new Error('there are layers');
  expect(linesAt(judged, loss, 0, updating).some(hidden.result)).toBe(true);
  expect(hiddenBy([]).result(linesAt(judged, loss, 0, updating)[0])).toBe(false);
});

test('a blank is a term of its own in a long sum, and can be read in no rest of one', () => {
  let [listedCount, restCount] = [0, 0];
  for (let number = 0; number < 12; number++) {
    const walk = walkOf(number, 12);
    if (walk === null) continue;
    const judged = { ...walk.judged, most: 3 };
    const { updating } = walk;
    const blanks = blanksOf(judged, updating, blankKinds);
    const [hidden, listed] = [hiddenBy(blanks), listedFor(blanks)];
    const blankNames = new Set(blanks.map(({ line: { name, value } }) => `${JSON.stringify(name)} ${value}`));
    const tells = (rule: Expression): boolean =>
      numeralsIn(rule).some((each) =>
        each.type === 'line'
          ? tells(each.line.rule)
          : (each.rest ?? []).some(tells) || blankNames.has(`${JSON.stringify(each.name)} ${each.value}`),
      );
    const restsIn = (rule: Expression): readonly Known[] =>
      numeralsIn(rule).flatMap((each) =>
        each.type === 'line' ? restsIn(each.line.rule) : each.rest === undefined ? [] : [each],
      );
    for (const stop of stopsOf(judged.trace.layout, true)) {
      for (let unit = 0; unit < Math.min(mostBlankUnits, unitsAt(judged.trace.layout, stop)); unit++) {
        const lines = linesAt(judged, stop, unit, updating);
        for (const [i, line] of listed(lines).entries()) {
          expect(blankKey(line)).toBe(blankKey(lines[i]));
          expectRight(line, `network ${number}, ${stop.pass}`);
          const rests = restsIn(line.rule);
          expect(rests.filter(tells)).toEqual([]);
          expect(rests.some(hidden.number)).toBe(false);
          restCount += rests.length;
          listedCount += restsIn(lines[i].rule).filter(tells).length;
        }
        // Before they are listed, such a rest is hidden as a whole.
        for (const { rule } of lines)
          for (const each of restsIn(rule).filter(tells)) expect(hidden.number(each)).toBe(true);
      }
    }
  }
  expect(listedCount).toBeGreaterThan(20);
  expect(restCount).toBeGreaterThan(20);
});
