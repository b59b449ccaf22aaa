import type { BlankKind } from '../../document/blank.ts';
import { CopyButton } from '../controls/CopyButton.tsx';
import { useShareText } from '../text/shareText.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useTeacherLink } from './useTeacherLink.ts';

const nothing = { hide: [], lock: [], predict: [], task: '' } as const;

/** A link that opens this experiment with the same numbers left blank. */
export function ExerciseLink({ kinds }: { kinds: readonly BlankKind[] }) {
  const { share } = useShareText();
  const text = useStepsText();
  const made = useTeacherLink({ ...nothing, blanks: kinds }, share.exercise, null);
  if (made?.ok !== true) return null;
  return <CopyButton text={made.link} label={text.classLink} copied={share.copied} notCopied={share.notCopied} />;
}
