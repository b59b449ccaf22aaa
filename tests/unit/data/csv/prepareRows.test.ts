import { describe, expect, it } from 'vitest';
import { numberIn } from '../../../../src/data/csv/cells.ts';
import { describeColumns } from '../../../../src/data/csv/describeColumns.ts';
import { prepareRows, usualTableChoice } from '../../../../src/data/csv/prepareRows.ts';
import type { RawTable, Read } from '../../../../src/data/csv/rawTable.ts';
import { readCsv } from '../../../../src/data/csv/readCsv.ts';
import { choiceOf } from './choice.ts';

function valueOf<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(read.trouble.code);
  return read.value;
}

const read = (text: string): RawTable => valueOf(readCsv(text, 'utf-8'));

const birds = read(
  [
    'species,island,bill,mass,sex',
    'Adelie,Torgersen,39.1,3750,male',
    'Adelie,Biscoe,39.5,3800,female',
    'Gentoo,Biscoe,NA,4500,',
    'Gentoo,Biscoe,50,5000,male',
    'Adelie,Biscoe,40.5,,female',
    ',Biscoe,41,3900,male',
  ].join('\n'),
);

describe('prepareRows', () => {
  it('leaves out rows in which something is missing, and makes a column of 0 and 1 for each category', () => {
    const { columns, classes, targets, rows, dropped } = valueOf(prepareRows(birds, choiceOf('>c c n n c')));
    expect(columns).toEqual(['island=Biscoe', 'island=Torgersen', 'bill', 'mass', 'sex=female', 'sex=male']);
    expect([...rows.values]).toEqual([0, 1, 39.1, 3750, 0, 1, 1, 0, 39.5, 3800, 1, 0, 1, 0, 50, 5000, 0, 1]);
    expect([classes, [...rows.labels], targets, dropped]).toEqual([['Adelie', 'Gentoo'], [0, 0, 1], [], 3]);
  });

  it('fills a number with the mean of the rows that stay and a category with its most frequent, never a target', () => {
    const { rows, recipe, dropped } = valueOf(prepareRows(birds, choiceOf('>c - n n c', 'fill')));
    const [bill, mass] = [(39.1 + 39.5 + 50 + 40.5) / 4, (3750 + 3800 + 4500 + 5000) / 4];
    expect([...rows.values]).toEqual(
      [
        [39.1, 3750, 0, 1],
        [39.5, 3800, 1, 0],
        [bill, 4500, 0, 1],
        [50, 5000, 0, 1],
        [40.5, mass, 1, 0],
      ].flat(),
    );
    expect(dropped).toBe(1);
    expect(recipe.columns.map(({ place, role, categories, fill }) => [place, role, categories, fill])).toEqual([
      [0, 'target', ['Adelie', 'Gentoo'], null],
      [2, 'input', null, bill],
      [3, 'input', null, mass],
      [4, 'input', ['female', 'male'], 'male'],
    ]);
  });

  it('predicts several numbers', () => {
    const { targets, classes, rows } = valueOf(prepareRows(birds, choiceOf('c - >n >n -')));
    expect([targets, classes, [...rows.labels]]).toEqual([['bill', 'mass'], [], []]);
    expect([...rows.targets]).toEqual([39.1, 3750, 39.5, 3800, 50, 5000]);
  });

  it('takes what is no number in a column of numbers for missing', () => {
    const table = read('a,b,y\n1,2,u\nmany,3,v\n4,5,v');
    expect([...valueOf(prepareRows(table, choiceOf('n n >c'))).rows.values]).toEqual([1, 2, 4, 5]);
    expect(describeColumns(table)[0]).toMatchObject({
      words: 1,
      wordLines: [3],
      missing: 0,
      range: { min: 1, max: 4, mean: 2.5 },
    });
  });

  it('takes なし, none and - for words beside other words, as あり and +, and for missing among numbers', () => {
    const rows = [
      '10,なし,None,-,3,なし',
      'なし,あり,mild,+,なし,',
      '12,なし,severe,-,4,なし',
      '13,あり,None,+,少々,',
      '14,あり,None,+,5,',
    ];
    const table = read(`湿度,雨,pain,test,杯,空\n${rows.join('\n')}`);
    expect(describeColumns(table).map(({ type, missing, missingLines }) => [type, missing, missingLines])).toEqual([
      ['number', 1, [3]],
      ['category', 0, []],
      ['category', 0, []],
      ['category', 0, []],
      ['number', 1, [3]],
      ['text', 5, [2, 3, 4, 5, 6]],
    ]);
    const grades = describeColumns(read('a,b\n1,++\n2,+\n3,o\n4,-\n5,--\n6,–\n7,++\n8,+'))[1];
    expect([grades.type, grades.missing, grades.distinct]).toEqual(['category', 0, 6]);
    const { columns, classes, rows: made, dropped } = valueOf(prepareRows(table, choiceOf('n >c c c - -')));
    expect([columns, classes, dropped]).toEqual([
      ['湿度', 'pain=None', 'pain=severe', 'test=+', 'test=-'],
      ['あり', 'なし'],
      1,
    ]);
    expect([...made.labels]).toEqual([1, 1, 0, 0]);
  });

  it('refuses what cannot be trained on, by its reason', () => {
    const trouble = (text: string, choice: string): unknown => {
      const found = prepareRows(read(text), choiceOf(choice));
      return found.ok ? 'prepared' : found.trouble;
    };
    const text = 'a,b\n1,x\n2,x\n3,x';
    expect(trouble(text, '- >c')).toEqual({ code: 'noInput' });
    expect(trouble(text, 'n -')).toEqual({ code: 'noTarget' });
    expect(trouble(text, 'n >c')).toEqual({ code: 'oneClass', column: 'b' });
    expect(trouble(text, '>n >c')).toEqual({ code: 'noInput' });
    expect(trouble('a,b\n1,2\n3,2', 'n >n')).toEqual({ code: 'oneNumber', column: 'b' });
    const same = 'a,b,c\n5,u,x\n5,u,y\n5,,x';
    expect(trouble(same, 'n c >c')).toEqual({ code: 'constantInputs', columns: ['a', 'b'] });
    expect(trouble(same, '- - >c')).toEqual({ code: 'constantInputs', columns: ['a', 'b'] });
    expect(trouble('a,b,c\n5,1,x\n5,2,y', 'n n >c')).toBe('prepared');
    expect(trouble('a,b,c\n1,x,2\n3,y,4', 'n >c >n')).toEqual({ code: 'mixedTargets' });
    expect(trouble('a,b\n1,NA\nNA,2\n', 'n >n')).toEqual({ code: 'noRows' });
    const numbers = Array.from({ length: 60 }, (_, i) => `${i},c${i}`).join('\n');
    expect(trouble(`a,b\n${numbers}`, 'n >c')).toEqual({ code: 'tooManyClasses', column: 'b', classes: 60 });
    const words = Array.from({ length: 1100 }, (_, i) => `w${i},${i % 7}`).join('\n');
    expect(trouble(`a,b\n${words}`, 'c >n')).toEqual({ code: 'tooManyInputs', inputs: 1100 });
    const long = Array.from({ length: 10_000 }, (_, i) => `w${i % 900},${i % 7}`).join('\n');
    expect(trouble(`a,b\n${long}`, 'c >n')).toEqual({ code: 'tooManyNumbers', rows: 10_000, inputs: 900 });
  });

  it('has the marks ◎○△× in their order, numbers in theirs, and words by their characters', () => {
    const classesOf = (words: string): readonly string[] => {
      const rows = Array.from(words.split(' '), (word, i) => `${i},${word}`).join('\n');
      return valueOf(prepareRows(read(`a,b\n${rows}`), choiceOf('n >c'))).classes;
    };
    expect(classesOf('× △ ○ ◎ ×')).toEqual(['◎', '○', '△', '×']);
    expect(classesOf('× 〇 ○')).toEqual(['○', '〇', '×']);
    expect(classesOf('10 b 9 a 可 ×')).toEqual(['9', '10', 'a', 'b', '×', '可']);
  });

  it('takes the names of prototypes for any other words', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__'];
    const table = read(
      `${names.join()}\n1,constructor,3,__proto__,a\n4,__proto__,6,toString,b\n7,valueOf,9,__proto__,a`,
    );
    expect(table.names).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__ 2']);
    const { columns, rows } = valueOf(prepareRows(table, choiceOf('n c n c >c')));
    expect(columns).toEqual([
      '__proto__',
      'constructor=__proto__',
      'constructor=constructor',
      'constructor=valueOf',
      'toString',
      'hasOwnProperty=__proto__',
      'hasOwnProperty=toString',
    ]);
    expect([...rows.values]).toEqual([1, 0, 1, 0, 3, 1, 0, 4, 1, 0, 0, 6, 0, 1, 7, 0, 0, 1, 9, 1, 0]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('gives each line end of a quoted cell its line, and leaves empty lines out', () => {
    const table = read('a,b\r\n\r\n1,"two\r\nlines"\r\n\r\n3,NA\r\n');
    expect(table.rows).toEqual([
      ['1', 'two\nlines'],
      ['3', 'NA'],
    ]);
    expect(table.lines).toEqual([3, 6]);
    expect(describeColumns(table)[1]).toMatchObject({ missing: 1, missingLines: [6] });
  });
});

describe('usualTableChoice', () => {
  const usual = (text: string): string[] =>
    usualTableChoice(describeColumns(read(text))).columns.map(({ role, type }) => `${role} ${type}`);

  it('predicts the column with a target’s name, else the last that can be one', () => {
    expect(usual('species,a,b\nx,1,2\ny,2,5\nx,3,4')).toEqual(['target category', 'input number', 'input number']);
    expect(usual('a,b,c\n1.5,2,1\n2.5,5,7\n3,4,9')).toEqual(['input number', 'input number', 'target number']);
  });

  it('takes y beside x for the other side of a plane, unless nothing comes after it', () => {
    expect(usual('x,y,colour\n1,2,red\n2,5,blue\n3,4,red')).toEqual([
      'input number',
      'input number',
      'target category',
    ]);
    expect(usual('x,y\n1,2\n2,5\n3,4')).toEqual(['input number', 'target number']);
    expect(usual('x1,y,x2\n1,2.5,3\n2,5,7\n3,4,1')).toEqual(['input number', 'target number', 'input number']);
  });

  it('takes a column with one value for the target where it would be one with more, so that it is refused by its name', () => {
    const trouble = (text: string): unknown => {
      const table = read(text);
      const found = prepareRows(table, usualTableChoice(describeColumns(table)));
      return found.ok ? [...found.value.classes, ...found.value.targets] : found.trouble;
    };
    for (const name of ['class', 'label', 'kind']) {
      expect(trouble(`x,y,${name}\n1,2,cat\n2,5,cat\n3,4,cat`)).toEqual({ code: 'oneClass', column: name });
      expect(trouble(`h,w,${name}\n1,2,cat\n2,5,cat\n3,4,`)).toEqual({ code: 'oneClass', column: name });
    }
    expect(trouble('1,2,cat\n2,5,cat\n3,4,cat')).toEqual({ code: 'oneClass', column: 'column 3' });
    expect(trouble('x,y,class\n1,2,0\n2,5,0\n3,4,0')).toEqual({ code: 'oneClass', column: 'class' });
    expect(trouble('a,b,c\n1,2,7\n2,5,7\n3,4,7')).toEqual({ code: 'oneNumber', column: 'c' });
    expect(trouble('x,y\n1,2\n2,2\n3,2')).toEqual({ code: 'oneNumber', column: 'y' });
  });

  it('leaves a column with one value alone where it is plainly none to predict', () => {
    expect(usual('species,a,unit\nx,1,cm\ny,2,cm\nx,3,cm')).toEqual([
      'target category',
      'input number',
      'ignore category',
    ]);
    const byNumber = ['input number', 'target number', 'ignore category'];
    for (const name of ['unit', 'Notes', '備考', 'source']) {
      expect(usual(`h,w,${name}\n1,2,cm\n2,5,cm\n3,4,cm`), name).toEqual(byNumber);
      expect(usual(`x,y,${name}\n1,2,cm\n2,5,cm\n3,4,cm`), name).toEqual(byNumber);
    }
    expect(usual('h,w,seen\n1,2,\n2,5,\n3,4,ok')).toEqual(byNumber);
    expect(usual('h,w,rest\n1,2,\n2,5,\n3,4,')).toEqual(byNumber);
    expect(usual('a,species,variety\n1,iris,u\n2,iris,v\n3,iris,u')).toEqual([
      'input number',
      'ignore category',
      'target category',
    ]);
  });

  it('takes two numbers for classes, and more where the name says so', () => {
    expect(usual('a,survived\n1,0\n2.5,1\n3,1')).toEqual(['input number', 'target category']);
    expect(usual('label,a\n1,0\n2,1\n3,1')).toEqual(['target category', 'input number']);
  });

  it('takes numbers with a remark among them, or with a unit under their name, for numbers', () => {
    const rows = Array.from({ length: 100 }, (_, i) => [
      i * 0.5 + 1,
      i === 40 ? 'ca. 5' : (i * 7.25) % 31,
      (i * i) % 17,
    ]);
    const table = `a,b,c\n${rows.map((row) => row.join()).join('\n')}`;
    expect(usual(table)).toEqual(['input number', 'input number', 'target number']);
    expect(describeColumns(read(table))[1]).toMatchObject({ type: 'number', words: 1, wordLines: [42] });
    expect(usual('t;v;T;note\ns;m;°C;\n0;1,5;20;\n2;2,5;21;\n3;4;22,5;ok')).toEqual([
      'input number',
      'input number',
      'target number',
      'ignore category',
    ]);
  });

  it('leaves words among few numbers or many words a category or a text, and the numbers of the rows ignored', () => {
    const child = ['0', '1', '2', '0', '1', '0', '0', '2', '1', '0', '0', '1', '0', '2', '1', '0', '1', '0', '2', '3+'];
    const rows = child.map((each, i) => [i === 7 ? 'x' : i + 1, each, i % 4 === 1 ? `A/${i}` : i * 977, (i * i) % 7]);
    expect(usual(`id,children,ticket,y\n${rows.map((row) => row.join()).join('\n')}`)).toEqual([
      'ignore number',
      'input category',
      'ignore number',
      'target number',
    ]);
  });

  it('ignores sentences, what is always the same, and the numbers of the rows', () => {
    const rows = ['1,u,red car,2.5,7', '2,u,blue car,3.5,8', '3,u,old car,1.5,8', '4,u,new car,1,9'];
    expect(usual(`id,same,name,a,b\n${rows.join('\n')}`)).toEqual([
      'ignore number',
      'ignore category',
      'ignore category',
      'input number',
      'target number',
    ]);
  });
});

describe('numberIn', () => {
  it('reads numbers as people write them', () => {
    const cases: readonly (readonly [string, boolean, number])[] = [
      ['1.5', false, 1.5],
      [' -2 ', false, -2],
      ['1e-3', false, 0.001],
      ['1,234.5', false, 1234.5],
      ["1'234'567", false, 1_234_567],
      ['１２．５', false, 12.5],
      ['−3', false, -3],
      ['.5', false, 0.5],
      ['1,5', true, 1.5],
      ['1.234,5', true, 1234.5],
      ['1 234,5', true, 1234.5],
      ['-,5', true, -0.5],
      ['−1e−3', false, -0.001],
      ['CHF  5', false, 5],
      ['kr 1.234,50', true, 1234.5],
      ['5.97e24', false, 5.97e24], // the mass of a planet
    ];
    for (const [text, comma, value] of cases) expect(numberIn(text, comma), text).toBe(value);
    const none = [
      '',
      'x',
      '1,5',
      '1,234,5',
      '3.5e38',
      '1.2.3',
      '0x10',
      '1e999',
      'Infinity',
      '1_000',
      '1 2',
      '--1',
      '１２月',
    ];
    for (const text of none) expect(numberIn(text, false), text).toBeNaN();
    for (const text of ['1.5', '1,2,3', 'NaN']) expect(numberIn(text, true), text).toBeNaN();
  });
});
