import { shownExperiment } from '../../state/store.ts';
import { useShareText } from '../text/shareText.ts';
import { useApp } from '../useWorkspace.ts';

/** What is told of a link that names rows of a person's own and has not got them; null: it has all. */
export function useMissingRows(link: string): string | null {
  const { share } = useShareText();
  const data = useApp((state) => shownExperiment(state).data);
  const isOwn = data.type === 'table' || data.type === 'points';
  return !isOwn || link.includes('&rows=') ? null : share.noRows(data.info.title, data.samples);
}
