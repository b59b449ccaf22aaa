import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src/asking/readTable.ts';
import { describeColumns } from '../../../../src/data/csv/describeColumns.ts';
import { prepareRows, usualTableChoice } from '../../../../src/data/csv/prepareRows.ts';
import { table } from '../../../../src/i18n/en/table.ts';
import { troubleSentence } from '../../../../src/ui/table/tableText.ts';
import { readCsv } from '../../../../src/data/csv/readCsv.ts';

/** What comes of a file as it opens: its inputs → what is predicted, and the first row; or the code of what is wrong. */
function opened(text: string): string {
  const raw = readTable(new TextEncoder().encode(text));
  if (!raw.ok) return `${raw.trouble.code}${'lines' in raw.trouble ? ` ${raw.trouble.lines.join()}` : ''}`;
  const prepared = prepareRows(raw.value, usualTableChoice(describeColumns(raw.value)));
  if (!prepared.ok) return prepared.trouble.code;
  const { columns, classes, targets, rows } = prepared.value;
  const first = rows.values.subarray(0, columns.length).join(' ');
  return `${columns.join(' ')} → ${[...classes, ...targets].join('/')} | ${first}`;
}

const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const abc = 'a,b,class\n1,2,x\n2,3,y\n3,4,x\n';
const asAbc = 'a b → x/y | 1 2';

