import type { Moment } from '../document/moment.ts';
import type * as keepModule from './paint/keepLines.ts';
import type * as hitModule from './point/hit.ts';
import type * as linesModule from './layout/targetEdges.ts';
import type * as linksModule from './paint/paintLinks.ts';
import { evenEdges, strongestEdges } from './plan/detail.ts';
import { droppedUnits } from './plan/dropped.ts';
import { type Edges, edgesInto, edgesOf } from './layout/edges.ts';
import { hasLayer } from './plan/light.ts';
import { createPalette, type Ink, type NeuronLook, type PaintMap, type Palette } from './paint/palette.ts';
import { marksOf } from './paint/marks.ts';
import { type EdgeLook, paintEdges, paintStubs, referencesOf } from './paint/paintEdges.ts';
import { paintHaze } from './paint/paintHaze.ts';
import { paintColumn, paintMarks } from './paint/paintNeurons.ts';
import type { Picture } from './layout/picture.ts';
import { columnOfLayer, hasTarget, type Numbers, parametersOf, probeOf } from './plan/plan.ts';
import { sameTarget, type Target } from '../document/target.ts';

/** State of one frame. */
export interface FrameState {
  readonly numbers: Numbers & { readonly moment: Moment | null };
  /** False while the network cannot be run. Everything is then neutral. */
  readonly runs: boolean;
  /** For a picture whose neurons are squares; null until there are maps. */
  readonly paintMap: PaintMap | null;
  /** ms, any origin. */
  readonly now: number;
  /** Highlighted target; has priority over the layer. */
  readonly target: Target | null;
  /** Selected layer, −1 for the input. */
  readonly layer: number | null;
  readonly ink: Ink;
  readonly family: string;
  /** View = k · picture + (x, y). */
  readonly zoom: { readonly x: number; readonly y: number; readonly k: number };
  /** Canvas pixels per px. */
  readonly ratio: number;
  /** Whether the next frame is painted on the same canvas: then the lines may be kept for it. */
  readonly keeps: boolean;
}

let finder: (typeof hitModule & typeof linesModule & typeof linksModule & typeof keepModule) | null = null;
let coming: Promise<void> | null = null;

/**
 * Fetches the code that finds the target at a point, and paints what belongs to one alone: the first picture does not
 * need it. There is one promise for all who ask, so that clicks that wait for it are taken in their order, and before
 * any later one. A failure is forgotten.
 */
