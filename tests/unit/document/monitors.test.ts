import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/document/experiment.ts';
import { historyKeys, isLessBetter, nearestMonitor } from '../../../src/document/monitors.ts';
import { openingExperiment as opening } from '../../../src/document/opening.ts';
import { metricNames, metricFacts } from '../../../src/engine/specs/metricSpecs.ts';

describe('what there is to monitor', () => {
  it('is the loss and the metrics, once more for the validation part if there is one', () => {
    expect(historyKeys(opening)).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
    expect(historyKeys({ ...opening, metrics: ['auc'], validationSplit: 0 })).toEqual(['loss', 'auc']);
    expect(historyKeys({ ...opening, metrics: [], validationSplit: 1e-9 })).toEqual(['loss', 'val_loss']);
  });

  it('comes as near as can be to what was wished', () => {
    const untouched: Experiment = { ...opening, validationSplit: 0 };
    expect(nearestMonitor(opening, 'val_accuracy')).toBe('val_accuracy');
    expect(nearestMonitor(opening, 'val_auc')).toBe('val_loss');
    expect(nearestMonitor(opening, 'auc')).toBe('loss');
    expect(nearestMonitor(untouched, 'val_accuracy')).toBe('accuracy');
    expect(nearestMonitor(untouched, 'val_auc')).toBe('loss');
  });
});

describe('the document’s own facts about metrics', () => {
  it('agree with the engine on the metrics of which less is better', () => {
    for (const name of metricNames) {
      expect(isLessBetter(name), name).toBe(metricFacts[name].better === 'less');
      expect(isLessBetter(`val_${name}`), name).toBe(metricFacts[name].better === 'less');
    }
    expect([isLessBetter('val_loss'), isLessBetter('my_metric')]).toEqual([true, null]);
  });
});
