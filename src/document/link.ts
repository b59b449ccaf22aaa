import { equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { writeCallbacks } from './link/callbacks.ts';
import { writeData } from './link/data.ts';
import { linkDefaults, version } from './link/defaults.ts';
import { knownKeys } from './link/keys.ts';
import { writeLoss } from './link/loss.ts';
import { findLink } from './link/mend.ts';
import { writeNet } from './link/net.ts';
import { writeOptimizer } from './link/optimizer.ts';
import { readExperiment } from './link/read.ts';
import { type Decoded, excerpt, type Language, languages, type Notice, Refusal } from './link/result.ts';

export { carriesLink } from './link/mend.ts';
export { type Decoded, type Language, type LinkError, type Notice } from './link/result.ts';

/**
 * The experiment as a URL's hash, without `#`: keys in fixed order, defaults left out, and only characters that
 * chat programs leave alone (letters, digits, `- . : , = & _`). One experiment has one link.
 */
export function encodeLink(e: Experiment, options: { readonly language?: Language | null } = {}): string {
  const pairs: [key: string, value: string][] = [['v', String(version)], ...writeData(e.data), ['net', writeNet(e)]];
  const usual = linkDefaults;
  if (e.loss !== usual.loss || !equal(e.lossOptions, usual.lossOptions)) {
    pairs.push(['loss', writeLoss(e.loss, e.lossOptions)]);
  }
  if (!equal(e.optimizer, usual.optimizer)) pairs.push(['opt', writeOptimizer(e.optimizer)]);
  if (!equal(e.metrics, usual.metrics)) pairs.push(['metrics', e.metrics.join(',') || 'none']);
  if (e.batchSize !== usual.batchSize) pairs.push(['batch', String(e.batchSize)]);
  if (e.epochs !== usual.epochs) pairs.push(['epochs', String(e.epochs)]);
  if (e.validationSplit !== usual.validationSplit) pairs.push(['split', String(e.validationSplit)]);
  if (e.shuffle !== usual.shuffle) pairs.push(['shuffle', e.shuffle ? '1' : '0']);
  if (e.callbacks.length > 0) pairs.push(['cb', writeCallbacks(e.callbacks)]);
  if (e.seed !== usual.seed) pairs.push(['seed', String(e.seed)]);
  if (options.language) pairs.push(['lang', options.language]);
  return pairs.map(([key, value]) => `${key}=${value}`).join('&');
}

/**
 * Reads a link, a hash, a whole address or a text with one, also as mail and chat programs leave it (see
 * link/mend.ts). Never throws. What can be expressed opens, even if it cannot be
 * trained (findProblems tells that); an error is a text that breaks the grammar or a bound. Nothing is allocated
 * that is larger than the text, which is bounded.
 */
export function decodeLink(text: string): Decoded {
  try {
    const { pairs, notices } = findLink(text);
    const experiment = readExperiment(pairs);
    const { language, notice } = readLanguage(pairs.get('lang'));
    return { ok: true, experiment, language, notices: [...notices, ...unknownKeys(pairs), ...notice] };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ok: false, error: refusal.reason };
    throw refusal; // a defect of ours
  }
}

/** A language that we do not speak is no reason not to open the experiment. */
function readLanguage(text: string | undefined): { language: Language | null; notice: Notice[] } {
  const language = languages.find((name) => name === text) ?? null;
  if (text === undefined || language !== null) return { language, notice: [] };
  return { language, notice: [{ code: 'unknownLanguage', value: excerpt(text) }] };
}

/** Keys that we do not know may come from a newer page or be a tracker's: passed over, and said. */
function unknownKeys(pairs: ReadonlyMap<string, string>): Notice[] {
  const keys = [...pairs.keys()].filter((key) => !knownKeys.includes(key));
  if (keys.length === 0) return [];
  return [{ code: 'unknownKeys', keys: keys.slice(0, 5).map(excerpt), more: Math.max(0, keys.length - 5) }];
}
