import { imageOf } from '../../data/features.ts';
import { type DataSpec, infoOf, placeColumns } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { PlotView } from '../../lesson/lesson.ts';
import type { State } from '../../state/store.ts';
import type { Asked } from './useAsked.ts';

export type ViewName = PlotView;

/** Props of a view. */
export interface ViewProps {
  readonly experiment: Experiment;
  readonly asked: Asked;
}

/** Whether the plot shows something else than a view of the answers: points that are drawn, the hidden space, a guess. */
export const isOtherView = ({ view }: State): boolean => view.isDrawing || view.showsSpace || view.guess !== null;

/** Views in which a neuron's map takes the place of the network's. */
export const ofNeurons: readonly ViewName[] = ['regions', 'surface', 'curve', 'band'];

/**
 * Which of them make sense for the data, the best first.
 * @param maps whether neurons show maps: then a plane over two of more columns comes first
 */
export function viewsOf(data: DataSpec, maps = false): ViewName[] {
  const info = infoOf(data);
  const { task, classes } = info;
  const { length } = placeColumns(data);
  if (imageOf(info, data.features)) return ['pad', 'confusion', 'mistakes'];
  if (task === 'regression') {
    if (length > 2) return maps ? ['surface', 'parity', 'points'] : ['parity', 'points', 'surface'];
    return [length === 1 ? 'curve' : 'surface', 'parity'];
  }
  const views: ViewName[] = [length === 1 ? 'band' : 'regions'];
  if (length > 2) views[maps ? 'push' : 'unshift']('points');
  views.push('confusion');
  if (classes.length === 2) views.push('roc');
  return [...views, 'mistakes'];
}
