import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink, encodeLink, readLesson } from '../../../src/document/link.ts';
import { checkOf, seal } from '../../../src/document/link/check.ts';
import { experimentOf, readExactly } from '../../../src/document/link/exact.ts';
import { type LessonPlace, writeLesson } from '../../../src/document/link/linkLesson.ts';
import { splitPairs } from '../../../src/document/link/pairs.ts';
import { arbitraryExperiment } from './arbitrary.ts';
import { damages, invisible } from './damage.ts';

const link = 'v=1&data=iris&net=4-16.relu-3.softmax&opt=sgd:0.05&seed=17';
const sealed = seal(link);

/** A link as the page writes it, and what it leads to. */
interface Written {
  readonly text: string;
  readonly experiment: Experiment | null;
  readonly place: LessonPlace | null;
}

const arbitraryPlace = fc.record({
  name: fc.constantFrom('one-neuron', 'introduction', `pack:2345:0a1b2c3d:${'x-Yz_09'.repeat(30)}`),
  step: fc.integer({ min: 0, max: 20 }),
});

/** Links of experiments, half of them in a lesson, some of lessons alone, some with a language. */
const written: fc.Arbitrary<Written> = fc
  .tuple(
    arbitraryExperiment,
    fc.option(arbitraryPlace, { freq: 1 }),
    fc.constantFrom('ja' as const, null, null),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([experiment, place, language, kind]) => {
    if (kind > 0 || place === null) {
      return { text: seal(encodeLink(experiment, { language, lesson: place })), experiment, place };
    }
    const alone = `${writeLesson(place)}${language === null ? '' : `&lang=${language}`}`;
    return { text: seal(alone), experiment: null, place };
  });

type Outcome = 'same' | 'refused' | 'another';

/** Where a damaged link leads: as the page reads it at first, and with all mending. */
function outcome(damaged: string, { experiment, place }: Written): Outcome {
  const strict = readExactly(`#${damaged}`);
  const decoded = strict.isCertain ? strict.decoded : decodeLink(`#${damaged}`);
  const lesson = strict.isCertain ? strict.lesson : readLesson(`#${damaged}`);
  if (lesson?.isAlone === true) {
    const isSame = experiment === null && lesson.place.name === place?.name && lesson.place.step === place.step;
    return isSame ? 'same' : 'another';
  }
  if (!decoded.ok) return 'refused';
  return experiment !== null && encodeLink(decoded.experiment) === encodeLink(experiment) ? 'same' : 'another';
}

function count(damagedOf: (text: string, a: number, b: number) => string): Record<Outcome, number> {
  const counts = { same: 0, refused: 0, another: 0 };
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  for (const [whole, a, b] of fc.sample(fc.tuple(written, share, share), { numRuns: 1000, seed: 7 })) {
    const damaged = damagedOf(whole.text, a, b);
    const result = outcome(damaged, whole);
    if (result === 'another') expect(damaged, 'opens another experiment').toBe(whole.text);
    counts[result]++;
  }
  return counts;
}

