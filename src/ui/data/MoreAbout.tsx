import type { DataSpec } from '../../data/spec.ts';
import { useText } from '../text/useText.ts';
import { useSetsText } from './setsText.ts';

/** What is said of the data, in a sentence. */
export function MoreAbout({ spec }: { spec: DataSpec }) {
  const first: Readonly<Record<string, string>> = useText().data.about;
  const more: Readonly<Record<string, string>> = useSetsText().about;
  return spec.type === 'generated' ? (first[spec.name] ?? more[spec.name]) : spec.info.title;
}
