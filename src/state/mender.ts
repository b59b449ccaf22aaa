import { lateNames } from '../data/datasets.ts';
import { makeLateKnown } from '../data/lateSets.ts';
import * as link from '../document/link.ts';
import { readPlace } from '../document/link/linkMoment.ts';
import { type LinkError, orRefusal, Refusal } from '../document/link/result.ts';
import type { Mender } from './address.ts';
import { type Arrive, arriveAt } from './arrive.ts';
import { findTables, savedLinks } from './keptTables.ts';
import { takeRows } from './ownRows.ts';
import { unpackMoment } from './packedMoment.ts';
import type { Shelf } from './saved.ts';
import { browserVault } from './vault.ts';

/** Whether a text may lead to a moment, also where a mail has broken it. */
const mayNameMoment = (text: string): boolean => /at|state/i.test(text);

/** Whether a name may stand in a text, also where a mail has broken it. */
const mayName = (text: string, name: string): boolean =>
  text
    .replace(/[=\s]+/g, '')
    .toLowerCase()
    .includes(name);

/** The moment that a link leads to, or why there is none; null where it leads to none. */
async function momentIn(pairs: ReadonlyMap<string, string>, decoded: link.Decoded): Promise<Arrive | LinkError | null> {
  const [at, state] = [pairs.get('at'), pairs.get('state')];
  if (!decoded.ok || (at === undefined && state === undefined)) return null;
  const { experiment } = decoded;
  if (state !== undefined) {
    const moment = await unpackMoment(state, experiment);
    return typeof moment === 'string' ? { code: 'badMoment', why: moment } : arriveAt(experiment, moment);
  }
  const place = orRefusal(() => readPlace(at ?? ''));
  return place instanceof Refusal ? place.reason : arriveAt(experiment, place);
}

/** The reader of links that others have changed, once the rows that the text or saved work names are known. */
export async function menderFor(text: string, shelf: Shelf | null, vault = browserVault()): Promise<Mender> {
  // First, for a link of data that are not here is not read
  await makeLateKnown(lateNames.filter((name) => mayName(text, name))).catch(() => undefined);
  const isPacked = mayName(text, 'table') || mayNameMoment(text);
  const pairs = isPacked ? link.pairsOf(text) : new Map<string, string>();
  const trouble = await takeRows(pairs);
  await findTables(vault, () => [pairs.get('data') ?? '', savedLinks(shelf)]);
  const moment = mayNameMoment(text) ? await momentIn(pairs, link.decodeLink(text)) : null;
  const decodeLink: Mender['decodeLink'] = (asked) => {
    const decoded = link.decodeLink(asked);
    if (decoded.ok && moment !== null && 'code' in moment) return { ok: false, error: moment };
    const isMissing = !decoded.ok && decoded.error.code === 'unknownTable';
    return isMissing && trouble !== null ? { ok: false, error: trouble } : decoded;
  };
  return { ...link, decodeLink, arrive: moment === null || 'code' in moment ? null : moment };
}
