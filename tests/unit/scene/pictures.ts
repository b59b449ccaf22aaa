import { initializeParameters } from '../../../src/engine/initializeParameters.ts';
import { layOut, type Layout } from '../../../src/engine/layout.ts';
import { layOutPicture } from '../../../src/scene/layout/layOutPicture.ts';
import type { Picture } from '../../../src/scene/layout/picture.ts';
import type { Ink } from '../../../src/scene/paint/palette.ts';
import type { Numbers } from '../../../src/scene/plan/plan.ts';
import type { Measure } from '../../../src/scene/layout/fitText.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import type { CompiledInput } from '../../../src/scene/layout/pictureInput.ts';
import { createExamplePass } from '../../../src/asking/example.ts';
import { net } from '../net.ts';

/** Width of a text in a wide sans-serif font; Japanese characters are square. */
export const measure: Measure = (text, face) =>
  [...text].reduce((width, letter) => width + (letter > '\u2fff' ? 12 : face === 'code' ? 6.7 : 6.6), 0);

export interface View {
  readonly width: number;
  readonly height: number;
}

export const desktop: View = { width: 780, height: 380 };
export const phone: View = { width: 390, height: 360 };

export function pictureOf(
  text: string,
  view: View = desktop,
  names: readonly string[] = ['red', 'green', 'blue'],
): Picture {
  return pictureOfModel(net(text), view, { names });
}

/** The same for any model, also one that a link cannot contain. */
export function pictureOfModel(
  model: Model,
  view: View = desktop,
  {
    names = ['red', 'green', 'blue'],
    maps = false,
    compiled = null,
    footer = 40,
    hiddenNote = (hidden) => [`+ ${hidden} weaker`, `+ ${hidden}`],
  }: {
    names?: readonly string[];
    maps?: boolean;
    compiled?: CompiledInput | null;
    footer?: number;
    hiddenNote?: (hidden: number) => readonly string[];
  } = {},
): Picture {
  return layOutPicture({
    model,
    ...view,
    maps,
    textSize: 12,
    measure,
    roles: {
      column: (role, hidden, count) =>
        role === 'hidden' && count > 1 ? [`Hidden layer ${hidden}`, `Hidden ${hidden}`] : [`${role} layer`, role],
      group: (role) => role,
    },
    inputNames: names,
    outputNames: names,
    hiddenNote,
    unitsNote: (units) => `${units} units`,
    footer,
    compiled,
  });
}

/** Numbers of a real network over one example. */
export function numbersOf(text: string, seed = 1): Known {
  return numbersOfModel(net(text), { seed });
}

type Known = Numbers & { layout: Layout; parameters: Float32Array; probe: Float32Array };

/** The same for any model; with an `iteration`, numbers of training in that batch, with its masks. */
export function numbersOfModel(
  model: Model,
  { seed = 1, iteration }: { readonly seed?: number; readonly iteration?: number } = {},
): Known {
  const layout = layOut(model);
  const parameters = new Float32Array(layout.parameters);
  initializeParameters(model, layout, seed, parameters);
  for (const op of layout.ops) {
    if (op.kind === 'dense' && op.bias >= 0) for (let j = 0; j < op.units; j++) parameters[op.bias + j] = 0.1 * (j - 1);
  }
  const x = Array.from({ length: layout.inputs }, (_, i) => Math.sin(i + 1));
  const probe = valuesOf(model, parameters, x, seed, iteration);
  if (iteration === undefined) return { layout, parameters, probe };
  return { layout, parameters, probe, dropped: createExamplePass(model, seed).dropped(iteration) };
}

/** Values of an example; with an `iteration`, as in training in that batch. */
export function valuesOf(
  model: Model,
  parameters: Float32Array,
  x: readonly number[],
  seed = 1,
  iteration?: number,
): Float32Array {
  const pass = createExamplePass(model, seed);
  pass.load(parameters);
  const values = pass.values(x, iteration === undefined ? 'inference' : 'training', iteration ?? 0);
  if (values === null) throw new Error('the example has as many numbers as the model has inputs');
  return values;
}

export const ink: Ink = {
  paper: '#fbfbf9',
  surface: '#ffffff',
  ink: '#1b1d22',
  inkSoft: '#565b66',
  line: '#dcdcd6',
  positive: '#1f6fb5',
  negative: '#d4610c',
  zero: '#c9c9c4',
  stroke: 1,
};

export const darkInk: Ink = {
  paper: '#14161a',
  surface: '#1c1f25',
  ink: '#eceef2',
  inkSoft: '#a9afbb',
  line: '#333842',
  positive: '#5aaef0',
  negative: '#f0934a',
  zero: '#4a4f59',
  stroke: 1,
};
