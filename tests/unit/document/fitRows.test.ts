import { describe, expect, it } from 'vitest';
import { batchesPerEpoch, hasValidation, totalSteps } from '../../../src/document/fitRows.ts';
import { openingExperiment } from '../../../src/document/opening.ts';

describe('what fit goes through', () => {
  it('is 240 of 300 rows in batches of 8 on the opening page', () => {
    expect(batchesPerEpoch(openingExperiment)).toBe(30);
    expect(totalSteps(openingExperiment)).toBe(30_000);
  });

  it('counts the last batch though it is not full', () => {
    expect(batchesPerEpoch({ ...openingExperiment, batchSize: 7 })).toBe(35);
    expect(batchesPerEpoch({ ...openingExperiment, batchSize: 5000 })).toBe(1);
  });

  it('knows whether a row is left to check on', () => {
    expect(hasValidation(openingExperiment)).toBe(true);
    expect(hasValidation({ ...openingExperiment, validationSplit: 0 })).toBe(false);
  });
});
