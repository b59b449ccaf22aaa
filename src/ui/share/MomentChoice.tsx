import type { MomentKey, SharedMoment } from '../../state/momentLink.ts';
import { isReplayable } from '../../state/packedMoment.ts';
import { useShareText } from '../text/shareText.ts';

/** Whether the plain link opens at that moment. */
const isBeginning = ({ snapshot: { epoch, batch }, status }: SharedMoment): boolean =>
  epoch === 0 && batch === 0 && isReplayable(status);

/** The moment at which a link is to open, if that is chosen. */
export interface MomentProps {
  /** Null until it is known. */
  readonly moment: SharedMoment | null;
  readonly withMoment: boolean;
  readonly onMoment: (withMoment: boolean) => void;
}

interface Props extends MomentProps {
  /** How the link has it; null until that is known. */
  readonly made: MomentKey | null;
}

/** The choice of a link that opens at this very moment, and what it has of it then. */
export function MomentChoice({ moment, made, withMoment, onMoment }: Props) {
  const { share } = useShareText();
  if (moment === null || isBeginning(moment)) return null;
  return (
    <>
      <label className="option">
        <input
          type="checkbox"
          checked={withMoment}
          aria-describedby="share-form"
          onChange={({ target }) => onMoment(target.checked)}
        />
        {share.atMoment(moment.snapshot.epoch, moment.snapshot.batch)}
      </label>
      <p id="share-form" className="share-note" role="status">
        {withMoment && made !== null && share.forms[made.form](made.hasCurves)}
      </p>
    </>
  );
}