export function fetchFinder(): Promise<void> {
  coming ??= Promise.all([
    import('./point/hit.ts'),
    import('./layout/targetEdges.ts'),
    import('./paint/paintLinks.ts'),
    import('./paint/keepLines.ts'),
  ]).then(
    ([points, lines, links, keeping]) => {
      finder = { ...points, ...lines, ...links, ...keeping };
    },
    (error: unknown) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** Returns true once `fetchFinder` has resolved. */
export function canFind(): boolean {
  return finder !== null;
}

/** Paints one picture repeatedly, and finds the target at a point. */
export interface Scene {
  readonly picture: Picture;
  /** @returns ms until the next frame is needed even if nothing changes; 0 for never. */
  paint(context: CanvasRenderingContext2D, moment: FrameState): number;
  /**
   * Finds the target at a point of the picture within `reach` px; null before `fetchFinder` has resolved.
   * @param pinned its lines are found, too, where they are drawn for it alone
   */
  hit(x: number, y: number, reach: number, pinned: Target | null): Target | null;
  /** Finds the layer at a point, −1 for the input; null before `fetchFinder` has resolved. */
  layerAt(x: number, y: number, reach: number, pinned: Target | null): number | null;
}

/** The strongest weights are recomputed at most once per epoch and per this interval, to avoid flicker. */
const rankEvery = 400; // ms
const behind = 0.22;
const farBehind = 0.12;
const many = 300; // lines
/** Minimum width of the strongest line of a target, px. */
const thickestOwn = { neuron: 2, bias: 3, weight: 3, stage: 3 };

export function createScene(picture: Picture): Scene {
  const { plan, columns, counts } = picture;
  const whole = picture.drawn === picture.all;
  /** Opacity of lines behind a target. Many lines need to be fainter. */
  const back = picture.drawn > many ? farBehind : behind;
  let choice = evenEdges(plan, counts);
  let edges = edgesOf(picture, choice);
  /** State at the last choice of `edges`; null: weights unknown, edges evenly spread. */
  let ranked: { run: number | null; epoch: number; at: number } | null = null;
  let focus: { target: Target; edges: Edges; of: Edges; known: boolean } | null = null;
  let made: { layer: number; edges: Edges; of: Edges } | null = null;
  let palette: Palette | null = null;
  let keep: keepModule.Keep | null = null;
  /** The arena of the newest frame. */
  let parameters: Float32Array | null = null;

  /** Chooses the edges again if it is time. Returns the ms until the next time, or 0. */
  function rank(parameters: Float32Array | null, { numbers, now }: FrameState): number {
    const run = numbers.moment?.run ?? null;
    const epoch = numbers.moment?.epoch ?? 0;
    if (whole) return 0;
    if (parameters === null) {
      if (ranked !== null) edges = edgesOf(picture, (choice = evenEdges(plan, counts)));
      ranked = null;
      return 0;
    }
    if (ranked !== null && ranked.run === run) {
      if (ranked.epoch === epoch) return 0;
      const wait = ranked.at + rankEvery - now;
      if (wait > 0) return wait;
    }
    choice = strongestEdges(plan, counts, parameters, ranked !== null && ranked.run === run ? choice : null);
    edges = edgesOf(picture, choice);
    ranked = { run, epoch, at: now };
    return 0;
  }

  function focused(
    { edgesOfTarget }: NonNullable<typeof finder>,
    target: Target,
    parameters: Float32Array | null,
  ): Edges {
    const known = parameters !== null;
    if (focus === null || focus.of !== edges || focus.known !== known || !sameTarget(focus.target, target)) {
      focus = { target, edges: edgesOfTarget(picture, target, parameters), of: edges, known };
    }
    return focus.edges;
  }

  /** Returns the lines of the selected layer. */
  function madeBy(layer: number): Edges {
    if (made === null || made.of !== edges || made.layer !== layer) {
      made = { layer, edges: edgesInto(edges, columnOfLayer(plan, layer)), of: edges };
    }
    return made.edges;
  }

  /** All that depends on the weights alone. */
  function paintLines(
    context: CanvasRenderingContext2D,
    {
      target,
      lit,
      ...shared
    }: Pick<EdgeLook, 'ink' | 'parameters' | 'dropped'> & {
      readonly target: Target | null;
      readonly lit: number | null;
    },
  ): void {
    const { ink, parameters } = shared;
    const equal = target === null && lit === null;
    paintHaze(context, picture, ink, equal ? 1 : back);
    if (parameters !== null) paintStubs(context, edges, ink, lit === null ? 1 : back);
    const references = parameters === null ? [] : referencesOf(edges, parameters, counts);
    const look = { ...shared, references, thickest: picture.thickest };
    paintEdges(context, edges, { ...look, alpha: equal ? 1 : back });
    if (finder !== null && target !== null) {
      const thickest = columns.map(() => Math.max(thickestOwn[target.type], ...picture.thickest));
      const own = focused(finder, target, parameters);
      const scale = parameters === null ? [] : referencesOf(edges, parameters, counts, own);
      paintEdges(context, own, { ...look, thickest, references: scale, alpha: 1 });
    }
    if (lit !== null) {
      paintHaze(context, picture, ink, equal ? 1 : back);
      if (parameters !== null) paintStubs(context, madeBy(lit), ink, 1);
      paintEdges(context, madeBy(lit), { ...look, alpha: 1 });
    }
  }

  return {
    picture,
    paint(context, moment) {
      const { zoom, ratio, ink, runs, numbers } = moment;
      parameters = runs ? parametersOf(plan, numbers) : null;
      const probe = runs ? probeOf(plan, numbers) : null;
      const again = rank(parameters, moment);
      const found = finder !== null && moment.target !== null && hasTarget(plan, moment.target) ? finder : null;
      const target = found === null ? null : moment.target;
      const lit = target === null && moment.layer !== null && hasLayer(plan, moment.layer) ? moment.layer : null;
      if (palette?.ink !== ink) palette = createPalette(ink);

      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, picture.width * ratio, picture.height * ratio);
      context.setTransform(ratio * zoom.k, 0, 0, ratio * zoom.k, ratio * zoom.x, ratio * zoom.y);
      const dropped = droppedUnits(plan, numbers, probe);
      // Between two examples only the neurons change.
      const key = [edges, parameters, dropped, target, lit, ink, zoom.k, zoom.x, zoom.y, ratio];
      const lines = { ink, parameters, dropped, target, lit };
      if (moment.keeps) keep ??= finder?.createKeep() ?? null;
      if (keep === null) paintLines(context, lines);
      else keep(context, key, (on) => paintLines(on, lines));
      const neurons: NeuronLook = {
        palette,
        numbers,
        parameters,
        probe,
        paintMap: moment.paintMap,
        lit,
        family: moment.family,
        textSize: picture.textSize,
      };
      for (const column of columns) paintColumn(context, column, neurons);
      if (found !== null && target !== null) {
        found.paintLinks(context, picture, focused(found, target, parameters), target, { ink, parameters });
        paintMarks(context, marksOf(picture, target), ink);
      }
      return again;
    },
    hit: (x, y, reach, target) => finder?.hit(picture, edges, x, y, reach, { target, parameters }) ?? null,
    layerAt: (x, y, reach, target) => finder?.layerAt(picture, edges, x, y, reach, { target, parameters }) ?? null,
  };
}