describe('a link with its checksum', () => {
  it('is short and readable, and one for each experiment', () => {
    expect(sealed).toBe('v=1&check=qvzb&data=iris&net=4-16.relu-3.softmax&opt=sgd:0.05&seed=17');
    expect(seal('lesson=one-neuron&step=2')).toMatch(/^check=\w{4}&lesson=one-neuron&step=2$/);
    expect(encodeLink(experimentOf(sealed) as Experiment)).toBe(link);
  });

  it('leads where it leads without: 1,000 of them', () => {
    expect(count((text) => text)).toEqual({ same: 1000, refused: 0, another: 0 });
  });

  it('cut off leads to no other experiment: 1,000 prefixes', () => {
    const { same, refused, another } = count((text, a) => text.slice(0, 1 + Math.floor(a * (text.length - 1))));
    expect(another).toBe(0);
    expect(refused).toBeGreaterThan(950); // the same: only the language was cut off
    expect(same + refused).toBe(1000);
  });

  it('that lost a part leads to no other experiment: 1,000 of them', () => {
    const { refused, another } = count((text, a, b) => {
      const from = Math.floor(a * text.length);
      return text.slice(0, from) + text.slice(from + 1 + Math.floor(b * Math.min(40, text.length - from)));
    });
    expect(another).toBe(0);
    expect(refused).toBeGreaterThan(800);
  });

  it('that lost its beginning leads to no other experiment', () => {
    expect(count((text, a) => text.slice(1 + Math.floor(a * (text.length - 1)))).another).toBe(0);
    const whole = { text: seal(encodeLink(experimentOf(link) as Experiment, { lesson: { name: 'a', step: 3 } })) };
    for (let from = 1; from < whole.text.length; from++) {
      expect(outcome(whole.text.slice(from), { ...whole, experiment: experimentOf(link), place: null })).not.toBe(
        'another',
      );
    }
  });

  it('with one character changed leads to no other experiment: 1,000 of them', () => {
    const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:,=&_';
    const changed = count((text, a, b) => {
      const at = Math.floor(a * text.length);
      return text.slice(0, at) + signs[Math.floor(b * signs.length)] + text.slice(at + 1);
    });
    expect(changed.another).toBe(0);
  });

  it('differs from that of another link: fewer than 1 in 10,000 agree', () => {
    const checks = Array.from({ length: 20_000 }, (_, seed) => checkOf(splitPairs(`${link}&epochs=${seed}`)));
    const agreeing = checks.filter((check) => check === checkOf(splitPairs(link)));
    expect(agreeing.length).toBeLessThan(2);
    expect(new Set(checks).size).toBeGreaterThan(19_800); // of 36⁴ evenly used ones about 19,880
  });

  it('edited by hand is refused, and says what opens all the same', () => {
    const edited = sealed.replace('seed=17', 'seed=18');
    const changed = { ok: false, error: { code: 'changed', link: link.replace('seed=17', 'seed=18') } };
    expect(decodeLink(edited)).toEqual(changed);
    expect(readExactly(edited)).toEqual({ decoded: changed, lesson: null, isCertain: false });
    expect(decodeLink(link.replace('seed=17', 'seed=18'))).toMatchObject({ ok: true, notices: [] });
    expect(decodeLink(edited.replace(/check=\w+/, 'check='))).toEqual(changed);
    expect(experimentOf(edited)).toBeNull();
  });

  it('may get another language, another order and a tracker: none of them is the experiment', () => {
    for (const text of [`${sealed}&lang=en`, sealed.split('&').reverse().join('&'), `${sealed}&fbclid=x`]) {
      expect(decodeLink(text)).toMatchObject({ ok: true, experiment: experimentOf(link) });
    }
  });

  it('has no other lesson or step either', () => {
    const alone = seal('lesson=one-neuron&step=12');
    expect(readLesson(alone)?.place).toEqual({ name: 'one-neuron', step: 11 });
    expect(readLesson(alone.slice(0, -1))).toBeNull();
    expect(decodeLink(alone.slice(0, -1))).toMatchObject({
      error: { code: 'changed', link: 'lesson=one-neuron&step=1' },
    });
    const beside = seal(encodeLink(experimentOf(link) as Experiment, { lesson: { name: 'one-neuron', step: 11 } }));
    expect(decodeLink(beside.replace('step=12', 'step=1'))).toMatchObject({ error: { code: 'changed' } });
  });

  describe('is certain where mending was not', () => {
    it.each([
      [`#${link}...`, 'cutOff'],
      [`#${link}１年生は`, 'twoReadings'],
      [`#${link.replace('17', '1\n7')}`, 'twoReadings'],
      [`#${link.replace('16', '1\u00ad6')}`, 'twoReadings'],
      [`#${link.replace('relu', 'RELU')}`, 'ok'],
      [`#${link.replace('16', '1%3E%206')}`, 'strangeCharacter'],
    ])('%j', (text, without) => {
      const before = decodeLink(text);
      expect(before.ok ? 'ok' : before.error.code).toBe(without);
      const check = `check=${checkOf(splitPairs(link))}`;
      const after = decodeLink(text.replace('v=1&', `v=1&${check}&`));
      expect(after).toMatchObject({ ok: true, experiment: experimentOf(link) });
    });
  });

  it('has its capitals and underscores again where a name could be two', () => {
    const doubtful = 'v=1&data=iris&net=4-8-ReLU-8-relu-3-Softmax&cb=EarlyStopping:val_loss:patience=5';
    for (const change of [
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase().replaceAll('_', ''),
    ]) {
      expect(decodeLink(change(doubtful))).toMatchObject({ ok: false, error: { code: 'twoReadings' } });
      expect(decodeLink(change(seal(doubtful)))).toMatchObject({ ok: true, experiment: experimentOf(doubtful) });
    }
    const many = `v=1&data=iris&net=4${'-relu'.repeat(30)}-3.softmax`;
    expect(decodeLink(seal(many).toUpperCase())).toMatchObject({ ok: false });
  });

  it('is mended like one without: all that programs do to a link', () => {
    for (const { name, damage } of damages) {
      expect(decodeLink(damage(sealed)), name).toMatchObject({ ok: true, experiment: experimentOf(link) });
    }
  });
});

