import { makePaper } from '../print/makePaper.tsx';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { Worksheet, type WorksheetProps } from './Worksheet.tsx';
import './worksheet.css';

/** The exercise on paper, and its answers; in a link from a teacher these are with the teacher, who has made it. */
export function WorksheetButtons(props: Omit<WorksheetProps, 'hasAnswers'>) {
  const text = useStepsText();
  const workspace = useWorkspace();
  const isOfTeacher = useApp(({ view }) => /^(?:pack|file):/.test(view.lesson?.name ?? ''));

  function print(hasAnswers: boolean): void {
    const putAway = makePaper(workspace, 'worksheet', () => <Worksheet {...props} hasAnswers={hasAnswers} />);
    window.addEventListener('afterprint', putAway, { once: true });
    window.print();
  }

  return (
    <p className="steps-print">
      <button type="button" className="tool" onClick={() => print(false)}>
        {text.worksheet}
      </button>
      {!isOfTeacher && (
        <button type="button" className="tool" onClick={() => print(true)}>
          {text.answers}
        </button>
      )}
    </p>
  );
}
