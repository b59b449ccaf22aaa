import { expect, test } from 'vitest';
import type { Cure, Finding } from '../../../src/health/finding.ts';
import { health as en } from '../../../src/i18n/en/health.ts';
import * as problemsEn from '../../../src/i18n/en/problems.ts';
import { cureLabel, findingSentence } from '../../../src/i18n/healthSentences.ts';
import { health as ja } from '../../../src/i18n/ja/health.ts';
import * as problemsJa from '../../../src/i18n/ja/problems.ts';
import { isMisspaced } from './japaneseSpacing.ts';

const common = { seat: { kind: 'network' }, cure: null } as const;
const findings: readonly Finding[] = [
  { ...common, sickness: 'lossMismatch', numbers: { loss: 7.9, blind: 0.693, isRight: false } },
  { ...common, sickness: 'lossMismatch', numbers: { loss: 0.57, blind: 1.1, isRight: true } },
  { ...common, sickness: 'unscaledInputs', numbers: { least: 0.38, most: 4260 } },
  { ...common, sickness: 'largeTargets', numbers: { size: 98_600 } },
  { ...common, sickness: 'diverged', numbers: { epoch: 3, batch: 2, rate: 5 } },
  { ...common, sickness: 'diverged', numbers: { epoch: 3, batch: 0, rate: 5, loss: 1.5e10 } },
  { ...common, sickness: 'symmetric', numbers: { units: 8, different: 1 } },
  { ...common, sickness: 'deadUnits', numbers: { dead: 12, units: 16 } },
  { ...common, sickness: 'deadUnits', numbers: { dead: 1, units: 1 } },
  { ...common, sickness: 'exploding', numbers: { gain: 21.4, atFirst: false } },
  { ...common, sickness: 'exploding', numbers: { gain: 21.4, atFirst: true } },
  { ...common, sickness: 'saturated', numbers: { share: 0.93, weights: 18 } },
  { ...common, sickness: 'vanishing', numbers: { gain: 2.8e-5, gradient: 8.5e-6, last: 0.004 } },
  { ...common, sickness: 'rateTooLarge', numbers: { rate: 5, jumps: 0.25, highest: 17, first: 1.1, begin: 0 } },
  { ...common, sickness: 'rateTooLarge', numbers: { rate: 5, jumps: 0.25, highest: 17, first: 0.2, begin: 1200 } },
  {
    ...common,
    sickness: 'rateTooLarge',
    numbers: { rate: 1, jumps: 0.25, highest: 1.3, first: 1.1, begin: 0, leap: 0.33 },
  },
  { ...common, sickness: 'rateTooSmall', numbers: { rate: 1e-6, update: 3e-6, moved: 0.004, isDownhill: true } },
  { ...common, sickness: 'rateTooSmall', numbers: { rate: 1e-6, update: 3e-6, moved: 0.004, isDownhill: false } },
  { ...common, sickness: 'overfitting', numbers: { loss: 0.05, validation: 0.9, best: 0.4, epoch: 36 } },
  { ...common, sickness: 'contradictions', numbers: { ceiling: 0.37, unlike: 0.5, skill: 0.36 } },
  { ...common, sickness: 'tooFewEpochs', numbers: { epochs: 6, drop: 0.3 } },
  { ...common, sickness: 'noActivation', numbers: { layers: 1, skill: 0.1, classes: 2 } },
  { ...common, sickness: 'noActivation', numbers: { layers: 3, skill: 0.1, classes: 0 } },
  { ...common, sickness: 'tooSmall', numbers: { units: 0, skill: 0.1, classes: 2 } },
  { ...common, sickness: 'tooSmall', numbers: { units: 0, skill: 0.1, classes: 0 } },
  { ...common, sickness: 'tooSmall', numbers: { units: 1, skill: 0.1, classes: 2 } },
  { ...common, sickness: 'tooSmall', numbers: { units: 3, skill: 0.1, classes: 2 } },
];
const cures: readonly Cure[] = [
  { type: 'remedy', remedy: { type: 'setFinalActivation', activation: 'linear' } },
  { type: 'standardize' },
  { type: 'usualInitializers', activation: null },
  { type: 'usualInitializers', activation: 'tanh' },
  { type: 'setRate', rate: 0.16666, back: false },
  { type: 'setRate', rate: 0.01, back: true },
  { type: 'setRate', rate: 0.02, back: false, momentum: 0.9 },
  { type: 'setRate', rate: 0.001, back: true, momentum: 0.9 },
  { type: 'setRate', rate: 0.01, back: false, constant: true },
  { type: 'setRate', rate: 0.03, back: false, constant: true, momentum: 0.9 },
  { type: 'clip', norm: 1 },
  { type: 'hiddenActivation', activation: 'relu' },
  {
    type: 'hiddenActivation',
    activation: 'tanh',
    slower: { type: 'setRate', rate: 0.02, back: false, momentum: 0.9, constant: true },
  },
  { type: 'bend' },
  { type: 'widen', units: 16 },
  { type: 'narrow', units: 8 },
  { type: 'setEpochs', epochs: 60 },
  { type: 'allColumns' },
  { type: 'lessNoise' },
];

/** Numbers of a text, without commas. */
const numbersIn = (text: string): string[] =>
  (text.match(/\d[\d,.]*(?:e−?\d+)?/g) ?? []).map((each) => each.replace(/[.,]$/, ''));

test('every finding is a whole sentence in both languages, with the same numbers', () => {
  expect(new Set(findings.map(({ sickness }) => sickness))).toEqual(new Set(Object.keys(en.findings)));
  for (const finding of findings) {
    const [english, japanese] = [en, ja].map((text) => findingSentence(text, finding));
    expect(english).toMatch(/^[A-Z0-9].*\.$/);
    expect(japanese).toMatch(/。$/);
    expect(isMisspaced(japanese), japanese).toBe(false);
    expect(english).not.toMatch(/\b1 (?:hidden )?units\b/);
    for (const text of [english, japanese]) expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
    const spelled = numbersIn(japanese);
    const missing = numbersIn(english).filter((each) => each !== '0' && !spelled.includes(each));
    expect(missing, japanese).toEqual([]);
  }
});

test('every cure has a label in both languages', () => {
  expect(new Set(cures.map(({ type }) => type))).toEqual(new Set(['remedy', ...Object.keys(en.cures)]));
  for (const cure of cures) {
    const [english, japanese] = [cureLabel(en, problemsEn, cure), cureLabel(ja, problemsJa, cure)];
    expect(english).toMatch(/^[A-Z].*[^.]$/);
    expect(japanese).toMatch(/[ぁ-ん]$/);
    expect(isMisspaced(japanese), japanese).toBe(false);
    expect(numbersIn(japanese)).toEqual(numbersIn(english));
  }
});

test('each verdict is said', () => {
  for (const text of [en, ja]) {
    expect(new Set(Object.values(text.verdicts)).size).toBe(3);
  }
});
