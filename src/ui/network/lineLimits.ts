import type { ColumnStage } from '../../document/columns.ts';
import { rowWiseOf } from '../../scene/plan/stageNames.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import type { Target } from '../../document/target.ts';
import { layers } from '../../keras/layers.ts';

/** Padding and button, one product, one score, the bias with the sum; px at a text size of 12. */
const around = 64;
const term = 128;
const score = 66;
const sum = 130;
/** The products that are not displayed one by one, together, px. */
const others = 100;
const most = 6;

/** How much of a sum and of a softmax is displayed one by one. */
export interface Limits {
  readonly terms: number;
  readonly scores: number;
}

/** Length of a line below which there are three, not two, px at a text size of 12. */
const narrow = 420;

/** As many products and scores as fit on the lines of this width. */
export function limitsFor({ columns }: Plan, target: Target, width: number, textSize: number): Limits {
  const column = target.type === 'neuron' ? columns[target.column] : undefined;
  const line = (width - around) / (textSize / 12);
  const room = 1.8 * line; // lines break where they can
  const scores = Math.max(2, Math.min(most, column?.units ?? most, Math.floor((room - 500) / score)));
  const behind = (column?.stages ?? []).reduce((total, stage) => total + widthOf(stage, scores), sum);
  const fit = (free: number): number => Math.min(most, Math.max(1, Math.floor(free / term)));
  if (line >= narrow) return { terms: fit(room - behind), scores };
  const free = 2.5 * line - behind;
  const inputs = target.type === 'neuron' ? (columns[target.column - 1]?.units ?? 0) : 0;
  return { terms: fit(inputs > fit(free) ? free - others : free), scores };
}

/** Approximate width of a stage. */
function widthOf(stage: ColumnStage, scores: number): number {
  if (rowWiseOf(stage) !== null) return 220 + scores * score;
  return layers[stage.op.kind].group === 'normalization' ? 460 : 140;
}
