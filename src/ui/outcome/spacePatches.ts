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

/** The cells of the grid, those in which several classes win in parts. Without a number there is no class. */
export function patchesOf({ side, placeOf, meaning, values, outputs, classes, isDiscrete }: BentGrid): Patches {
  const labels = Array.from({ length: classes }, (_, label) => label);
  const shares = Array.from({ length: side * side }, (_, node) => {
    const all = new Float64Array(classes);
    sharesOf(meaning, values, node * outputs, outputs, all);
    return all;
  });
  const winners = shares.map((_, node) => predictedClass(values, node * outputs, outputs));
  /**
   * The class with the greatest one wins. Of shares it is their logarithm: these differ as the sums that made them, so that
   * a straight border stays straight between two nodes.
   */
  const scoreOf = (node: number, label: number): number => {
    const at = node * outputs;
    if (meaning === 'scores') return outputs === 1 ? (2 * label - 1) * (values[at] - 0.5) : values[at + label];
    return Math.log(Math.max(outputs === 1 ? least.one : least.several, shares[node][label]));
  };
  const patches: Patch[] = [];
  const borders: (readonly [Place, Place])[] = [];
  const oneHot = (label: number): Float64Array => Float64Array.from(labels, (k) => Number(k === label));
  const meanOf = (nodes: readonly number[]): Float64Array =>
    Float64Array.from(labels, (k) => nodes.reduce((sum, node) => sum + shares[node][k], 0) / nodes.length);
  const isShaded = !isDiscrete && meaning !== 'scores';
  const divide = (nodes: readonly number[]): void => {
    const triangle = nodes.map((node) => ({ place: placeOf(node), scores: labels.map((k) => scoreOf(node, k)) }));
    for (const label of labels) {
      const others = labels.filter((other) => other !== label);
      const corners = others.reduce((rest, other) => cut(rest, label, other), triangle as readonly Corner[]);
      if (corners.length < 3) continue;
      patches.push({
        corners: corners.map(({ place }) => place),
        shares: isShaded ? sharesOfScores(corners) : oneHot(label),
      });
      corners.forEach((from, i) => {
        const to = corners[(i + 1) % corners.length];
        const isBorder = others.some(
          (other) =>
            other > label && [from, to].every(({ scores }) => Math.abs(scores[label] - scores[other]) < rounding),
        );
        if (isBorder) borders.push([from.place, to.place]);
      });
    }
  };
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const node = row * side + column;
      const cell = [node, node + 1, node + side + 1, node + side];
      if (cell.some((each) => winners[each] < 0)) continue;
      if (cell.every((each) => winners[each] === winners[node])) {
        patches.push({ corners: cell.map(placeOf), shares: isShaded ? meanOf(cell) : oneHot(winners[node]) });
      } else for (const third of [1, 2]) divide([node, cell[third], cell[third + 1]]);
    }
  }
  return { patches, borders };
}
