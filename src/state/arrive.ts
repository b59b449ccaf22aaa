import type { Experiment } from '../document/experiment.ts';
import { batchesPerEpoch } from '../document/fitRows.ts';
import { readPlace, type WrittenMoment } from '../document/link/linkMoment.ts';
import { type LinkError, orRefusal, Refusal } from '../document/link/result.ts';
import { hasMoved, type Place } from '../document/moment.ts';
import { canTrain } from '../document/problems/findProblems.ts';
import type { Branch } from '../run/branch.ts';
import { unpackMoment } from './packedMoment.ts';
import type { TrainingControls } from './training.ts';
import type { Workspace } from './workspace.ts';

/** Has the run of the experiment that was just opened stand at a moment. */
export type Arrive = (workspace: Workspace, controls: Pick<TrainingControls, 'backTo' | 'reach'>) => void;

/** A run as it stood. */
export type StandingRun = Pick<Branch, 'status' | 'history' | 'snapshots'>;

/** A moment of an experiment: the run as it stood there, or where that is. */
export type Arrival = Place | StandingRun;

/**
 * Where a moment that was written leads to, or why that does not come out. Never throws.
 * @param most bytes that the run as it stood may have
 */
export async function readArrival(
  e: Experiment,
  { at = '', state }: WrittenMoment,
  most?: number,
): Promise<Arrival | LinkError> {
  if (state !== undefined) {
    const moment = await unpackMoment(state, e, most);
    return typeof moment === 'string' ? { code: 'badMoment', why: moment } : moment;
  }
  const place = orRefusal(() => readPlace(at));
  if (place instanceof Refusal) return place.reason;
  const { epoch, batch } = place;
  if (epoch > e.epochs) return { code: 'outOfRange', key: 'at', value: String(epoch), min: 0, max: e.epochs };
  const max = epoch < e.epochs ? batchesPerEpoch(e) - 1 : 0;
  return batch <= max ? place : { code: 'outOfRange', key: `at=${epoch}.…`, value: String(batch), min: 0, max };
}

export const arriveAt =
  (e: Experiment, arrival: Arrival): Arrive =>
  ({ store, branches, say }, controls) => {
    if (!canTrain(e)) return; // it has no moments
    if (!('snapshots' in arrival)) {
      controls.reach(arrival);
      return say({ type: 'openedMoment', ...arrival, isTrained: true, left: null });
    }
    const { current } = branches;
    const [{ epoch, batch }] = arrival.snapshots;
    const last = current?.snapshots.at(-1);
    const isLeft = current !== null && last !== undefined && hasMoved(last);
    const experiment = isLeft ? { ...e } : e; // by an object of its own Undo tells it from the run before
    if (isLeft) store.getState().addStep(experiment); // the same experiment: what has changed is the run
    const history = arrival.history?.copy() ?? null; // it may be arrived at again
    controls.backTo(branches.add({ experiment, parent: null, ...arrival, history }));
    const left = isLeft ? { branch: current.id, epoch: last.epoch, batch: last.batch } : null;
    say({ type: 'openedMoment', epoch, batch, isTrained: false, left });
  };
