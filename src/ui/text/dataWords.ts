import type { DatasetInfo } from '../../data/dataset.ts';
import { type Feature, featureName } from '../../data/features.ts';
import type { DataSpec } from '../../data/spec.ts';
import type { Dictionary } from '../../i18n/en.ts';

type Words = Pick<Dictionary, 'data'>;

/** The page's word for a key, where that is not the word; of a person's own data, what stands there. */
const word = (words: Readonly<Record<string, string>>, { title }: DatasetInfo, key: string): string =>
  (title === null ? words[key] : undefined) ?? key;

export function featureWord({ data }: Words, info: DatasetInfo, feature: Feature): string {
  return featureName(feature, (column) => word(data.features, info, info.columns[column].key));
}

/** Empty for a class that is none of the data's. */
export function classWord({ data }: Words, info: DatasetInfo, label: number): string {
  return label in info.classes ? word(data.classes, info, info.classes[label]) : '';
}

/** Names of the numbers to predict. */
export function targetWords({ data }: Words, info: DatasetInfo): string[] {
  return info.targets.map(({ key }) => word(data.targets, info, key));
}

export function dataTitle({ data }: Words, spec: DataSpec): string {
  return spec.type === 'generated' ? data.titles[spec.name] : spec.info.title;
}
