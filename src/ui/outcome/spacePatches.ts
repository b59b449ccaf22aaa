import { type Meaning, predictedClass, sharesOf } from './meaning.ts';

export type Place = readonly [x: number, y: number];

/** The answers at the nodes of a grid [side · side], and where two units put these. */
export interface BentGrid {
  readonly side: number;
  readonly placeOf: (node: number) => Place;
  readonly meaning: Meaning;
  /** As the meaning has them [side · side, outputs] */
  readonly values: ArrayLike<number>;
  readonly outputs: number;
  readonly classes: number;
  /** Whether the class that wins has the whole of a place. */
  readonly isDiscrete: boolean;
}

/** A part of a cell in which one class wins. */
export interface Patch {
  readonly corners: readonly Place[];
  /** Shares of the classes in its middle [classes] */
  readonly shares: Float64Array;
}

export interface Patches {
  readonly patches: readonly Patch[];
  /** Where two classes meet. */
  readonly borders: readonly (readonly [Place, Place])[];
}

/** A share is not taken for smaller: its logarithm counts. One unit has none smaller for the first class in float32. */
const least = { one: 1e-8, several: 1e-30 };
/** Scores that differ by less are equal: of places on a border. */
const rounding = 1e-9;

/** A corner of a polygon, with the score of each class there. */
interface Corner {
  readonly place: Place;
  readonly scores: readonly number[];
}

function between(from: Corner, to: Corner, share: number): Corner {
  const mix = (a: number, b: number): number => a + share * (b - a);
  return {
    place: [mix(from.place[0], to.place[0]), mix(from.place[1], to.place[1])],
    scores: from.scores.map((score, k) => mix(score, to.scores[k])),
  };
}

/** The part of a polygon in which one class has at least the score of another. */
function cut(corners: readonly Corner[], label: number, other: number): readonly Corner[] {
  const lead = ({ scores }: Corner): number => scores[label] - scores[other];
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length];
    const [here, there] = [lead(from), lead(to)];
    const kept = here >= 0 ? [from] : [];
    return here >= 0 === there >= 0 ? kept : [...kept, between(from, to, here / (here - there))];
  });
}

/** Shares of the classes in the middle of a polygon, of their logarithms. */
function sharesOfScores(corners: readonly Corner[]): Float64Array {
  const [{ scores }] = corners;
  const powers = Float64Array.from(scores, (_, k) =>
    Math.exp(corners.reduce((sum, corner) => sum + corner.scores[k], 0) / corners.length),
  );
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}

/** The parts of a triangle, or of another polygon, in which each class wins. */
const partsOf = (corners: readonly Corner[]): readonly (readonly Corner[])[] =>
  corners[0].scores.map((_, label, all) =>
    all.reduce<readonly Corner[]>((rest, __, other) => (other === label ? rest : cut(rest, label, other)), corners),
  );

/** The cells of the grid, those in which several classes win in parts. Without a number there is no class. */
export function patchesOf({ side, placeOf, meaning, values, outputs, classes, isDiscrete }: BentGrid): Patches {
  /**
   * The class with the greatest one wins. Of shares it is their logarithm: these differ as the sums that made them, so that
   * a straight border stays straight between two nodes.
   */
  const scoreOf = (at: number, shares: Float64Array, label: number): number => {
    if (meaning === 'scores') return outputs === 1 ? (2 * label - 1) * (values[at] - 0.5) : values[at + label];
    return Math.log(Math.max(outputs === 1 ? least.one : least.several, shares[label]));
  };
  const nodes = Array.from({ length: side * side }, (_, node) => {
    const shares = new Float64Array(classes);
    sharesOf(meaning, values, node * outputs, outputs, shares);
    const scores = Array.from(shares, (__, label) => scoreOf(node * outputs, shares, label));
    return { place: placeOf(node), scores, shares, winner: predictedClass(values, node * outputs, outputs) };
  });
  const isShaded = !isDiscrete && meaning !== 'scores';
  const oneHot = (label: number): Float64Array => new Float64Array(classes).map((_, k) => Number(k === label));
  const patches: Patch[] = [];
  const borders: (readonly [Place, Place])[] = [];

  function divide(triangle: readonly Corner[]): void {
    for (const [label, part] of partsOf(triangle).entries()) {
      if (part.length < 3) continue;
      patches.push({
        corners: part.map(({ place }) => place),
        shares: isShaded ? sharesOfScores(part) : oneHot(label),
      });
      part.forEach((from, i) => {
        const to = part[(i + 1) % part.length];
        const isEqual = ({ scores }: Corner, other: number): boolean =>
          Math.abs(scores[label] - scores[other]) < rounding;
        // The other class has the same border.
        const isBorder = from.scores.some((_, other) => other > label && isEqual(from, other) && isEqual(to, other));
        if (isBorder) borders.push([from.place, to.place]);
      });
    }
  }

  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const first = row * side + column;
      const cell = [first, first + 1, first + side + 1, first + side].map((node) => nodes[node]);
      const [{ winner }] = cell;
      if (cell.some((node) => node.winner < 0)) continue;
      if (cell.every((node) => node.winner === winner)) {
        const mean = new Float64Array(classes).map(
          (_, k) => cell.reduce((sum, { shares }) => sum + shares[k], 0) / cell.length,
        );
        patches.push({ corners: cell.map(({ place }) => place), shares: isShaded ? mean : oneHot(winner) });
      } else for (const third of [1, 2]) divide([cell[0], cell[third], cell[third + 1]]);
    }
  }
  return { patches, borders };
}
