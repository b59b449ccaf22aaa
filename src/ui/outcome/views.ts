import type { DatasetInfo } from '../../data/spec.ts';
import { showsColours } from '../charts/cloud.ts';

/** The ways in which an outcome can be looked at. */
export type ViewName = 'colour' | 'regions' | 'curve' | 'band' | 'points' | 'confusion';

/** Which of them make sense for the data, the best first. */
export function viewsOf(info: DatasetInfo, features: readonly number[]): ViewName[] {
  const asked: ViewName[] = info.task === 'classification' ? ['confusion'] : [];
  if (showsColours(info, features)) return ['colour', 'points', ...asked];
  if (features.length === 1) return info.task === 'regression' ? ['curve'] : ['band', ...asked];
  if (features.length === 2 && info.task === 'classification') return ['regions', ...asked];
  return ['points', ...asked];
}
