import { shownExperiment } from '../../state/store.ts';
import { useShareText } from '../text/shareText.ts';
import { useApp } from '../useWorkspace.ts';

/** What is told of a link that names rows of a person's own and has not got them. */
export function MissingRows({ link }: { link: string }) {
  const { share } = useShareText();
  const data = useApp((state) => shownExperiment(state).data);
  const isOwn = data.type === 'table' || data.type === 'points';
  if (!isOwn || link.includes('&rows=')) return null;
  return <p className="share-note">{share.noRows(data.info.title, data.samples)}</p>;
}
