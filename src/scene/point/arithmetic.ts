import { type Relation, type Shown, spellArithmetic } from '../../explain/digits.ts';

/** A piece of a line of arithmetic. */
export type Piece =
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  /** `×`, `=`, `e^` … */
  | { readonly kind: 'sign'; readonly text: string }
  /** A name in Keras's words. */
  | { readonly kind: 'code'; readonly text: string; readonly formula: string | null }
  /** In the language of the page. */
  | { readonly kind: 'word'; readonly text: string };

/** Pieces that stay on one line. */
export type Part = readonly Piece[];

/** A piece before its digits are chosen. */
export type Draft =
  | Piece
  | { readonly kind: 'shown'; readonly at: Shown }
  | { readonly kind: 'equals'; readonly relations: readonly number[] };

/** Numbers of a line, and the relations between them. */
export interface Lines {
  readonly values: number[];
  readonly relations: Relation[];
  readonly parts: Draft[][];
}

export const sign = (text: string): Draft => ({ kind: 'sign', text });
export const word = (text: string): Draft => ({ kind: 'word', text });

export function show(lines: Lines, value: number): Shown {
  return lines.values.push(value) - 1;
}

export const shown = (at: Shown): Draft => ({ kind: 'shown', at });

/** Merges the `=` of two results. */
export function both(a: Draft, b: Draft): Draft {
  const relations = [a, b].flatMap((piece) => (piece.kind === 'equals' ? piece.relations : []));
  return { kind: 'equals', relations };
}

/** A result: its sign `=` and its number. */
export function result(
  lines: Lines,
  value: number,
  from: readonly Shown[],
  compute: (numbers: readonly number[]) => number,
  before: 'equals' | 'arrow',
): { readonly at: Shown; readonly part: Draft[] } {
  const at = show(lines, value);
  const relation = lines.relations.push({ from, to: at, compute }) - 1;
  return { at, part: [before === 'equals' ? { kind: 'equals', relations: [relation] } : sign('→'), shown(at)] };
}

/** Adds the parts `before s₁`, `+ s₂`, … `+ sₙ after`. */
export function pushSum(lines: Lines, before: Draft[], summands: readonly Draft[][], after: Draft[]): void {
  summands.forEach((summand, i) => {
    const last = i === summands.length - 1;
    lines.parts.push([...(i === 0 ? before : [sign('+')]), ...summand, ...(last ? after : [])]);
  });
}

/** Chooses the digits. @param places decimals of the numbers, where that is enough */
export function spell({ values, relations, parts }: Lines, places: number): readonly Part[] {
  const { texts, holds } = spellArithmetic(values, relations, { places, least: 2, short: false });
  return parts.map((part) =>
    part.map((piece): Piece => {
      if (piece.kind === 'shown') return { kind: 'number', text: texts[piece.at], value: values[piece.at] };
      if (piece.kind === 'equals')
        return { kind: 'sign', text: piece.relations.every((each) => holds[each]) ? '=' : '≈' };
      return piece;
    }),
  );
}
