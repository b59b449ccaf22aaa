import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choicesAt } from '../../src/code/complete.ts';
import { readKeras } from '../../src/code/readKeras.ts';
import { setByFormula } from '../../src/data/formulaSet.ts';
import { decodeLink, readLesson } from '../../src/document/link.ts';
import { openingExperiment } from '../../src/document/opening.ts';
import { codeProblemSentence } from '../../src/i18n/codeSentences.ts';
import * as linkWords from '../../src/i18n/en/link.ts';
import { lessons as lessonWords } from '../../src/i18n/en/lessons.ts';
import { faultSentence } from '../../src/i18n/lessonSentences.ts';
import { linkErrorSentence, noticeSentence } from '../../src/i18n/sentences.ts';
import { readGoals } from '../../src/lesson/goal.ts';
import { parseLesson } from '../../src/lesson/parseLesson.ts';
import { further, refused, understood } from './code/programs.ts';

/** What every object of JavaScript has: as words of a person's own they are as unknown as any other. */
const inherited = ['constructor', '__proto__'];

/** A text with each of its words in turn replaced by one of them; a line that was in another text is left as it is. */
function* replaced(text: string, known = new Set<string>()): Generator<string> {
  let at = 0;
  let words = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (!known.has(line))
      for (const { index, 0: word } of line.matchAll(/[A-Za-z_]\w*/g)) {
        const name = inherited[words++ % inherited.length];
        yield text.slice(0, at + index) + name + text.slice(at + index + word.length);
      }
    known.add(line);
    at += line.length;
  }
}

const isSentence = (text: string): void => expect(text).not.toMatch(/undefined|\[object|native code|=>/);

describe('a name that every object has is one that nobody knows', () => {
  it('in a program', () => {
    const known = new Set<string>();
    for (const { text } of [...understood, ...further, ...refused])
      for (const program of replaced(text, known))
        for (const problem of readKeras(program, openingExperiment).problems)
          for (const language of ['en', 'ja'] as const) isSentence(codeProblemSentence(language, problem));
  });

  it('where a program is completed', () => {
    for (const name of inherited) {
      const text = `model.add(keras.${name}.`;
      expect(choicesAt(text, text.length)).toBeNull();
    }
  });

  it.each([
    'v=1&data=iris&net=4-16.relu:he_normal-Dropout:0.5-3.softmax&opt=sgd:0.1:nesterov&metrics=accuracy&es=patience:3',
    'v=1&data=circle&in=x,y,xy&net=2-4.tanh:l2:0.01-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01,clipnorm:1',
    'https://playground.tensorflow.org/#activation=tanh&regularization=L1&problem=regression&dataset=xor&regDataset=reg-plane&hide=x&networkShape=4,2&discretize=true&y=false',
    'https://playground.tensorflow.org/#activation=ta\nnh&dataset=x\nor&discretize=tr\nue&noise=1\n0',
  ])('in the link %s', (link) => {
    for (const text of replaced(link)) {
      const decoded = decodeLink(text);
      if (!decoded.ok) isSentence(linkErrorSentence(linkWords, decoded.error));
      else decoded.notices.forEach((notice) => isSentence(noticeSentence(linkWords, notice)));
      readLesson(text);
    }
  });

  const folder = new URL('../../public/lessons/', import.meta.url);
  it.each(readdirSync(folder).filter((file) => file.endsWith('.md')))('in the lesson %s', (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8').replaceAll(/^(?!- |---|#).*$/gm, ''); // what is no prose
    for (const changed of replaced(text)) {
      const parsed = parseLesson(changed);
      if (parsed.ok) continue;
      for (const problem of parsed.problems) isSentence(faultSentence(linkWords, lessonWords, problem));
    }
  });

  it('in a goal', () => {
    for (const goal of replaced('val_accuracy >= 0.9, layer 1 activation = relu, data = xor, feature x = off')) {
      const read = readGoals(goal);
      expect(read.ok).toBe(false);
    }
  });

  it.each(['y > sin(x)', 'y = max(x, 0)', 'x^2 + pi < e'])('in the set %s', (formula) => {
    for (const text of replaced(formula)) {
      const found = setByFormula(text, { from: -1, to: 1, samples: 100, noise: 0, seed: 1 }, ['no', 'yes']);
      expect(found).toMatchObject({ code: 'unknownName' });
    }
  });
});
