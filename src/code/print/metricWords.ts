import type { Experiment } from '../../document/experiment.ts';
import { isLessBetter } from '../../document/monitors.ts';
import { finalActivation } from '../../document/outputStage.ts';
import type { MonitorMode } from '../../engine/specs/callbackSpecs.ts';
import { givesProbability } from '../../engine/activations.ts';
import { layOut } from '../../engine/layout.ts';
import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import { accuracyOf2017 } from '../keras2017.ts';
import type { Dialect } from './dialect.ts';

/** Items of `metrics=[…]`, each once. */
export function metricWords(e: Experiment, dialect: Dialect): readonly string[] {
  const words = new Set(e.metrics.map((name) => metricWord(e, name, dialect)));
  for (const word of words) dialect.word(word);
  if (dialect.name === 'keras2017' && words.has('accuracy') && isRounded(e)) {
    dialect.note('accuracy: in 2017 the output was rounded and compared with the target');
  }
  return [...words];
}

/** In 2017 `accuracy` meant another where the loss is binary_crossentropy: the one that is meant is written out. */
function metricWord(e: Experiment, name: MetricName, dialect: Dialect): string {
  const isOther = name === 'accuracy' && accuracyOf2017(e.loss, layOut(e).outputs) !== name;
  return dialect.name === 'keras2017' && isOther ? 'categorical_accuracy' : name;
}

/** One output that is no probability: 1.6 was 2, which is not 1. */
function isRounded(e: Experiment): boolean {
  return layOut(e).outputs === 1 && !givesProbability(finalActivation(e).name);
}

/** The key of the history under the name that it had: `val_acc` in 2017. */
export function monitorWord(e: Experiment, monitor: string, dialect: Dialect): string {
  const plain = monitor.replace(/^val_/, '');
  if (dialect.name !== 'keras2017' || plain !== 'accuracy') return monitor;
  const word = metricWord(e, plain, dialect);
  return monitor.replace('accuracy', word === 'accuracy' ? 'acc' : word);
}

/** In 2017 `auto` took more for better where there was `acc` in the monitor's name, else less. */
export function monitorMode(monitor: string, mode: MonitorMode, dialect: Dialect): MonitorMode {
  const isOther = mode === 'auto' && isLessBetter(monitor) === false && !monitor.includes('acc');
  return dialect.name === 'keras2017' && isOther ? 'max' : mode;
}
