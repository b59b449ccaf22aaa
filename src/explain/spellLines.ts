import { type Relation, spellArithmetic } from './digits.ts';
import { evaluate, type Line, nameKey, type Numeral, numeralsIn } from './expression.ts';
import { type Hidden, nothingHidden } from './hidden.ts';
import { digits, type Markup, markupOf, nameMarkup, row, sign, type Stand } from './markup.ts';

/** Lines with the digits that they are shown with. */
export interface Spelled {
  /** A number as displayed. */
  readonly text: (numeral: Numeral) => string;
  /** The result of a line as displayed. */
  readonly result: (line: Line) => string;
  /** Whether a calculator gives the displayed result from the numbers displayed. */
  readonly holds: (line: Line) => boolean;
}

/** Whether it is written out in the formula that it is in: it has no name of its own. */
const isOpened = (numeral: Numeral): numeral is Extract<Numeral, { type: 'line' }> =>
  numeral.type === 'line' && numeral.line.name === null;

/**
 * Chooses the digits of lines that belong together, so that each result can be computed from the numbers displayed, and a
 * number that two lines have is the same in both.
 *
 * @param places number of decimals to start with
 */
export function spellLines(lines: readonly Line[], places: number): Spelled {
  const values: number[] = [];
  const relations: Relation[] = [];
  const relationOf = new Map<Line, number>();
  const atOf = new Map<Line | string | Numeral, number>();

  function place(key: Line | string | Numeral, value: number): number {
    const known = atOf.get(key);
    if (known !== undefined) return known;
    const at = values.push(value) - 1;
    atOf.set(key, at);
    return at;
  }

  const atNumeral = (numeral: Numeral): number =>
    numeral.type === 'line' ? atLine(numeral.line) : place(nameKey(numeral.name, numeral.value), numeral.value);

  function atLine(line: Line): number {
    if (relationOf.has(line)) return place(line, line.value);
    const at = place(line.name === null ? line : nameKey(line.name, line.value), line.value);
    atOf.set(line, at);
    const numerals = numeralsIn(line.rule);
    const from = numerals.map(atNumeral);
    relationOf.set(line, relations.length);
    relations.push({
      from,
      to: at,
      compute: (numbers) => {
        let next = 0;
        return evaluate(line.rule, () => numbers[next++]);
      },
      other: numerals.some(isOpened) ? writtenOut(line, numerals) : null,
    });
    // What decides which part holds need not be in that part: relu's slope is 0.
    for (const { left, right } of line.where) [left, right].flatMap(numeralsIn).forEach(atNumeral);
    return at;
  }

  /** The formula with what has no name of its own written out, as it is shown. */
  function writtenOut({ rule }: Line, numerals: readonly Numeral[]): Pick<Relation, 'from' | 'compute'> {
    return {
      from: numerals.flatMap((each) =>
        isOpened(each) ? numeralsIn(each.line.rule).map(atNumeral) : [atNumeral(each)],
      ),
      compute: (numbers) => {
        let next = 0;
        const take = (): number => numbers[next++];
        return evaluate(rule, (each) => (isOpened(each) ? evaluate(each.line.rule, take) : take()));
      },
    };
  }

  lines.forEach(atLine);
  const { texts, holds } = spellArithmetic(values, relations, { places, least: 3, short: true });
  return {
    text: (numeral) => texts[atNumeral(numeral)],
    result: (line) => texts[atLine(line)],
    holds: (line) => holds[relationOf.get(line) ?? -1] ?? false,
  };
}

/** A line as it is shown: its name, its formula in letters, with numbers, and what these come to. */
export interface LineMarkup {
  readonly name: Markup | null;
  readonly letters: Markup;
  /** Whether the formula, or a part of it that holds here, tells what is hidden: then it is not to be shown. */
  readonly isSecret: boolean;
  /** With numbers, step by step, the result last; `≈` where the numbers displayed do not quite give it. */
  readonly numbers: readonly Markup[];
  readonly equals: '=' | '≈';
  readonly where: readonly { readonly letters: Markup; readonly numbers: Markup }[];
}

/** Letters for numbers; what has no name of its own is written out. */
export const byLetters: Stand = (numeral) => {
  if (numeral.type === 'known') return nameMarkup(numeral.name);
  return numeral.line.name === null ? numeral.line.rule : nameMarkup(numeral.line.name);
};

/** A line in letters and in numbers. Of what is hidden there are only letters, and no result. */
export function lineMarkup(line: Line, spelled: Spelled, hidden: Hidden = nothingHidden): LineMarkup {
  const { name, rule, where } = line;
  const byDigits: Stand = (numeral) => {
    if (hidden.number(numeral)) return byLetters(numeral);
    if (numeral.type === 'line') return digits(spelled.text(numeral), numeral.line.value);
    const number = digits(spelled.text(numeral), numeral.value);
    return 'others' in numeral.name ? { type: 'others', count: numeral.name.others, number } : number;
  };
  /** What has no name of its own is written out, one step deep. */
  const opened = (numeral: Numeral): Markup => markupOf(isOpened(numeral) ? numeral.line.rule : numeral, byDigits);
  const hasSteps = numeralsIn(rule).some(isOpened);
  const isHidden = hidden.result(line);
  const isSecret = isHidden && (where.length > 0 || rule.type === 'constant');
  const writtenOut = markupOf(rule, (numeral) => bracketed(opened(numeral), numeral));
  // What is another number itself is told by that one's name: its digits are the answer.
  const formula = rule.type === 'known' ? markupOf(rule, byLetters) : writtenOut;
  const numbers = isHidden
    ? [formula].filter(() => !isSecret)
    : [...(hasSteps ? [writtenOut] : []), markupOf(rule, byDigits), digits(spelled.result(line), line.value)];
  return {
    name: name === null ? null : nameMarkup(name),
    letters: markupOf(rule, byLetters),
    isSecret,
    numbers: numbers.filter((each, i) => i === 0 || JSON.stringify(each) !== JSON.stringify(numbers[i - 1])),
    equals: spelled.holds(line) ? '=' : '≈',
    where: (isHidden ? [] : where).map(({ left, sign: is, right }) => ({
      letters: row(markupOf(left, byLetters), sign(is), markupOf(right, byLetters)),
      numbers: row(markupOf(left, byDigits), sign(is), markupOf(right, byDigits)),
    })),
  };
}

/** A step that is written out is kept together, but for products in a sum. */
function bracketed(markup: Markup, numeral: Numeral): Markup {
  if (numeral.type === 'known' || markup.type === 'digits') return markup;
  const { type } = numeral.line.rule;
  return type === 'sum' || type === 'negative' ? { type: 'brackets', of: markup } : markup;
}
