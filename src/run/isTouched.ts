import type { History } from './history.ts';
import type { RunStatus } from './status.ts';

/** Whether numbers have been set by hand since the newest row of the history, which then says nothing of them. */
export const isTouched = ({ byHand = null }: Pick<RunStatus, 'byHand'>, history: History): boolean =>
  byHand !== null && history.count > 0 && history.epoch(history.count - 1) <= byHand.epoch;
