import type { Experiment } from '../../document/experiment.ts';
import type { State } from '../../state/store.ts';
import type { View } from '../../state/view.ts';

/**
 * The experiment that the outcome speaks of: the preview while its network is the one that is trained (a slider of
 * the data is dragged), else the document.
 */
export function shownExperiment({ document: { present }, preview }: Pick<State, 'document' | 'preview'>): Experiment {
  const isSame =
    preview !== null &&
    preview.layers === present.layers &&
    preview.inputs === present.inputs &&
    preview.data.name === present.data.name &&
    preview.data.features.length === present.data.features.length;
  return isSame ? preview : present;
}

/** Whether the program that is stepped through has no network yet that could answer: then the data stand alone. */
export function isBare({ staged }: View): boolean {
  return staged !== null && !staged.compiled;
}
