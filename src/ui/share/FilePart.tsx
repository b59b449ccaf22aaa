import type { SharedMoment } from '../../state/momentLink.ts';
import type { TrainingControls } from '../../state/training.ts';
import { useShareText } from '../text/shareText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { openExperimentFile } from './openExperimentFile.ts';
import { SaveButton } from './SaveButton.tsx';

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
  const lesson = useApp(({ view }) => view.lesson);

  return (
    <div className="share-part" role="group" aria-label={share.file}>
      <SaveButton lesson={lesson} moment={moment} hint={share.saveHint} />
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
    </div>
  );
}
