import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import type { Problem } from '../../../src/document/problems/problem.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { outcome as outcomeEn } from '../../../src/i18n/en/outcome.ts';
import { ui as uiEn } from '../../../src/i18n/en/ui.ts';
import { outcome as outcomeJa } from '../../../src/i18n/ja/outcome.ts';
import { ui as uiJa } from '../../../src/i18n/ja/ui.ts';
import * as linksEn from '../../../src/i18n/en/link.ts';
import * as problemsEn from '../../../src/i18n/en/problems.ts';
import * as linksJa from '../../../src/i18n/ja/link.ts';
import * as problemsJa from '../../../src/i18n/ja/problems.ts';
import { linkErrorSentence, noticeSentence, problemSentence, remedyLabel } from '../../../src/i18n/sentences.ts';
import { tables } from '../data/ownTable.ts';
import { arbitraryExperiment } from '../document/arbitrary.ts';
import { faultyLinks } from '../document/faultyLinks.ts';
import { isMisspaced } from './japaneseSpacing.ts';

const problemsOf = (link: string) => {
  const decoded = decodeLink(`v=1&${link}`, tables);
  if (!decoded.ok) throw new Error(link);
  return findProblems(decoded.experiment);
};

/** Expects whole sentences with all their parameters, none too long to read. */
function expectWhole(problem: Problem): void {
  const sentences = [problemSentence(problemsEn, problem), problemSentence(problemsJa, problem)];
  const labels = [remedyLabel(problemsEn, problem.remedy), remedyLabel(problemsJa, problem.remedy)];
  expect(sentences[0]).toMatch(/^\S.*\.$/);
  expect(sentences[1]).toMatch(/[ぁ-ん].*。$/);
  expect(labels[1]).toMatch(/[ぁ-ん]$/);
  for (const text of [sentences[1], labels[1]]) expect(isMisspaced(text), text).toBe(false);
  for (const text of [...sentences, ...labels]) {
    expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(text.length).toBeLessThan(260);
  }
}

