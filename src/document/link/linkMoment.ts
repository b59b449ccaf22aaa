import { limits } from '../limits.ts';
import type { Place } from '../moment.ts';
import { excerpt, Refusal } from './result.ts';

// The moment at which an experiment opens; without one it opens at its beginning.
//
// at    = epoch [ "." batch ]    it is trained to there, to the same bits: 85, 85.3
// state = version ":" deflated   the run as it stood: see state/packedMoment.ts

/** A moment as a link or a file has it. */
export interface WrittenMoment {
  readonly at: string | undefined;
  readonly state: string | undefined;
}

/** The moment among the keys and values of a link; null where they have none. */
export function momentIn(pairs: ReadonlyMap<string, string>): WrittenMoment | null {
  const [at, state] = [pairs.get('at'), pairs.get('state')];
  return at === undefined && state === undefined ? null : { at, state };
}

export const writePlace = ({ epoch, batch }: Place): string => (batch === 0 ? String(epoch) : `${epoch}.${batch}`);

/** @throws Refusal */
export function readPlace(text: string): Place {
  const [, epoch, batch = '0'] = /^(\d{1,7})(?:\.(\d{1,7}))?$/.exec(text) ?? [];
  if (epoch === undefined) throw new Refusal({ code: 'badValue', key: 'at', value: excerpt(text), example: '85' });
  // beyond it no run can be trained
  const { max } = limits.epochs;
  if (Number(epoch) > max) throw new Refusal({ code: 'outOfRange', key: 'at', value: excerpt(text), min: 0, max });
  return { epoch: Number(epoch), batch: Number(batch) };
}
