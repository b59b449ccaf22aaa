import type { Model } from '../../engine/specs/model.ts';
import type { Measure } from './fitText.ts';
import type { RoleNames } from './headers.ts';

/** Texts about `compile`: the loss, and the optimizer that changes the weights. Each has a long and a short form. */
export interface CompiledInput {
  /** e.g. ['loss categorical_crossentropy', 'categorical_crossentropy'] */
  readonly loss: readonly [string, string];
  /** e.g. ['optimizer SGD', 'SGD'] */
  readonly optimizer: readonly [string, string];
  /** True after `fit`: the way back is drawn solid. */
  readonly fitted: boolean;
}

/** What a picture is laid out from. */
export interface PictureInput {
  readonly model: Model;
  /** Size of the view, px. */
  readonly width: number;
  readonly height: number;
  /** Whether neurons are squares for maps: all, or those that are fed by the inputs. */
  readonly maps: boolean | 'first';
  /** Size of small text, px. */
  readonly textSize: number;
  readonly measure: Measure;
  readonly roles: RoleNames;
  /** Names of features and outputs, where known. */
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Texts from long to short, e.g. ['+ 401,208 weaker', '+ 401,208'], for a gap with undrawn weights. */
  readonly hiddenNote: (hidden: number) => readonly string[];
  /** Text such as '512 units', under columns whose units are not easily counted. */
  readonly unitsNote: (units: number) => string;
  /** Height reserved for the legend at the bottom, px. */
  readonly footer: number;
  /** Null: not compiled, or hidden. */
  readonly compiled: CompiledInput | null;
}