describe('a problem', () => {
  it('is said with its numbers, and so is what one click does', () => {
    const [problem] = problemsOf('data=colours&net=3-4-softmax');
    expect(problemSentence(problemsEn, problem)).toBe('The last Dense has 4 units, but the data has 3 classes.');
    expect(remedyLabel(problemsEn, problem.remedy)).toBe('Use 3 units');
    expect(problemSentence(problemsJa, problem)).toBe(
      '出力層の Dense のユニット数は 4 ですが、データのクラス数は 3 です。',
    );
    expect(remedyLabel(problemsJa, problem.remedy)).toBe('3\u00a0ユニットにする');
  });

  it('that prevents training may be of a layer or of fit: header and plot blame neither data nor layers', () => {
    const links = [
      'data=iris&net=3-3.softmax',
      'data=iris&net=4-3.softmax&opt=sgd:0.1:cosine_decay=1000&cb=ReduceLROnPlateau:val_loss',
    ];
    const errors = links.flatMap(problemsOf).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ place }) => place.kind)).toEqual(['inputs', 'fit']);
    for (const text of [uiEn.statusImpossible, outcomeEn.impossible]) expect(text).not.toMatch(/data|layer/);
    for (const text of [uiJa.statusImpossible, outcomeJa.impossible]) expect(text).not.toMatch(/データ|層/);
  });

  it('of one thing is said in the singular', () => {
    const [problem] = problemsOf('data=iris&features=2&net=4-3.softmax');
    expect(problemSentence(problemsEn, problem)).toBe('The network has 4 inputs, but 1 feature of the data is chosen.');
    expect(remedyLabel(problemsEn, problem.remedy)).toBe('Use 1 input');
  });

  it.each(Object.entries(faultyLinks))('%s has a whole sentence and a label in both languages', (code, links) => {
    for (const link of links) {
      const problem = problemsOf(link).find((each) => each.code === code);
      if (problem === undefined) throw new Error(`${link} has no ${code}`);
      expectWhole(problem);
    }
  });

  it('of any experiment is said, with whatever numbers', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        for (const problem of findProblems(e)) expectWhole(problem);
      }),
      { numRuns: 500 },
    );
  });

  it('of a metric or a callback names it', () => {
    const said = (link: string) => problemSentence(problemsEn, problemsOf(link)[0]);
    expect(said('data=iris&net=4-3.softmax&metrics=precision,recall')).toBe(
      'With several classes, precision and recall count all outputs above 0.5 over all classes together, not for each class.',
    );
    expect(said('data=iris&net=4-3.softmax&metrics=auc')).toBe(
      'With several classes, auc is the area under one curve over all outputs together, as in Keras. It is neither the AUC of a class nor their mean.',
    );
    expect(said('data=circle&net=2-1&loss=hinge')).toBe(
      'accuracy takes outputs as probabilities with a threshold at 0.5, as in Keras, but for hinge the threshold would be 0. Outputs from 0 to 0.5 count as negative.',
    );
    expect(said('data=iris&net=4-3.softmax&loss=sparse_categorical_crossentropy&metrics=categorical_accuracy')).toBe(
      'With sparse_categorical_crossentropy the targets are class numbers, which categorical_accuracy cannot compare: the value in Keras is meaningless. Use sparse_categorical_accuracy.',
    );
    expect(said('data=iris&net=4-3.softmax&split=0&cb=EarlyStopping:val_loss:patience=5')).toBe(
      'EarlyStopping monitors val_loss, but there is no validation data. It does nothing, and Keras warns after each epoch.',
    );
    expect(said('data=iris&net=4-3.softmax&cb=EarlyStopping:val_auc:patience=5')).toBe(
      "EarlyStopping monitors val_auc, but that metric is not among the metrics. Keras stops with an error after the first epoch, because mode='auto' cannot tell whether larger is better. On this page it does nothing.",
    );
    expect(said('data=iris&net=4-3.softmax&cb=EarlyStopping:val_auc:patience=5:mode=max')).toBe(
      'EarlyStopping monitors val_auc, but that metric is not among the metrics. It does nothing, and Keras warns after each epoch.',
    );
  });

  it('of cross-entropy behind another activation names the backends that it follows', () => {
    for (const [link, where] of [
      ['data=iris&net=4-3.softmax&loss=categorical_crossentropy:logits', 'PyTorch and JAX (with TensorFlow: once)'],
      ['data=iris&net=4-3.softmax&loss=binary_crossentropy', 'PyTorch and JAX (with TensorFlow'],
      ['data=iris&net=4-3.sigmoid&loss=sparse_categorical_crossentropy', 'PyTorch and JAX (with TensorFlow'],
    ]) {
      const [problem] = problemsOf(link);
      expect(problemSentence(problemsEn, problem)).toContain(where);
      expect(problemSentence(problemsJa, problem)).toMatch(/PyTorch・JAX .*TensorFlow/);
    }
  });
});

describe('a link', () => {
  it.each([
    [
      'batch=0',
      'batch: 0 is out of range. Use a value from 1 to 5,000.',
      'batch：0 は範囲外です。1 から 5,000 までの値にしてください。',
    ],
    [
      'samples=9',
      'samples: 9 is not possible here. It is always 150.',
      'samples：9 にはできません。ここではいつも 150 です。',
    ],
    ['seed=x', 'seed: “x” is not a whole number.', 'seed：「x」は整数ではありません。'],
    [
      'opt=adam:0.1:1',
      'opt: 1 is out of range. Use a value from 0 to 0.999999.',
      'opt：1 は範囲外です。0 から 0.999999 までの値にしてください。',
    ],
  ])('with %s says what is wrong with it', (pair, english, japanese) => {
    const decoded = decodeLink(`v=1&data=iris&net=4-3&${pair}`);
    if (decoded.ok) throw new Error('it opens');
    expect(linkErrorSentence(linksEn, decoded.error)).toBe(english);
    expect(linkErrorSentence(linksJa, decoded.error)).toBe(japanese);
  });

  it('with keys that are not known names them', () => {
    const decoded = decodeLink('v=1&data=iris&net=4-3&a=1&b=2&c=3&d=4&e=5&f=6&g=7');
    if (!decoded.ok) throw new Error('it does not open');
    const [notice] = decoded.notices;
    expect(noticeSentence(linksEn, notice)).toBe(
      'The link also contains “a”, “b”, “c”, “d”, “e” and 2 more, which this page does not support. The rest was opened.',
    );
    expect(noticeSentence(linksJa, notice)).toContain('「a」「b」「c」「d」「e」ほか 2\u00a0個');
  });
});
