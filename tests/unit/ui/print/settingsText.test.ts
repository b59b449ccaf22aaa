import { describe, expect, test } from 'vitest';
import { printKeras } from '../../../../src/code/keras.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { networkHeight, paper } from '../../../../src/ui/print/paper.ts';
import { letteringOf, settingsText } from '../../../../src/ui/print/settingsText.ts';

const program = printKeras(openingExperiment, 'keras3');
const all = { network: true, compile: true, fit: true };

describe('the settings on the printed sheet', () => {
  test('are the network, compile and fit of the program, without its data', () => {
    const statements = settingsText(program, all);
    expect(statements.map((each) => each.split('(', 1)[0])).toEqual([
      'model = keras.Sequential',
      'model.compile',
      'model.fit',
    ]);
  });

  test('leave out what a lesson hides', () => {
    expect(settingsText(program, { ...all, compile: false, network: false })).toEqual([
      'model.fit(x, y, batch_size=8, epochs=1000, validation_split=0.2)',
    ]);
    expect(settingsText(program, { network: false, compile: false, fit: false })).toEqual([]);
  });

  test('get smaller letters when there are many of them, and never more height than is allowed', () => {
    const few = letteringOf(['model.fit(x, y)'], 340, 240);
    const many = letteringOf(
      Array.from({ length: 60 }, (_, i) => `model.add(Dense(${i}))`),
      340,
      240,
    );
    expect(few.size).toBe(10);
    expect(many.size).toBeLessThan(few.size);
    expect(many.height).toBeLessThanOrEqual(240);
    expect(letteringOf([], 340, 240).height).toBe(0);
  });

  test('leave the drawing at least 200 px at their highest, and it gets what the outcome does not take', () => {
    const least = networkHeight(paper.settings, true);
    expect(least).toBeGreaterThan(200);
    expect(networkHeight(paper.settings, false)).toBe(least + paper.plot + paper.caption + paper.gap);
  });
});
