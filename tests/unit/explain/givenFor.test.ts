import { expect, test } from 'vitest';
import { blankKinds } from '../../../src/document/blank.ts';
import { blanksOf, hiddenBy, listedFor } from '../../../src/explain/blanks.ts';
import { type Expression, type Known, type Line, nameKey, numeralsIn } from '../../../src/explain/expression.ts';
import { givenFor, listedOnSheet } from '../../../src/explain/givenFor.ts';
import { walkOf } from './walkOf.ts';

/** Everything that a line is computed from in the end, and what decides how. */
function leavesOf({ rule, where }: Line): readonly Known[] {
  const of = (e: Expression): readonly Known[] =>
    numeralsIn(e).flatMap((each) => (each.type === 'line' ? leavesOf(each.line) : [each]));
  return [rule, ...where.flatMap(({ left, right }) => [left, right])].flatMap(of);
}

test('all that a blank is computed from stands on the sheet, is given with it, or is blank itself', () => {
  let [given, blankCount] = [0, 0];
  for (let number = 0; number < 24; number++) {
    const walk = walkOf(number, 3);
    if (walk === null) continue;
    const { judged, updating } = walk;
    const isListed = listedOnSheet(judged);
    for (const kind of blankKinds) {
      const blanks = blanksOf(judged, updating, [kind]);
      const own = new Set(blanks.flatMap(({ line: { name, value } }) => (name === null ? [] : [nameKey(name, value)])));
      const open = hiddenBy(blanks);
      for (const { line, lines: whole } of blanks) {
        const lines = listedFor(blanks)(whole);
        const hidden = open.after(lines);
        const asked = lines[whole.indexOf(line)];
        const found = new Set(givenFor(asked, hidden, isListed).map(({ name, value }) => nameKey(name, value)));
        expect([...found].filter((key) => own.has(key))).toEqual([]);
        given += found.size;
        for (const leaf of leavesOf(asked)) {
          const key = nameKey(leaf.name, leaf.value);
          if (hidden.number(leaf)) {
            expect(found.has(key)).toBe(false);
            blankCount++;
          } else if (!isListed(leaf)) expect(found, `network ${number}, ${kind}`).toContain(key);
        }
      }
    }
  }
  expect(given).toBeGreaterThan(500);
  expect(blankCount).toBeGreaterThan(100);
});
