import { applyCure } from '../../health/applyCure.ts';
import type { Cure } from '../../health/finding.ts';
import type { Branch, Snapshot } from '../../run/branch.ts';
import { freshRun } from '../../run/status.ts';
import type { TrainingControls } from '../../state/training.ts';
import type { Workspace } from '../../state/workspace.ts';

/** Cures that a run could be tuned to. */
const isTuning = ({ type }: Cure): boolean => type === 'setRate' || type === 'clip' || type === 'setEpochs';

/**
 * Makes the experiment that is proposed, with new weights, or, of a run that could be tuned, from where it stood. More
 * epochs go on from where the run stands, as a run of its own: undone, it gives way to that.
 *
 * @param current the branch that is trained
 * @param back null: with new weights
 */
export function tryCure(
  { store, edit }: Workspace,
  { tryOut }: Pick<TrainingControls, 'tryOut'>,
  cure: Cure,
  current: Branch,
  back: Snapshot | null,
): void {
  store.getState().commitPreview();
  const { document, run } = store.getState();
  if (!isTuning(cure)) return edit((e) => applyCure(e, cure));
  const experiment = applyCure(document.present, cure);
  const { optimizer, epochs } = experiment;
  const isLonger = cure.type === 'setEpochs' && cure.epochs >= document.present.epochs;
  const from = isLonger ? (current.snapshots.at(-1) ?? null) : back;
  const epoch = from?.epoch ?? 0;
  const before = run.tuned.filter((tuned) => tuned.epoch <= epoch);
  tryOut({
    parent: { branch: current.id, epoch },
    experiment,
    status:
      from === null
        ? freshRun
        : {
            ...run,
            phase: 'paused',
            failure: null,
            tuned: isLonger ? before : [...before, { epoch, tuning: { optimizer, epochs } }],
          },
    history: from === null ? null : (current.history?.copy() ?? null),
    snapshots: from === null ? [] : [from],
  });
}
