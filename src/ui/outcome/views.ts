import type { DatasetInfo } from '../../data/dataset.ts';
import type { Feature } from '../../data/features.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Asked } from './useAsked.ts';

/** The ways in which an outcome can be looked at. */
export type ViewName = 'regions' | 'curve' | 'band' | 'points' | 'confusion';

/** Props of a view. */
export interface ViewProps {
  readonly experiment: Experiment;
  readonly asked: Asked;
}

/** Which of them make sense for the data, the best first. */
export function viewsOf(info: DatasetInfo, features: readonly Feature[]): ViewName[] {
  const asked: ViewName[] = info.task === 'classification' ? ['confusion'] : [];
  if (features.length === 1) return info.task === 'regression' ? ['curve'] : ['band', ...asked];
  if (features.length === 2 && info.task === 'classification') return ['regions', ...asked];
  return ['points', ...asked];
}
