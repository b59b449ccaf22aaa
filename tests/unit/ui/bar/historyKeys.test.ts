import { describe, expect, it } from 'vitest';
import { keysOf as historyKeys } from '../../../../src/document/monitors.ts';

describe('what a callback can watch', () => {
  it('is the loss and the metrics, on the validation rows too where there are any', () => {
    expect(historyKeys(['accuracy', 'auc'], true)).toEqual([
      'loss',
      'accuracy',
      'auc',
      'val_loss',
      'val_accuracy',
      'val_auc',
    ]);
    expect(historyKeys([], false)).toEqual(['loss']);
  });
});
