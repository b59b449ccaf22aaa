import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import * as linksEn from '../../../src/i18n/en/link.ts';
import * as linksJa from '../../../src/i18n/ja/link.ts';
import { linkErrorSentence, noticeSentence } from '../../../src/i18n/sentences.ts';
import { arbitraryExperiment } from './arbitrary.ts';
import { damages } from './damage.ts';

const links = [
  'v=1&data=iris&net=4-16.relu:he_normal-3.softmax&opt=adam:0.01&seed=7',
  'v=1&data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.5:0.9:nesterov&batch=4&split=0',
  'v=1&data=sine&net=1-8:random_uniform,-0.1,0.1-Dropout:0.5-1&loss=mean_squared_error&metrics=none',
];

describe('a link that comes through mail and chat programs', () => {
  for (const { name, damage } of damages) {
    it(`is read with ${name}`, () => {
      for (const link of links) {
        const whole = decodeLink(link);
        const decoded = decodeLink(damage(link));
        expect(decoded, damage(link)).toMatchObject({ ok: true });
        if (decoded.ok && whole.ok) expect(decoded.experiment, damage(link)).toEqual(whole.experiment);
      }
    });
  }

  it('leads to the same experiment, or is refused, when two things were done to it: 1,000 of them', () => {
    let opened = 0;
    fc.assert(
      fc.property(arbitraryExperiment, fc.constantFrom(...damages), fc.constantFrom(...damages), (e, first, second) => {
        const damaged = second.damage(first.damage(encodeLink(e)));
        const decoded = decodeLink(damaged);
        if (!decoded.ok || damaged === encodeLink(decoded.experiment)) return;
        expect(decoded.experiment, `${first.name}, ${second.name}: ${damaged}`).toEqual(e);
        opened++;
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(opened).toBeGreaterThan(700);
  });

  it('leads to the same experiment, or is refused in words, whatever it says: 30 of each kind', () => {
    const read = new Map(damages.map(({ name }) => [name, 0]));
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        const link = encodeLink(e);
        for (const { name, damage } of damages) {
          const decoded = decodeLink(damage(link));
          for (const text of [linksEn, linksJa]) {
            if (decoded.ok) for (const notice of decoded.notices) expect(noticeSentence(text, notice)).toMatch(/\S{3}/);
            else expect(linkErrorSentence(text, decoded.error)).toMatch(/[.。）)]$/);
          }
          if (!decoded.ok) continue;
          // ReLU that became relu, and nothing else: a whole link, of which nobody can tell that it was another.
          if (damage(link) === encodeLink(decoded.experiment)) continue;
          expect(decoded.experiment, `${name}: ${damage(link)}`).toEqual(e);
          read.set(name, (read.get(name) ?? 0) + 1);
        }
      }),
      { numRuns: 30 },
    );
    for (const [name, count] of read) expect(count, `${name} is read`).toBeGreaterThan(0);
  });
});
