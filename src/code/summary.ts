import { layerClassNames } from '../document/classNames.ts';
import { layOut, type Variable, type VariableRole } from '../engine/layout.ts';
import type { Layer, Model } from '../engine/specs/model.ts';
import { drawTable } from './print/table.ts';

/** A term in a count of parameters, one for each tensor. */
export type SummaryTerm =
  | {
      readonly role: 'kernel';
      readonly inputs: number;
      readonly units: number;
      /** inputs × units */
      readonly count: number;
      readonly trainable: boolean;
    }
  | { readonly role: Exclude<VariableRole, 'kernel'>; readonly count: number; readonly trainable: boolean };

/** A row of `model.summary()`. */
export interface SummaryRow {
  /** Default name that Keras gives the layer: `dense`, `dense_1` … */
  readonly name: string;
  readonly className: string;
  /** `(None, 4)`: of any number of examples, 4 numbers each. */
  readonly outputShape: string;
  readonly parameters: number;
  /** In the order of `layer.weights`; their counts add up to `parameters`. */
  readonly terms: readonly SummaryTerm[];
}

/** The layers as `model.summary()` lists them: the input is none of them. */
export function summaryRows(model: Model): readonly SummaryRow[] {
  const { variables } = layOut(model);
  const names = layerNames(model.layers);
  let units = model.inputs;
  return model.layers.map((layer, index) => {
    if (layer.type === 'dense') units = layer.units;
    const terms = variables.filter((variable) => variable.layer === index).map(term);
    return {
      name: names[index],
      className: layerClassNames[layer.type],
      outputShape: `(None, ${units})`,
      parameters: total(terms),
      terms,
    };
  });
}

/**
 * Output of `model.summary()` of Keras 3 before anything is compiled, on a terminal of 80 columns, with the newline
 * that it ends in. After keras/src/utils/summary_utils.py.
 */
export function summaryText(model: Model): string {
  const rows = summaryRows(model);
  const terms = rows.flatMap((row) => row.terms);
  const trainable = total(terms.filter((one) => one.trainable));
  const all = total(terms);
  const table = drawTable(
    ['Layer (type)', 'Output Shape', 'Param #'],
    rows.map(({ name, className, outputShape, parameters }) => [
      `${name} (${className})`,
      outputShape,
      grouped(parameters),
    ]),
  );
  return [
    'Model: "sequential"',
    ...table,
    ` Total params: ${grouped(all)} (${memorySize(all)})`,
    ` Trainable params: ${grouped(trainable)} (${memorySize(trainable)})`,
    ` Non-trainable params: ${grouped(all - trainable)} (${memorySize(all - trainable)})`,
    '',
  ].join('\n');
}

/** Each layer's class in snake case, from its second time on with a number (keras/src/utils/naming.py). */
function layerNames(layers: readonly Layer[]): readonly string[] {
  const used = new Map<string, number>();
  return layers.map(({ type }) => {
    const before = used.get(type) ?? 0;
    used.set(type, before + 1);
    return before === 0 ? type : `${type}_${before}`;
  });
}

function term({ role, shape, length, trainable }: Variable): SummaryTerm {
  return role === 'kernel'
    ? { role, inputs: shape[0], units: shape[1], count: length, trainable }
    : { role, count: length, trainable };
}

function total(terms: readonly SummaryTerm[]): number {
  return terms.reduce((sum, { count }) => sum + count, 0);
}

/** Python's `{:,}`. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Of so many float32. */
function memorySize(count: number): string {
  let size = 4 * count;
  for (const unit of ['B', 'KB', 'MB']) {
    if (size < 1024) return `${twoDecimals(size)} ${unit}`;
    size /= 1024;
  }
  return `${twoDecimals(size)} GB`;
}

/** Python's `{:.2f}`, which rounds a half to the even neighbour; JavaScript's toFixed rounds it up. */
function twoDecimals(value: number): string {
  const hundredths = value * 100; // exact: a whole number divided by a power of 2
  const below = Math.floor(hundredths);
  const isHalf = hundredths - below === 0.5;
  return ((isHalf && below % 2 === 0 ? below : Math.round(hundredths)) / 100).toFixed(2);
}
