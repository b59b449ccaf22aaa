import type { Layer } from '../../engine/specs/model.ts';
import type { Part } from '../part.ts';

/** A piece of code [from, to) and the model as it is after it, for stepping through. */
export interface CodeStep {
  readonly from: number;
  readonly to: number;
  readonly part: Part;
  /** Null: not given yet. */
  readonly inputs: number | null;
  readonly layers: readonly Layer[];
  readonly compiled: boolean;
  readonly fitted: boolean;
}
