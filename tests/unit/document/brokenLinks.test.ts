import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decoded, decodeLink, encodeLink } from '../../../src/document/link.ts';
import { longestLink } from '../../../src/document/link/pairs.ts';
import * as linksEn from '../../../src/i18n/en/link.ts';
import * as linksJa from '../../../src/i18n/ja/link.ts';
import { linkErrorSentence, noticeSentence } from '../../../src/i18n/sentences.ts';
import { arbitraryExperiment } from './arbitrary.ts';
import { processorTime } from '../processorTime.ts';

const poison = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-0',
  '1e308',
  '-1e308',
  '5e-324',
  '0x10',
  '1e',
  '',
  'null',
  'undefined',
  '[object Object]',
  '[[[[[[[[',
  '('.repeat(1000),
  '-1'.repeat(5000),
  '9'.repeat(5000),
  '1.'.repeat(3000),
  '0.'.padEnd(3000, '0'),
  '%',
  '%00',
  '%E0%A4%A',
  '%26amp%3B',
  '&amp;',
  '&',
  '=',
  '#',
  ':',
  ',',
  '.',
  '-',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀',
  'é',
  ' ',
  '\n',
  'v=1',
  '&v=2',
  '&seed=1',
  '&__proto__=1',
  '&lang=fr',
  'data=',
  'net=',
  '-1'.repeat(100_000),
  'Dropout:',
  ':frozen',
  ':l2=1e-',
  'constant,-',
  ':clipnorm=',
  'cb=EarlyStopping',
  ':cosine_decay=1,',
  '=-'.repeat(3000),
  ':x='.repeat(3000),
];

type Mutation = (link: string) => string;

const at = fc.double({ min: 0, max: 1, noNaN: true });
const place = (link: string, where: number): number => Math.floor(where * (link.length + 1));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(at, fc.integer({ min: 0, max: 15 })).map(([w, bit]) => (link: string) => {
    const i = place(link, w);
    return link.slice(0, i) + String.fromCharCode((link.charCodeAt(i) || 0) ^ (1 << bit)) + link.slice(i + 1);
  }),
  fc.tuple(at, at).map(
    ([a, b]) =>
      (link: string) =>
        link.slice(0, place(link, a)) + link.slice(place(link, b)),
  ),
  fc.tuple(at, fc.constantFrom(...poison)).map(([w, text]) => (link: string) => {
    const i = place(link, w);
    return link.slice(0, i) + text + link.slice(i);
  }),
  fc.tuple(at, fc.constantFrom(...poison)).map(([w, text]) => (link: string) => {
    const pairs = link.split('&');
    const i = Math.min(pairs.length - 1, Math.floor(w * pairs.length));
    return pairs.with(i, `${pairs[i].split('=')[0]}=${text}`).join('&'); // another type of value
  }),
  fc.tuple(at, at).map(([a, b]) => (link: string) => {
    const pairs = link.split('&');
    const pick = (w: number) => Math.min(pairs.length - 1, Math.floor(w * pairs.length));
    const [key] = pairs[pick(a)].split('=');
    return pairs.with(pick(a), `${key}=${pairs[pick(b)].split('=')[1]}`).join('&'); // values change places
  }),
);

/** A link read, and the processor time of that. It is asked again when it was slow: a slow link is slow each time. */
function timed(link: string): { readonly result: Decoded; readonly milliseconds: number } {
  for (let go = 1; ; go++) {
    const read = processorTime(() => decodeLink(link));
    if (read.milliseconds < 100 || go === 5) return read;
  }
}

describe('a link that was damaged', () => {
  it('never throws, is never slow, and says in both languages what is wrong: 10,000 of them', () => {
    let failures = 0;
    let slowest = 0;
    fc.assert(
      fc.property(arbitraryExperiment, fc.array(mutation, { minLength: 1, maxLength: 4 }), (e, mutations) => {
        const link = mutations.reduce((text, mutate) => mutate(text), encodeLink(e));
        const { result: decoded, milliseconds } = timed(link);
        slowest = Math.max(slowest, milliseconds);
        for (const text of [linksEn, linksJa]) {
          if (decoded.ok) {
            for (const notice of decoded.notices) expect(noticeSentence(text, notice)).toMatch(/\S{3}/);
          } else {
            const sentence = linkErrorSentence(text, decoded.error);
            expect(sentence).toMatch(/[.。？)）]$/);
            expect(sentence.replace(/“[^”]*”|「[^」]*」/g, '')).not.toMatch(/undefined|\[object|\bNaN\b/); // but for quotations
            expect(sentence.length).toBeLessThan(400);
          }
        }
        if (decoded.ok)
          expect(decodeLink(encodeLink(decoded.experiment))).toMatchObject({ experiment: decoded.experiment });
        else failures++;
      }),
      { numRuns: 10_000 },
    );
    expect(failures).toBeGreaterThan(5000); // else the damage is too mild to test anything
    expect(slowest).toBeLessThan(100);
  });

  it('is read in linear time, whatever repeats in it', () => {
    for (const text of [
      '&amp;',
      '&',
      '=',
      '%41',
      '-1',
      '1-',
      '.',
      ':',
      ',',
      '#',
      ' ',
      '9',
      'a=1&',
      '&amp',
      'net=1-',
      'e-1',
      '\u200b',
      '0,',
      ':-',
      ':x',
      ':x=',
      'Dropout:',
      '1e-',
      'TerminateOnNaN,',
      'EarlyStopping:loss,',
      '_',
      '=3D',
      '=23',
      '= ',
      '\\',
      '\\u0026',
      '&#38;',
      '&amp;amp;',
      '%E3',
      '%25',
      '。',
      '１',
      'Ａ。',
      '–',
      ' a',
      ' 1',
      ' -1',
      '\n> ',
      '>',
      ' >',
      ';',
      ';seed=1',
      '…',
      '😀',
      'v=1 ',
      '#v=1&data=iris&net=4',
      ' v=1&data=iris&net=4',
      '&seed=1 ',
      '&ampseed=1',
      'cb=&',
      'RELU-',
      'e+',
    ]) {
      for (const start of [
        '',
        'v=1&data=iris&net=',
        'v=1&data=iris&net=4-',
        'v=1&data=iris&net=4-3&features=',
        'v=1&data=iris&net=4-3:',
        'v=1&data=iris&net=4-3&opt=sgd:',
        'v=1&data=iris&net=4-3&cb=',
      ]) {
        const link = (start + text.repeat(longestLink)).slice(0, longestLink);
        expect(timed(link).milliseconds).toBeLessThan(100); // quadratic in any of these: several seconds
      }
    }
  });
});
