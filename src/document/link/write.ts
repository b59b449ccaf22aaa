import { equal } from '../equal.ts';
import type { Experiment } from '../experiment.ts';
import { writeCallbacks } from './linkCallbacks.ts';
import { writeData } from './linkData.ts';
import { linkDefaults, version } from './linkDefaults.ts';
import { type LessonPlace, writeLesson } from './linkLesson.ts';
import { writeLoss } from './linkLoss.ts';
import { writeNet } from './net.ts';
import { writeOptimizer } from './linkOptimizer.ts';
import type { Language } from './result.ts';

/**
 * The experiment as a URL's hash, without `#`: keys in fixed order, defaults left out, and only characters that
 * chat programs do not change (letters, digits, `- . : , = & _`). Each experiment has exactly one link.
 */
export function encodeLink(
  e: Experiment,
  options: { readonly language?: Language | null; readonly lesson?: LessonPlace | null } = {},
): string {
  const pairs: [key: string, value: string][] = [...writeData(e.data), ['net', writeNet(e)]];
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
  if (e.rules) pairs.push(['rules', e.rules]);
  if (options.language) pairs.push(['lang', options.language]);
  const experiment = pairs.map(([key, value]) => `${key}=${value}`);
  // The lesson comes first: alone, as the rest of a link that has lost its beginning, it would open.
  return [`v=${version}`, ...(options.lesson ? [writeLesson(options.lesson)] : []), ...experiment].join('&');
}
