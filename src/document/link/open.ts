import { createTable } from '../../data/createTable.ts';
import { playgroundTables } from '../../data/playgroundTables.ts';
import type { Tables } from '../../data/tables.ts';
import { limits } from '../limits.ts';
import { fits, unsealed } from './check.ts';
import { isLessonAlone } from './linkLesson.ts';
import { knownKeys } from './keys.ts';
import { splitPairs } from './pairs.ts';
import { readExperiment } from './read.ts';
import { excerpt, type Language, languages, orRefusal, Refusal } from './result.ts';
import { respell, respellings } from './respell.ts';

/** Everything that a link opens, for comparison with another link. */
interface Meaning {
  readonly experiment: object | null;
  readonly lesson: readonly [name: string, step: string] | null;
  readonly language: Language | null;
}

/** Stands for every table that a link may name: whether that is here is asked when the link is opened. */
const anyTable = createTable(
  { type: 'table', title: '', columns: Array<string>(limits.inputs.max).fill(''), classes: [], targets: [] },
  { values: new Float64Array(limits.inputs.max), labels: new Int32Array(1), targets: new Float64Array(0) },
);
const anyTables: Tables = {
  get: (key) => (key.startsWith('playground:') ? playgroundTables.get(key) : { ...anyTable, hash: key }),
};

/** A link that opens. */
export interface Opened {
  readonly pairs: ReadonlyMap<string, string>;
  readonly meaning: Meaning;
  readonly respelled: boolean;
  /** Whether its checksum says that nothing of it was lost or changed. */
  readonly isSealed: boolean;
}

/**
 * Opens a link as it is written, or, if that fails, with its names respelled.
 * @param untouched whether the text was not mended: then unknown keys and steps are ignored
 * @throws Refusal
 */
export function open(link: string, untouched = false): Opened {
  const written = orRefusal(() => openExactly(link, untouched));
  const isRefused = written instanceof Refusal;
  if (!isRefused && unknown(written) === 0) return written;
  const text = orRefusal(() => respell(link));
  const respelled = text instanceof Refusal || text === link ? text : orRefusal(() => openExactly(text, untouched));
  if (typeof respelled === 'object' && 'pairs' in respelled && (isRefused || unknown(respelled) < unknown(written))) {
    return { ...respelled, respelled: true };
  }
  // One key in two spellings, with two values
  if (respelled instanceof Refusal && respelled.reason.code === 'duplicateKey') throw respelled;
  if (!isRefused) return written;
  const sealed = /(?:^|&)check=/i.test(link) ? respellings(link) : [];
  for (const spelled of sealed) {
    const opened = orRefusal(() => openExactly(spelled, untouched));
    if (!(opened instanceof Refusal)) return { ...opened, respelled: true };
  }
  throw text instanceof Refusal ? text : written;
}

/** A key of which the end is missing, and what cannot be one but the rest of a value. */
function refuseNoKeys(link: string): void {
  for (const part of link.split('&').slice(1)) {
    if (/^[-.:,=]/.test(part))
      throw new Refusal({ code: 'unknownName', key: '&', value: excerpt(part), choices: knownKeys });
    const isCut = part !== '' && !part.includes('=') && knownKeys.some((key) => key.startsWith(part));
    if (isCut) throw new Refusal({ code: 'cutOff', end: excerpt(`&${part}`) });
  }
}

function unknown({ pairs }: Opened): number {
  return [...pairs.keys()].filter((key) => !knownKeys.includes(key)).length;
}

/** Whether `key` is `known` with a few more characters in it or around it, or the end of it. */
function goesThrough(known: string, key: string): boolean {
  if (key.startsWith(known) || key.endsWith(known) || (key.length > 1 && known.endsWith(key))) return true;
  let found = 0;
  for (const character of key) if (character === known[found]) found++;
  return found === known.length && key.length <= known.length + 3;
}

/** Refuses a damaged key. An unknown key may come from a tracker, but one that contains a known key is damaged. */
function refuseDamagedKeys(pairs: Opened['pairs']): void {
  for (const key of pairs.keys()) {
    if (knownKeys.includes(key)) continue;
    const was = knownKeys.find((known) => known.length > 2 && goesThrough(known, key));
    if (was !== undefined) throw new Refusal({ code: 'unknownName', key: '&', value: excerpt(key), choices: [was] });
  }
}

/** The page's own, one from a file, and what a link of TensorFlow Playground asks for. */
const lessonName = /^(?:[^=:,]*|pack:\d+:[\da-f]{8}:[\w-]+|playground:(?:\w+(?::[\w.-]+)?,)*start:\w+)$/;

function openExactly(link: string, untouched: boolean): Opened {
  refuseNoKeys(link);
  const pairs = splitPairs(link);
  if (!untouched) refuseDamagedKeys(pairs);
  const [name, step = ''] = [pairs.get('lesson'), pairs.get('step')];
  if (!untouched && step !== '' && !/^[1-9]\d{0,3}$/.test(step)) {
    throw new Refusal({ code: 'badNumber', key: 'step', value: step, integer: true });
  }
  const language = pairs.get('lang');
  if (!untouched && language !== undefined && !/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language)) {
    throw new Refusal({ code: 'badValue', key: 'lang', value: excerpt(language), example: 'ja' });
  }
  if (!untouched && name !== undefined && !lessonName.test(name)) {
    if (name.startsWith('pack:')) throw new Refusal({ code: 'badLesson', why: 'damaged', name: excerpt(name) });
    throw new Refusal({ code: 'badValue', key: 'lesson', value: excerpt(name), example: 'one-neuron' });
  }
  const lesson = name === undefined || name === '' ? null : ([name, step] as const);
  const isAlone = lesson !== null && isLessonAlone(pairs);
  const experiment = isAlone ? null : readExperiment(pairs, anyTables);
  const isSealed = fits(pairs);
  if (isSealed === false) throw new Refusal({ code: 'changed', link: unsealed(pairs) });
  return {
    pairs,
    meaning: { experiment, lesson, language: languages.find((known) => known === language) ?? null },
    respelled: false,
    isSealed: isSealed === true,
  };
}
