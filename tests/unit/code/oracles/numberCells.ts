/** Bodies of numbers with a decimal point; those with a comma are these with the two signs changed over. */
const bodies = [
  ['5', '-5', '+5', '0', '-0', '007', '1.5', '-2.25', '.5', '-.5', '5.', '1.500', '0.125', '1234567890.125', '5²'],
  ['1e3', '1E-03', '1.5e+05', '1.234e5', '1e', 'e5', '1e+', '2.5e-400', '1e1000', '1,234e5', '1e5.5'],
  ['1e18', '1.5e19', '5.97e24', '1e30', '-1e38', '3.4e38', '3.41e38', '4e38', '-4e38', '1e39', '1e308', '1e999'],
  ['1,234', '-1,234', '1,234.5', '12,345,678', '123,456.75', '0,125', '01,234', '1,23', '1234,567', '1,234,5'],
  ['1,2,3', '1,234,56', '1,,234', ',234', '1.2.3', '1.234.567', '1.234,5', '1,234.', '1.5,5', ',', '.', '-', '+'],
  ['10,34,567', '2,34,567.50', '-1,00,000', '1,23,4567', '01,23,456', '100,23,456', '12,34', '1,23,45,678'],
  "' ’ \u00a0 \u202f \u2009"
    .split(' ')
    .concat(' ')
    .flatMap((sign) => [
      `1${sign}234`,
      `1${sign}234${sign}567.5`,
      `-12${sign}345.25`,
      `1${sign}23`,
      `0${sign}125`,
      `1${sign}234,567`,
      `1,234${sign}567`,
    ]),
  ['−5', '−1.5e−3', '–5', '--5', '+-5', '- 5', '５', '１２．５', '１，２３４．５', '٣', '१२', 'Ⅻ', '½', '１２月'],
  ['1_000', '1_0.5', 'inf', '-inf', 'Infinity', 'nan', '-nan', 'NaN', '0x10', '0b1', '1j', '1d3', '1l', 'True', 'x'],
  [
    '',
    ' ',
    'NA',
    '?',
    ' 5',
    '5\t',
    '5\n',
    '\u00a05\u3000',
    '5\u001f',
    '\u00855',
    '\ufeff5',
    '5\u200b',
    '1  234',
    '5;6',
  ],
].flat();

const money =
  '$ € £ ¥ ￥ ₹ ₩ ₽ ฿ ₺ R$ \\ CHF Fr Fr. kr kr. Rs ₨ Rp zł Kč Ft EUR USD SEK US$ C$ RM 円 元 원 % ％ HK$ ° m² ‰ chf eur'.split(
    ' ',
  );

/** Ways to put money or another unit to a number. */
const withUnit = (unit: string): readonly string[] => [
  ...['', ' ', '\u00a0', '  '].flatMap((gap) => [`${unit}${gap}1,234.5`, `12.5${gap}${unit}`]),
  `-${unit}5`,
  `${unit}-5`,
  `- ${unit}5`,
  `-${unit}-5`,
  `5${unit}${unit}`,
  `${unit}5${unit}`,
  `5 ${unit} 6`,
  unit,
];

const changedOver = (cell: string): string => cell.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

/** Cells that are numbers, or nearly: each form with either decimal sign, and with what may stand before and behind it. */
export const numberCells: readonly string[] = [
  ...new Set([...bodies, ...money.flatMap(withUnit)].flatMap((cell) => [cell, changedOver(cell)])),
];
