import { blankKinds } from '../document/blank.ts';
import { depths } from '../document/depth.ts';
import { decodeLink, pairsOf } from '../document/link.ts';
import { momentIn, readPlace, type WrittenMoment } from '../document/link/linkMoment.ts';
import { excerpt, orRefusal, Refusal } from '../document/link/result.ts';
import type { Experiment } from '../document/experiment.ts';
import { type Goal, readGoals } from './goal.ts';
import { controlNames, guessNames, panelNames, partNames, plotViews, type Scene, switchNames } from './lesson.ts';
import type { Fault } from './fault.ts';

/** Characters of a value that are read: more than any list of names has. Normalizing makes some 18 times as long. */
export const longestWord = 1000;
/** Goals of a step. */
const mostGoals = 20;
/** Upper bound of `stage`, larger than the number of lines of any program. */
const mostStages = 100;

/** Settings of a step, or of the head for all steps. */
export interface Settings extends Partial<Scene> {
  readonly experiment?: Experiment;
  readonly moment?: WrittenMoment | null;
  readonly goals?: readonly Goal[];
}

export const sceneKeys: readonly string[] = [
  'open',
  'stage',
  'hide',
  'lock',
  'show',
  'view',
  'predict',
  'blanks',
  'walk',
  'depth',
];
export const stepKeys: readonly string[] = ['experiment', ...sceneKeys, 'goal'];

const plain = (value: string): string => value.slice(0, longestWord).normalize('NFKC').toLowerCase();

type Tell = (fault: Fault) => void;

/** Reads a list separated by commas, spaces or 、; `none` is the empty list. */
function readNames<T extends string>(key: string, value: string, known: readonly T[], tell: Tell): readonly T[] {
  const words = plain(value).split(/[\s,、]+/u).filter(Boolean); // prettier-ignore
  if (words.join() === 'none') return [];
  const found = words.flatMap((word) => {
    const name = known.find((each) => each === word);
    if (name === undefined) tell({ code: 'unknownName', key, value: excerpt(word), known });
    return name === undefined ? [] : [name];
  });
  return [...new Set(found)];
}

/** Reads one of a few words. */
function readOne<T extends string>(key: string, value: string, known: readonly T[], tell: Tell): T | null {
  const word = plain(value);
  const name = known.find((each) => each === word);
  if (name === undefined) tell({ code: 'unknownName', key, value: excerpt(value), known });
  return name ?? null;
}

function readStage(value: string, tell: Tell): number | null {
  const text = plain(value);
  if (/^\d{1,3}$/.test(text) && Number(text) <= mostStages) return Number(text);
  tell({ code: 'badNumber', key: 'stage', value: excerpt(value), max: mostStages });
  return null;
}

function readWalk(value: string, tell: Tell): Scene['walk'] {
  const word = plain(value);
  const [batch, row] = /^batch(?: +([1-9]\d{0,6}))?$/.exec(word) ?? [];
  if (batch !== undefined) return row === undefined ? 'batch' : `batch ${Number(row)}`;
  if (/^[1-9]\d{0,6}$/.test(word)) return Number(word);
  tell({ code: 'unknownName', key: 'walk', value: excerpt(value), known: ['batch', 'batch 2', '1', '2', '3 …'] });
  return null;
}

/** Applies one setting to the previous ones; `key` is one of `stepKeys`. Invalid values are reported and ignored. */
export function readSetting(before: Settings, key: string, value: string, tell: Tell): Settings {
  switch (key) {
    case 'open': {
      const open = readOne(key, value, panelNames, tell);
      return open === null ? before : { ...before, open };
    }
    case 'stage':
      return { ...before, stage: readStage(value, tell) };
    case 'hide':
      return { ...before, hide: readNames(key, value, [...controlNames, ...partNames], tell) };
    case 'lock':
      return { ...before, lock: readNames(key, value, [...controlNames, ...partNames], tell) };
    case 'show':
      return { ...before, show: readNames(key, value, switchNames, tell) };
    case 'view': {
      const view = readOne(key, value, plotViews, tell);
      return view === null ? before : { ...before, view };
    }
    case 'predict':
      return { ...before, predict: readNames(key, value, guessNames, tell) };
    case 'blanks':
      return { ...before, blanks: readNames(key, value, blankKinds, tell) };
    case 'walk':
      return { ...before, walk: readWalk(value, tell) };
    case 'depth':
      return { ...before, depth: readOne(key, value, depths, tell) };
    case 'experiment': {
      const decoded = decodeLink(value);
      const moment = momentIn(pairsOf(value));
      const place = orRefusal(() => readPlace(moment?.at ?? '0'));
      if (!decoded.ok) tell({ code: 'badExperiment', error: decoded.error });
      else if (place instanceof Refusal) tell({ code: 'badExperiment', error: place.reason });
      else return { ...before, experiment: decoded.experiment, moment };
      return before;
    }
    case 'goal': {
      const read = readGoals(value);
      const goals = read.ok ? [...(before.goals ?? []), ...read.goals] : [];
      if (read.ok && goals.length <= mostGoals) return { ...before, goals };
      tell(read.ok ? { code: 'tooManyGoals', max: mostGoals } : read.problem);
      return before;
    }
    default:
      throw new Error(`${key} is no setting`);
  }
}
