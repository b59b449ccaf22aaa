import { makePaper } from '../print/makePaper.tsx';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { Worksheet, type WorksheetProps } from './Worksheet.tsx';
import './worksheet.css';

/** The exercise on paper, and its answers; in a lesson these are for the teacher, who has made it elsewhere. */
export function WorksheetButtons(props: Omit<WorksheetProps, 'hasAnswers'>) {
  const text = useStepsText();
  const workspace = useWorkspace();
  const isLesson = useApp(({ view }) => view.lesson !== null);

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
      {!isLesson && (
        <button type="button" className="tool" onClick={() => print(true)}>
          {text.answers}
        </button>
      )}
    </p>
  );
}