/** The hash as a browser writes what is put into its address bar. */
const inAddressBar = (text: string): string =>
  new URL(`https://school.example/${text.includes('#') ? text.slice(text.indexOf('#')) : `#${text}`}`).hash;

describe('a changed link in the address bar, where a browser encodes it', () => {
  it('is read like the text itself: all that programs do to it', () => {
    for (const { name, damage } of damages) {
      // A page of its own: the link is not in the hash there; or a # that is none of its own.
      if (['? and an empty hash', 'all signs as entities'].includes(name)) continue;
      const shown = inAddressBar(damage(sealed));
      expect(decodeLink(shown), `${name}: ${shown}`).toMatchObject({ ok: true, experiment: experimentOf(link) });
    }
  });

  it.each(invisible.map((character) => [character.codePointAt(0)?.toString(16), character]))(
    'has no U+%s, wherever it was put',
    (_, character) => {
      for (const whole of [link, sealed]) {
        for (const damaged of [
          character + whole,
          whole + character,
          whole.replace('relu', `re${character}lu`),
          whole.replace('data=', `da${character}ta=`),
          whole.replace('=', `${character}=`),
          whole.replaceAll('&', `&${character}`),
          Array.from(whole).join(character),
        ]) {
          const shown = inAddressBar(damaged);
          const decoded = decodeLink(shown);
          expect(decoded, shown).toMatchObject({ ok: true, experiment: experimentOf(link) });
          if (decoded.ok) for (const notice of decoded.notices) expect(notice).toMatchObject({ mended: ['invisible'] });
        }
      }
    },
  );

  it('says of it what was changed, and not what the browser did', () => {
    const said = (text: string) => {
      const decoded = decodeLink(inAddressBar(text));
      return decoded.ok ? decoded.notices : decoded.error;
    };
    const mended = (kinds: readonly string[], left = '') => [{ code: 'mended', mended: kinds, left }];
    expect(said(sealed.replace('relu', 're\u200blu'))).toEqual(mended(['invisible']));
    expect(said(sealed.replaceAll('-', '–'))).toEqual(mended(['signs']));
    expect(said(sealed.replaceAll('&', ' & '))).toEqual(mended(['breaks']));
    expect(said(sealed.replace('relu', 're\n> lu'))).toEqual(mended(['breaks']));
    expect(said(`\u00a0${sealed}\u3000を開く`)).toEqual(mended([], 'を開く'));
    expect(said(`${sealed}\n\nBest wishes`)).toEqual(mended([], 'Best …'));
    expect(said(sealed.replaceAll('&', '&amp;'))).toEqual(mended(['encoding']));
    expect(said(`#/${sealed}`)).toEqual(mended(['hash']));
    expect(said(`"${sealed}"`)).toEqual(mended(['hash'], '"'));
  });
});

describe('a key that comes twice', () => {
  it('with one value is that value; with two it is refused', () => {
    expect(decodeLink(`${sealed}&seed=17&data=iris&v=1`)).toMatchObject({ ok: true, notices: [] });
    expect(decodeLink(`${link}&seed=17&SEED=17`)).toMatchObject({ ok: true });
    expect(decodeLink(`${link}&seed=18`)).toEqual({ ok: false, error: { code: 'duplicateKey', key: 'seed' } });
    expect(decodeLink(`${link}&SEED=18`)).toMatchObject({ ok: false });
  });
});
