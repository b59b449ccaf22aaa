import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feature, featureDomain, featureName, isFeature } from '../../../src/data/features.ts';
import { datasets } from '../../../src/data/datasets.ts';
import { evaluate, longestFormula, parseFormula, plainStyle, printFormula, wordOf } from '../../../src/data/formula.ts';
import { columnsNamed, featureOf, makeFormulasKnown, readFeature, termOf } from '../../../src/data/formulaFeatures.ts';
import { cos, exp, log, pow, sin, tanh } from '../../../src/engine/math.ts';
import { formulaPieces } from './formulaPieces.ts';

makeFormulasKnown();

const xy = (name: string): number | null => (name === 'x' ? 0 : name === 'y' ? 1 : null);

function valueOf(text: string, x = 0, y = 0): number {
  const parsed = parseFormula(text, xy);
  if (!parsed.ok || parsed.term.type === 'relation') throw new Error(text);
  return evaluate(parsed.term, (column) => [x, y][column]);
}

function faultOf(text: string): string {
  const parsed = parseFormula(text, xy);
  return parsed.ok ? 'ok' : `${parsed.fault.code} ${parsed.fault.at} ${parsed.fault.word}`;
}

describe('a formula', () => {
  it.each<[string, number]>([
    ['1 + 2*3', 7],
    ['(1+2)*3', 9],
    ['8/4/2', 1],
    ['5-3-1', 1],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2**-1', 0.5],
    ['--3', 3],
    ['2*-3', -6],
    ['x*y', 0.75],
    ['abs(x-y)', 1],
    ['sin(3*x)', sin(4.5)],
    ['cos(x)+tanh(y)', cos(1.5) + tanh(0.5)],
    ['tan(x)', sin(1.5) / cos(1.5)],
    ['exp(x) - log(y)', exp(1.5) - log(0.5)],
    ['LN(x)', log(1.5)],
    ['sqrt(x)', Math.sqrt(1.5)],
    ['min(x, y) + max(x, y)', 2],
    ['sign(-x)', -1],
    ['floor(x)', 1],
    ['pi*e', Math.PI * Math.E],
    ['x²−y³', 2.25 - pow(0.5, 3)],
    ['（ｘ＋１）×２', 5],
    ['.5 + 1e-3 + 2.', 2.501],
    ['√(x)·π', Math.sqrt(1.5) * Math.PI],
    ['ー１ーxーy', -3],
    ['max（x、y）—0。5＋ｰ1', 0],
  ])('%s is %d', (text, value) => {
    expect(valueOf(text, 1.5, 0.5)).toBe(value);
  });

  it.each<[string, string]>([
    ['', 'empty 0 '],
    ['   ', 'empty 0 '],
    ['x +', 'ended 3 '],
    ['x + * y', 'unexpected 4 *'],
    ['x y', 'noOperator 2 x*y'],
    ['2x', 'noOperator 1 2*x'],
    ['1e3x', 'noOperator 3 1e3*x'],
    ['-2 sin(x)', 'noOperator 3 2*sin'],
    ['x^2y', 'noOperator 3 2*y'],
    ['sin(2x)', 'noOperator 5 2*x'],
    ['sin(πx)', 'noOperator 5 pi*x'],
    ['yπ', 'noOperator 1 y*pi'],
    ['max(x, 2y)', 'noOperator 8 2*y'],
    ['2(x+y)', 'noOperator 1 2*(…)'],
    ['(x)(y)', 'noOperator 3 (…)*(…)'],
    ['sin(x) cos(y)', 'noOperator 7 (…)*cos'],
    ['x 2', 'noOperator 2 x*2'],
    ['x > 0 and y > 0', 'unknownName 6 and'],
    ['|x|', 'unexpected 0 |'],
    ['√x', 'arguments 0 sqrt'],
    ['√2*x', 'arguments 0 sqrt'],
    ['1 2', 'unexpected 2 2'],
    ['x)(', 'unexpected 1 )'],
    ['(x', 'notClosed 2 '],
    ['x)', 'unexpected 1 )'],
    ['sin x', 'arguments 0 sin'],
    ['sin(x, y)', 'arguments 0 sin'],
    ['max(x)', 'arguments 0 max'],
    ['foo(x)', 'unknownName 0 foo'],
    ['x + constructor', 'unknownName 4 constructor'],
    ['__proto__', 'unknownName 0 __proto__'],
    ['x; y', 'unexpected 1 ;'],
    ['x² $', 'unexpected 3 $'],
    ['x < y < 1', 'unexpected 6 <'],
    ['1e999', 'unexpected 0 1e999'],
    ['('.repeat(45), 'tooDeep 40 ('],
    ['x'.repeat(longestFormula + 1), 'tooLong 100 '],
  ])('%s has its fault at its place', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('takes a column in capitals or without, where that is one column alone and no function', () => {
    const read = (text: string, ...spellings: string[][]): string => {
      const found = readFeature(text, columnsNamed(...spellings), spellings[0].length);
      return found.ok ? String(found.feature) : `${found.fault.code} ${found.fault.word}`;
    };
    expect(read('X*y', ['x', 'y'])).toBe('product.0.1');
    expect(read('width^2', ['Height', 'Width'])).toBe('square.1');
    expect(read('größe^2', ['GRÖSSE', 'Größe'])).toBe('square.1');
    expect(read('A', ['a', 'A'])).toBe('1');
    expect(read('LEN', ['len', 'Len'])).toBe('unknownName LEN');
    expect(read('赤 * G', ['赤', '緑'], ['r', 'g'])).toBe('product.0.1');
    expect(read('sin(x)', ['Sin', 'X', 'E'])).toBe('sin.1');
    expect(read('e*x', ['Sin', 'X', 'E'])).toBe('formula.e_mc1');
    expect(read('E*x', ['Sin', 'X', 'E'])).toBe('product.1.2');
    expect(read('Z', ['x', 'y'])).toBe('unknownName Z');
    expect(read('Gro\u0308ße * ﾃﾞｰﾀ', ['Größe', 'データ'])).toBe('product.0.1');
    expect(read('数学Ⅰ*英語Ａ', ['数学Ⅰ', '英語Ａ'])).toBe('product.0.1');
    expect(read('ｶﾛﾘｰ*英語a', ['カロリー', '英語Ａ'])).toBe('product.0.1');
    expect(read('c1', ['x', 'y'])).toBe('1');
    expect(read('c7*x', ['x', 'y'])).toBe('unknownName c7');
  });

  it('takes a name that looks like the code of another column for the column of that name', () => {
    const names = ['c1', 'c2', 'my column'];
    const read = (text: string) => {
      const found = readFeature(text, columnsNamed(names), 3);
      return found.ok ? featureName(found.feature, (column) => names[column]) : found.fault.code;
    };
    expect(read('c1*3')).toBe('c1·3');
    expect(read('c2/2 + c1')).toBe('c2/2 + c1');
    expect(names.map((name, column) => wordOf(name, column, (code) => names.includes(code)))).toEqual([
      'c1',
      'c2',
      '_c2',
    ]);
    expect(readFeature('_c2', columnsNamed(names), 3)).toEqual({ ok: true, feature: 2 });
    expect(readFeature('_c3', columnsNamed(names), 3)).toMatchObject({ fault: { code: 'unknownName' } });
  });

  it('reads what a column of any name is called in formulas as that column', () => {
    const check = (name: string): void => {
      const word = wordOf(name, 1, (code) => code === name);
      expect(readFeature(word, columnsNamed(['first', name]), 2)).toEqual({ ok: true, feature: 1 });
    };
    for (const name of [
      'カロリー',
      'データー数',
      'らーめん',
      'ऊँचाई',
      'वज़न',
      'Gro\u0308ße',
      'ー',
      'π',
      'πr',
      'E',
      'sin',
      'c0',
      '身長 (cm)',
    ])
      check(name);
    expect(readFeature('カロリーーxー1', columnsNamed(['x', 'カロリー']), 2)).toMatchObject({ ok: true });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (name) => {
        fc.pre(name !== 'first');
        check(name);
      }),
      { numRuns: 2000 },
    );
  });

  it('of 10,000 random texts is a value or a sentence, soon', () => {
    const start = performance.now();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...formulaPieces), { maxLength: 60 }).map((all) => all.join('')),
          fc.string({ unit: 'binary', maxLength: 140 }),
        ),
        (text) => {
          const parsed = parseFormula(text, xy);
          if (!parsed.ok) {
            expect(parsed.fault.at).toBeGreaterThanOrEqual(0);
            expect(parsed.fault.at).toBeLessThanOrEqual(text.length);
          } else if (parsed.term.type !== 'relation') {
            expect(typeof evaluate(parsed.term, () => 0.7)).toBe('number');
          }
          const read = readFeature(text, xy, 2);
          if (read.ok) expect(featureName(read.feature, (column) => datasets.xor.columns[column].key)).not.toBe('');
        },
      ),
      { numRuns: 10_000 },
    );
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('is printed so that it reads as the same', () => {
    const { term } = fc.letrec<{ term: string }>((tie) => ({
      term: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('c0', 'c1', '2', '0.5', 'pi'),
        fc
          .tuple(tie('term'), fc.constantFrom('+', '-', '*', '/', '^'), tie('term'))
          .map(([a, sign, b]) => `(${a})${sign}(${b})`),
        tie('term').map((a) => `-(${a})`),
        tie('term').map((a) => `sin(${a})`),
      ),
    }));
    fc.assert(
      fc.property(term, (text) => {
        const parsed = parseFormula(text, () => null);
        if (!parsed.ok || parsed.term.type === 'relation') return; // too long or too deep
        const again = parseFormula(printFormula(parsed.term, plainStyle), () => null);
        expect(again).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a feature by formula', () => {
  it.each<[string, Feature, string]>([
    ['x', 0, 'x'],
    ['x*x', 'square.0', 'x²'],
    ['y^2', 'square.1', 'y²'],
    ['y*x', 'product.0.1', 'x·y'],
    ['sin(y)', 'sin.1', 'sin y'],
    ['sin(3*x)', 'formula.sin_o3_mc0_c', 'sin(3·x)'],
    ['abs( x - y )', 'formula.abs_oc0-c1_c', 'abs(x − y)'],
    ['max(x,y)/2+pi', 'formula.max_oc0_kc1_c_d2_ppi', 'max(x, y)/2 + π'],
  ])('%s is %s', (text, feature, name) => {
    expect(readFeature(text, xy, 2)).toEqual({ ok: true, feature });
    expect(featureName(feature, (column) => 'xy'[column])).toBe(name);
    const term = termOf(feature);
    if (term !== null) expect(featureOf(term)).toBe(feature);
  });

  it('has a column, and is a number', () => {
    expect(readFeature('2+3', xy, 2)).toMatchObject({ ok: false, fault: { code: 'noColumn' } });
    expect(readFeature('x > y', xy, 2)).toMatchObject({ ok: false, fault: { code: 'relation' } });
  });

  it('exists where its columns do, in its one spelling', () => {
    expect(isFeature('formula.abs_oc0-c1_c', 2)).toBe(true);
    expect(isFeature('formula.abs_oc0-c1_c', 1)).toBe(false);
    for (const other of ['abs_oc0_m1-c1', 'abs_o_oc0-c1_c_c', 'c0', 'c0_e2', 'x', '', '__proto__', '2', 'c0_lc1']) {
      expect(isFeature(`formula.${other}`, 2), other).toBe(false);
    }
  });

  it.each([
    Array.from({ length: 50 }, () => 'x').join('+'),
    `x${'*(x-y)'.repeat(16)}`,
    `π${'*π'.repeat(48)}*x`,
    `x+${Array.from({ length: 19 }, () => '9e20').join('+')}`,
    `x${'-x²'.repeat(33)}`,
  ])('is there where a document spells it with more signs than a person: %s', (text) => {
    expect(text.length).toBeLessThanOrEqual(longestFormula);
    const read = readFeature(text, xy, 2);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(featureDomain(datasets.circle, read.feature)[0]).toBeLessThan(Infinity);
  });

  it('is 0 where it is no number, and has a range all the same', () => {
    for (const text of ['1/x', 'log(x)', 'sqrt(x)', 'exp(exp(exp(9*x)))', 'floor(x/100)', 'x^0.5', 'c0+c1']) {
      const read = readFeature(text, xy, 2);
      if (!read.ok) throw new Error(text);
      const [from, to] = featureDomain(datasets.circle, read.feature);
      expect(Number.isFinite(from) && from < to, text).toBe(true);
    }
  });
});
