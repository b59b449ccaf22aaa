import { columnsOf } from '../../document/columns.ts';
import type { Experiment } from '../../document/experiment.ts';
import { isRowWiseSpec } from '../../engine/layerActivation.ts';
import type { Layout } from '../../engine/layout.ts';
import { columnOfOp, type Stop } from '../../explain/stations.ts';
import type { Dictionary } from '../../i18n/en.ts';
import type { StepsText } from '../../i18n/en/steps.ts';
import { planOf } from '../../scene/plan/plan.ts';
import { stageName } from '../../scene/plan/stageNames.ts';
import { layerName } from '../network/neuronNames.ts';

/** Column and stage of an op: stage −1 is the weighted sum. */
function placeOf(layout: Layout, op: number) {
  const column = columnsOf(layout)[columnOfOp(layout, op)];
  return { column, stage: column.stages.find(({ to }) => to === layout.values[op]) ?? null };
}

/** Column and stage of a station; null: the loss has none. */
export const placeAt = (layout: Layout, stop: Stop): ReturnType<typeof placeOf> | null =>
  stop.pass === 'loss' ? null : placeOf(layout, stop.op);

/** What a station is about, in a title. */
function whatOf(text: StepsText, { pass }: Stop, what: string): string {
  switch (pass) {
    case 'gradients':
      return text.gradients;
    case 'update':
      return text.update;
    case 'backward':
      return text.slopeOf(what);
    case 'forward':
    case 'loss':
      return what;
  }
}

/** 'Hidden layer: weighted sum' */
export function stationTitle(text: StepsText, words: Dictionary, e: Experiment, layout: Layout, stop: Stop): string {
  if (stop.pass === 'loss') return e.loss;
  const { column, stage } = placeOf(layout, stop.op);
  const what = stage === null ? text.sum : stageName(stage);
  return text.at(layerName(words, planOf(e), column.index), whatOf(text, stop, what));
}

/** What happens there, in a sentence. */
export function saysOf(text: StepsText, layout: Layout, stop: Stop): string {
  if (stop.pass !== 'forward') return text.says[stop.pass];
  const op = layout.ops[stop.op];
  if (op.kind !== 'activation') return text.says[op.kind];
  if (!isRowWiseSpec(op.activation)) return text.says.activation;
  return op.activation === 'softmax' ? text.says.softmax : text.says.row;
}
