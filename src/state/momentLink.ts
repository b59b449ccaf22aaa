import type { Experiment } from '../document/experiment.ts';
import { writePlace } from '../document/link/linkMoment.ts';
import type { Snapshot } from '../run/branch.ts';
import type { GrowingHistory } from '../run/history.ts';
import type { RunStatus } from '../run/status.ts';
import { isReplayable, packMoment } from './packedMoment.ts';
import { longestPacked } from './pageLink.ts';

/** A moment of the run, to be shared. */
export interface SharedMoment {
  readonly experiment: Experiment;
  readonly snapshot: Snapshot;
  readonly status: RunStatus;
  readonly history: GrowingHistory;
}

/** How a link has a moment: its weights, its epoch alone, or not at all. */
export type MomentForm = 'state' | 'at' | 'none';

export interface MomentKey {
  readonly form: MomentForm;
  /** The key with its value, as the end of a link. */
  readonly text: string;
  /** Whether the curves go with it. */
  readonly hasCurves: boolean;
}

/** Whether training leads to a moment again: it may lie behind a limit of epochs that has been lowered since. */
const leadsThere = ({ experiment: { epochs }, snapshot: { epoch, batch }, status }: SharedMoment): boolean =>
  isReplayable(status) && (epoch < epochs || (epoch === epochs && batch === 0));

/**
 * A moment in a link of so many characters: with weights and curves where they fit, else as the epoch that training comes
 * to again, else without the curves.
 */
export async function momentKey(moment: SharedMoment, length: number): Promise<MomentKey> {
  const { snapshot, status, history } = moment;
  const stateOf = async (hasCurves: boolean): Promise<MomentKey | null> => {
    if (snapshot.state.bytes.byteLength > longestPacked * 100) return null; // nothing packs so well
    const packed = await packMoment(snapshot, status, history, hasCurves);
    const text = `&state=${packed ?? ''}`;
    return packed !== null && length + text.length < longestPacked ? { form: 'state', text, hasCurves } : null;
  };
  const whole = await stateOf(true);
  if (whole !== null) return whole;
  if (leadsThere(moment)) return { form: 'at', text: `&at=${writePlace(snapshot)}`, hasCurves: true };
  return (await stateOf(false)) ?? { form: 'none', text: '', hasCurves: false };
}

/** A moment in a file: the run as it stood, or, where it broke off, where that was; null where neither leads there again. */
export async function momentInFile(moment: SharedMoment) {
  const { snapshot, status, history } = moment;
  const state = await packMoment(snapshot, status, history, true);
  return state === null && !leadsThere(moment) ? null : { place: snapshot, state };
}
