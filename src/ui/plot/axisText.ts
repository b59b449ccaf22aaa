import type { DatasetInfo } from '../../data/dataset.ts';
import type { Dictionary } from '../../i18n/en.ts';
import { featureWord, targetWords } from '../text/dataWords.ts';
import type { AxisName } from './cloud.ts';

/** Label of an axis. */
export function axisText(name: AxisName, info: DatasetInfo, text: Pick<Dictionary, 'data' | 'outcome'>): string {
  if (typeof name === 'object') return featureWord(text, info, name.feature);
  return name === 'target' ? targetWords(text, info)[0] : text.outcome[name];
}
