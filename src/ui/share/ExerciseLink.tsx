import type { BlankKind } from '../../document/blank.ts';
import type { TrainingControls } from '../../state/training.ts';
import { CopyButton } from '../controls/CopyButton.tsx';
import { useShareText } from '../text/shareText.ts';
import { useStepsText } from '../text/stepsText.ts';
import { type Chosen, useTeacherLink } from './useTeacherLink.ts';
import { useWalkMoment } from './useWalkMoment.ts';

const nothing = {
  hide: [],
  lock: [],
  predict: [],
  goals: [],
  open: null,
  stage: null,
  task: { en: '', ja: '' },
} as const satisfies Partial<Chosen>;

interface Props {
  readonly kinds: readonly BlankKind[];
  readonly save: TrainingControls['save'];
}

/** A link that opens this experiment with the same numbers left blank, and with the weights that they are computed with. */
export function ExerciseLink({ kinds, save }: Props) {
  const { share } = useShareText();
  const text = useStepsText();
  const moment = useWalkMoment({ save });
  const shared = moment === null || moment === 'beginning' || moment === 'running' ? null : moment;
  const title = { en: share.exercise, ja: share.exercise };
  const [made, isEarlier] = useTeacherLink({ ...nothing, blanks: kinds }, { title, heading: title }, shared);
  if (moment === 'running') return <p className="about">{text.linkNotYet}</p>;
  // Until it has the moment, it would open with other numbers.
  if (moment === null || made?.ok !== true || (shared !== null && made.moment === null)) return null;
  const { form } = made.moment ?? { form: 'state' };
  return (
    <>
      <CopyButton
        text={made.link}
        label={text.classLink}
        copied={share.copied}
        notCopied={share.notCopied}
        isBusy={isEarlier}
      />
      {form !== 'state' && <p className="about">{text.linkHas[form]}</p>}
    </>
  );
}
