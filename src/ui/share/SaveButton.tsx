import { useState } from 'react';
import { dataKey } from '../../data/spec.ts';
import type { LessonPlace } from '../../document/link/linkLesson.ts';
import { writeFile } from '../../state/experimentFile.ts';
import { momentInFile, type SharedMoment } from '../../state/momentLink.ts';
import { shownExperiment } from '../../state/store.ts';
import { saveFile } from '../controls/saveFile.ts';
import { useShareText } from '../text/shareText.ts';
import { useApp } from '../useWorkspace.ts';

interface Props {
  /** The lesson that the file opens with. */
  readonly lesson: LessonPlace | null;
  /** The moment that is to be in the file; null: the experiment alone. */
  readonly moment: SharedMoment | null;
  /** Whether the lesson begins at that moment, and does not say so itself. */
  readonly isStart?: boolean;
  readonly hint: string;
}

/** Saves the experiment with its data as a file, or says why not. */
export function SaveButton({ lesson, moment, isStart = false, hint }: Props) {
  const { share } = useShareText();
  const experiment = useApp(shownExperiment);
  const [isTooMuch, setTooMuch] = useState(false);

  async function save(): Promise<void> {
    const text = await writeFile(experiment, lesson, moment === null ? null : await momentInFile(moment), isStart);
    setTooMuch(text === null);
    const [data] = dataKey(experiment.data).split(':');
    const at = moment === null ? '' : `-epoch-${moment.snapshot.epoch}`;
    if (text !== null) saveFile(`mlp-${data}${at}.json`, text, 'application/json');
  }

  return (
    <>
      <button type="button" className="tool" title={hint} onClick={() => void save()}>
        {share.save}
      </button>
      {isTooMuch && (
        <p className="share-note" role="alert">
          {share.tooManyRows}
        </p>
      )}
    </>
  );
}
