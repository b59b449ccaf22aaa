import { useState } from 'react';
import { dataKey } from '../../data/spec.ts';
import { writeFile } from '../../state/experimentFile.ts';
import { momentInFile, type SharedMoment } from '../../state/momentLink.ts';
import { shownExperiment } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import { saveFile } from '../controls/saveFile.ts';
import { useShareText } from '../text/shareText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { openExperimentFile } from './openExperimentFile.ts';

interface Props {
  /** The moment that is to be in the file; null: the experiment alone. */
  readonly moment: SharedMoment | null;
  readonly controls: TrainingControls;
  readonly onClose: () => void;
  readonly onTeach: () => void;
}

/** Saves the experiment as a file, opens one, and leads to a link for a class. */
export function FilePart({ moment, controls, onClose, onTeach }: Props) {
  const { share } = useShareText();
  const workspace = useWorkspace();
  const experiment = useApp(shownExperiment);
  const lesson = useApp(({ view }) => view.lesson);
  const [isTooMuch, setTooMuch] = useState(false);

  async function save(): Promise<void> {
    const text = await writeFile(experiment, lesson, moment === null ? null : await momentInFile(moment));
    setTooMuch(text === null);
    const [data] = dataKey(experiment.data).split(':');
    const at = moment === null ? '' : `-epoch-${moment.snapshot.epoch}`;
    if (text !== null) saveFile(`mlp-${data}${at}.json`, text, 'application/json');
  }

  return (
    <div className="share-part" role="group" aria-label={share.file}>
      <button type="button" className="tool" title={share.saveHint} onClick={() => void save()}>
        {share.save}
      </button>
      <label className="tool share-file">
        {share.open}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = ''; // the same file again, once it is mended
            if (file === undefined) return;
            onClose();
            openExperimentFile(file, workspace, controls).catch(workspace.sayMissing);
          }}
        />
      </label>
      <button type="button" className="tool share-teach" onClick={onTeach}>
        {share.teach}
      </button>
      {isTooMuch && (
        <p className="share-note" role="alert">
          {share.tooManyRows}
        </p>
      )}
    </div>
  );
}