describe('tables that teachers bring', () => {
  it.each([
    [
      'Titanic, names in quotes and holes',
      'PassengerId,Survived,Name,Sex,Age\n1,0,"Braund, Mr. Owen",male,22\n2,1,"Heikkinen, ""L""",female,26\n3,1,"Moran, J.",male,\n',
      'Sex=female Sex=male Age → 0/1 | 0 1 22',
    ],
    [
      'from a German spreadsheet',
      '\ufeffName;Größe;Gewicht;Klasse\r\nAnna;1,68;1.062,5;gut\r\nBernd;1,82;80;schlecht\r\n',
      'Größe Gewicht → gut/schlecht | 1.68 1062.5',
    ],
    [
      'from a Japanese one',
      '番号,身長,値段,種類\n1,１６０．５,"¥1,200",猫\n2,170,300円,犬\n3,180,￥50,猫\n',
      '身長 値段 → 犬/猫 | 160.5 1200',
    ],
    // Groups of digits as spreadsheets of many countries have them: the narrow space, the hard one, a plain one.
    ...['\u202f', '\u00a0', ' ', "'"].flatMap((sign): [string, string, string][] => [
      [
        `${JSON.stringify(sign)} between thousands, semicolons`,
        `h;prix;class\n3;1${sign}100,5;a\n2;12${sign}000,25;b\n`,
        'h prix → a/b | 3 1100.5',
      ],
      [
        `${JSON.stringify(sign)} between thousands, tabs`,
        `h\tprix\tclass\n3\t1${sign}100,5\ta\n2\t2${sign}000,25\tb\n`,
        'h prix → a/b | 3 1100.5',
      ],
      [
        `${JSON.stringify(sign)} before a point`,
        `h;prix;class\n3;1${sign}100.5;a\n2;2${sign}000.25;b\n`,
        'h prix → a/b | 3 1100.5',
      ],
    ]),
    [
      'commas between thousands, before a point',
      'h;price;class\n3;"1,100.5";a\n2;"2,000.25";b\n',
      'h price → a/b | 3 1100.5',
    ],
    [
      'points between thousands, in some numbers one point alone, and decimal commas',
      'Einwohner;Fläche;Klasse\n3.677.472;891,70;groß\n110.731;114,77;klein\n',
      'Einwohner Fläche → groß/klein | 3677472 891.7',
    ],
    [
      'one point alone in each number, and decimal commas',
      'Einwohner;Fläche;Klasse\n110.731;114,77;groß\n98.446;0,125;klein\n',
      'Einwohner Fläche → groß/klein | 110731 114.77',
    ],
    [
      'days of a month, which are no numbers with a decimal point, and decimal commas',
      'Tag;a;b;Klasse\n12.05;1,5;2,25;x\n13.05;2,5;3,5;y\n',
      'a b → x/y | 1.5 2.25',
    ],
    [
      'three digits behind the comma, one of them below 1, from a spreadsheet',
      'a\tb\tclass\n0,125\t1,100\tx\n1,250\t2,500\ty\n',
      'a b → x/y | 0.125 1.1',
    ],
    [
      'decimal commas with exponents',
      'Strom;Spannung;class\n1,10E-05;1,10E+03;x\n2,5e-05;1,25E+03;y\n',
      'Strom Spannung → x/y | 0.000011 1100',
    ],
    ['a long minus before decimal commas', 'a;b;class\n−0,5;1;x\n−1,25;2;y\n', 'a b → x/y | -0.5 1'],
    ['’ between thousands, of Switzerland', 'a;b;class\nCHF 1’234.50;1;x\n2’000.25;2;y\n', 'a b → x/y | 1234.5 1'],
    ['pairs of digits, of India', 'a\tb\tclass\n₹10,34,567\t1.5\tx\n2,34,567.50\t2\ty\n', 'a b → x/y | 1034567 1.5'],
    ['a time and a comma, semicolons', 'Zeit;Temp;class\n8.30;10,0;x\n9.30;11,5;y\n', 'Temp → x/y | 10'],
    [
      'what can be read either way with both signs, semicolons',
      'Einwohner;Kurs;class\n700;1,123;x\n11.201;2,250;y\n',
      'Einwohner Kurs → x/y | 700 1.123',
    ],
    [
      'money by its code, of a bank',
      'Betrag;Kurs;class\n12,50 EUR;USD 1,5;x\n-1.234,00 EUR;USD 2;y\n',
      'Betrag Kurs → x/y | 12.5 1.5',
    ],
    ['money of other countries', 'a;b;class\n12 kr;3,5 zł;x\n15,50 kr.;4,25 zł;y\n', 'a b → x/y | 12 3.5'],
    ['masses of planets', 'mass,radius,class\n5.97e24,6371,x\n1.898e27,69911,y\n', 'mass radius → x/y | 5.97e+24 6371'],
    ['three digits behind the point', 'a;b;class\n1.125;2.500;x\n2.250;3.125;y\n', 'a b → x/y | 1.125 2.5'],
    ['shares in percent', 'a,share,class\n1,12%,x\n2,13.5 %,y\n', 'a share → x/y | 1 12'],
    ['prices in euros', 'a;preis;class\n1;1.200,50 €;x\n2;13,00 €;y\n', 'a preis → x/y | 1 1200.5'],
    ['thousands', 'a,b,class\n1,"1,234,567",x\n2,"2,345",y\n3,-$9.5,x\n', 'a b → x/y | 1 1234567'],
    ['comments at the top', `# made by sensor 7\n# 2024-01-01, room 3\n${abc}`, asAbc],
    ['names behind #', `# ${abc}`, '# a b → x/y | 1 2'],
    ['a title and an empty row', `Measurements of class 8b,,\n,,\n${abc}`, asAbc],
    ['a title alone in its row', `Measurements of class 8b\n\n${abc}`, asAbc],
    ['the separator in the first row', `sep=;\r\n${abc.replaceAll(',', ';')}`, asAbc],
    ['empty columns behind', abc.replaceAll('\n', ',,\n'), asAbc],
    ['a comma behind each row, but not the names', abc.replaceAll(/(\d,[xy])\n/g, '$1,\n'), asAbc],
    ['empty rows below', `${abc},,\n,,\n`, asAbc],
    ['one name twice', 'a,a,class\n1,2,x\n2,3,y\n', 'a a 2 → x/y | 1 2'],
    ['a column without a name, which counts', ',value,y\n0,1.5,2\n1,2.5,3\n2,4.5,7\n', 'value → y | 1.5'],
    [
      'names that count, of pandas',
      ',0,1,2,3,y\n0,5.1,3.5,1.4,0.2,setosa\n1,6.4,3.2,4.5,1.5,versicolor\n2,4.9,3,1.4,0.2,setosa\n',
      '0 1 2 3 → setosa/versicolor | 5.1 3.5 1.4 0.2',
    ],
    [
      'names that are years',
      'Land;2019;2020;2021;EU\nA;1,5;2,5;3;ja\nB;2;1;0,5;nein\nC;3;5;8;ja\n',
      '2019 2020 2021 → ja/nein | 1.5 2.5 3',
    ],
    [
      'names that are years, downwards',
      'Land;2023;2022;2021;EU\nA;1,5;2,5;3;ja\nB;2;1;0,5;nein\nC;3;5;8;ja\n',
      '2023 2022 2021 → ja/nein | 1.5 2.5 3',
    ],
    [
      'names in steps of ten years',
      'country,1990,2000,2010,region\nA,1,5,3,x\nB,4,2,2,y\nC,1,1,8,x\n',
      '1990 2000 2010 → x/y | 1 5 3',
    ],
    ['names that count, and no words', '0,1,2,3\n0.5,1.5,3,1\n2.5,4,1,0\n1,7,2.25,1\n', '0 1 2 → 0/1 | 0.5 1.5 3'],
    [
      'no names, but a day, and numbers that count on',
      '2024-01-01,1,2,3\n2024-01-02,7,4,4\n2024-01-03,2,9,1\n',
      'column 2 column 3 → column 4 | 1 2',
    ],
    ['names that count, and a word over numbers', '0,1,target\n5.5,3,0\n2,4,1\n1,7,0\n', '0 1 → 0/1 | 5.5 3'],
    [
      'no names, but numbers that count on in the first row',
      '1,2,3,x\n5,2,9,y\n4,4,1,x\n',
      'column 1 column 2 column 3 → x/y | 1 2 3',
    ],
    [
      'the times of a form’s answers, of which two are one',
      'Timestamp,a,class\n2024/05/12 9:10:00 AM GMT+2,1,x\n2024/05/12 9:10:00 AM GMT+2,2,y\n2024/05/12 9:10:30 AM GMT+2,3,x\n2024/05/12 9:11:00 AM GMT+2,1,x\n2024/05/12 9:11:00 AM GMT+2,5,y\n',
      'a → x/y | 1',
    ],
    [
      'the same in Japanese',
      'タイムスタンプ,a,class\n2024/05/12 9:10:00,1,x\n2024/05/12 9:10:00,2,y\n2024/05/12 9:10:30,3,x\n2024/05/12 9:10:30,4,x\n',
      'a → x/y | 1',
    ],
    ['the roll of a class', 'Roll No.,a,class\n1,5,x\n2,6,y\n3,7,x\n', 'a → x/y | 5'],
    ['the roll of a class, in German', 'Lfd. Nr.;a;class\n1;5,5;x\n2;6;y\n3;7;x\n', 'a → x/y | 5.5'],
    [
      'errors of a spreadsheet in other languages',
      'a;b;c;class\n1;#NV;2;x\n2;3;#WERT!;y\n3;#N/D;1;x\n4;#¿NOMBRE?;1;x\n9;#Н/Д;1;x\n9;####;1;x\n9;<NA>;1;x\n5;Err:502;1;y\n6;\\N;1;y\n7;5;1;x\n8;6;2;y\n',
      'a b c → x/y | 7 5 1',
    ],
    ['the yen as it is in Shift_JIS', 'a,b,class\n1,"\\1,000",x\n2,"\\12,500",y\n', 'a b → x/y | 1 1000'],
    [
      'marks, and a word where there is none',
      `maths,class\n${many(30, (i) => `${i % 8 === 3 ? 'abs' : 40 + ((i * 7) % 23)},${'xy'[i % 2]}`)}`,
      'maths → x/y | 40',
    ],
    [
      'rooms with numbers and many names',
      `room,class\n${many(40, (i) => `${i % 5 === 3 ? 'NESW'[i % 4] : 1 + (i % 12)},${'xy'[i % 2]}`)}`,
      'room=1 room=2 room=3 room=4 room=5 room=6 room=7 room=8 room=9 room=10 room=11 room=12 room=E room=N room=S room=W → x/y | 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0',
    ],
    [
      'answers from 1 to 5, and one that is a word',
      `a,class\n${many(30, (i) => `${i % 7 === 3 ? 'other' : 1 + (i % 5)},${'xy'[i % 2]}`)}`,
      'a=1 a=2 a=3 a=4 a=5 a=other → x/y | 1 0 0 0 0 0',
    ],
    ['errors of a spreadsheet', 'a,b,class\n1,#DIV/0!,x\n2,3,y\n3,#REF!,x\n4,5,x\n', 'a b → x/y | 2 3'],
    [
      'names of prototypes',
      '__proto__,constructor,class\n1,2,toString\n2,3,valueOf\n',
      '__proto__ constructor → toString/valueOf | 1 2',
    ],
    ['dates', 'date,temp,y\n2024-01-01,3.5,1\n2024-01-02,4,2\n2024-01-03,6,5\n', 'temp → y | 3.5'],
    ['a thousand categories', `a,b,class\n${many(2000, (i) => `${i},c${i % 1000},${'xy'[i % 2]}`)}`, 'a → x/y | 0'],
    ['a thousand classes', `a,class\n${many(2000, (i) => `${i},c${i % 1000}`)}`, 'tooManyClasses'],
    ['one row', 'a,b,class\n1,2,x\n', 'oneRow'],
    ['one row without names', '1,2,3\n', 'oneRow'],
    ['names alone', 'a,b,class\n', 'onlyHeader'],
    ['one class', 'a,class\n1,x\n2,x\n', 'oneClass'],
    ['rows that are too short', `${abc}1,2\n`, 'ragged 5'],
    ['rows that are too long', `${abc}1,2,x,z\n\n1,2,x,z\n`, 'ragged 5,7'],
    ['rows that are too long below a title', `Title\n${abc}1,2,x,z\n`, 'ragged 6'],
    ['one value in all rows', 'a,class\n5,x\n5,y\n', 'constantInputs'],
    ['of Markdown', `| a | b | class |\n|---|:-:|--:|\n| 1 | 2 | x |\n| 2 | 3 | y |\n`, asAbc],
    ['of Markdown without bars about it', `a | b | class\n--- | --- | ---\n1 | 2 | x\n2 | 3 | y\n`, asAbc],
    [
      'of Markdown below a title, of words',
      `Table 1\n\n| a | class |\n|-|-|\n| u | x |\n| u | y |\n| v | x |\n`,
      'a=u a=v → x/y | 1 0',
    ],
    ['spaces between', 'a b class\n1 2 x\n2 3 y\n', 'oneColumn'],
  ])('%s', (_, text, expected) => expect(opened(text)).toBe(expected));

  it('keep the places of a Markdown table’s columns, as a program reads them', () => {
    const raw = readCsv('| a | class |\n|---|---|\n| 1 | x |\n| 2 | y |\n', 'utf-8');
    if (!raw.ok) throw new Error(raw.trouble.code);
    const prepared = prepareRows(raw.value, usualTableChoice(describeColumns(raw.value)));
    expect(prepared.ok && prepared.value.recipe.columns.map(({ place }) => place)).toEqual([1, 2]);
    expect(raw.value.lines).toEqual([3, 4]);
  });

  it('say which line has another number of cells, and in which line the table begins', () => {
    const told = (text: string): string => {
      const read = readCsv(text, 'utf-8');
      return read.ok ? 'read' : troubleSentence(table, read.trouble);
    };
    expect(told(`${abc}1,2\n`)).toBe('Line 5 has 2 cells, and line 1 has 3.');
    expect(told(`${abc}1\n1\n`)).toBe('Line 5 has 1 cell, and line 1 has 3. Other such lines: 6.');
    expect(told(`Measured in May\n\n${abc}1\n`)).toBe('Line 7 has 1 cell, and line 3 has 3.');
  });

  it('say how many rows stand above them, and keep the lines of the file', () => {
    const read = readCsv(`Title\n\nof the table,,\n${abc}`, 'utf-8');
    expect(read.ok && read.value).toMatchObject({ form: { above: 2 }, lines: [5, 6, 7] });
    expect(readCsv(abc, 'utf-8')).not.toHaveProperty('value.form.above');
  });
});
