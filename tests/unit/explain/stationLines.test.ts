import { expect, test } from 'vitest';
import type { Expression, Line, Name } from '../../../src/explain/expression.ts';
import { numeralsIn } from '../../../src/explain/expression.ts';
import { linesAt } from '../../../src/explain/stationLines.ts';
import { stopsOf, unitsAt } from '../../../src/explain/stations.ts';
import { randomStep } from '../engine/randomSteps.ts';

/** The names that a formula takes from other lines, however deep. */
function taken(e: Expression): readonly { readonly name: Name | null; readonly value: number }[] {
  return numeralsIn(e).flatMap((each) =>
    each.type === 'known' ? [] : [...taken(each.line.rule), ...(each.line.name === null ? [] : [each.line])],
  );
}

const keyOf = ({ name, value }: Pick<Line, 'name' | 'value'>): string => `${JSON.stringify(name)} ${value}`;

test('whatever a line takes by a name has a line of its own before it, once', () => {
  const seen = new Set<string>();
  for (let number = 0; number < 120; number++) {
    const made = randomStep(number);
    if (made === null) continue;
    const { spec, step } = made;
    const { loss, lossOptions, optimizer } = spec;
    const { trace, before: parameters, targets } = step;
    const judged = { trace, parameters, row: number % step.rows.length, most: 5, loss, lossOptions, targets };
    for (const stop of stopsOf(trace.layout, true)) {
      for (let unit = 0; unit < Math.min(2, unitsAt(trace.layout, stop)); unit++) {
        const before = new Set<string>();
        for (const line of linesAt(judged, stop, unit, { step, optimizer })) {
          const needed = [line.rule, ...line.where.flatMap(({ left, right }) => [left, right])].flatMap(taken);
          for (const each of needed) expect(before).toContain(keyOf(each));
          if (line.place.of === 'way') {
            expect(before).not.toContain(keyOf(line));
            seen.add(line.name !== null && 'base' in line.name ? line.name.base : '');
          }
          before.add(keyOf(line));
        }
      }
    }
  }
  expect([...seen].toSorted()).toEqual(['R', 'e', 'μ', 'σ²', 'τ', '‖g‖', 't̃', 'x̂'].toSorted());
});
