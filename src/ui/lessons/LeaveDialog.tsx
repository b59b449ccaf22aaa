import { Dialog } from '../controls/Dialog.tsx';
import { useWorkspace } from '../useWorkspace.ts';
import { courseOf } from './course.ts';
import { memoryOf } from '../../state/lessonMemory.ts';
import { Part } from './Part.tsx';
import { useLessonText } from './useLessonText.ts';

interface Props {
  /** Null: it is closed. */
  readonly why: 'asked' | 'finished' | null;
  readonly onList: () => void;
  readonly onClose: () => void;
}

function Choices({ why, onList, onClose }: Props) {
  const text = useLessonText();
  const workspace = useWorkspace();
  const leave = (back: boolean): void => {
    onClose();
    courseOf(workspace).leaveLesson(back);
  };
  return (
    <>
      <h2 id="lesson-leave">{why === 'finished' ? text.finished : text.leaveTitle}</h2>
      <p>{text.leaveText}</p>
      <div className="lesson-choices">
        {memoryOf(workspace).recallBefore() !== null && (
          <button type="button" className="tool" onClick={() => leave(true)}>
            {text.toEarlier}
          </button>
        )}
        <button type="button" className="tool" onClick={() => leave(false)}>
          {text.stayHere}
        </button>
        <Part name="lessons">
          <button
            type="button"
            className="tool"
            onClick={() => {
              onClose();
              onList();
            }}
          >
            {text.another}
          </button>
        </Part>
        <button type="button" className="tool" onClick={onClose}>
          {text.cancel}
        </button>
      </div>
    </>
  );
}

/** Whether to go back to what was there before the lesson, or on with what it has led to. */
export function LeaveDialog(props: Props) {
  return (
    <Dialog isOpen={props.why !== null} className="lesson-leave" aria-labelledby="lesson-leave" onClose={props.onClose}>
      <Choices {...props} />
    </Dialog>
  );
}
