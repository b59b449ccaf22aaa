import { tableLimits } from '../../data/csv/rawTable.ts';
import { count } from '../../document/spelling.ts';
import type { TableText } from '../en/table.ts';
import { typeset } from './typeset.ts';

const megabytes = tableLimits.bytes / 1e6;

export const table: TableText = typeset({
  title: '自分の表',
  intro: 'CSV や TSV のファイルをここにドロップするか、ファイルを選ぶか、表計算ソフトのセルを貼り付けてください。',
  private:
    '表はこのコンピュータの中だけで読まれ、どのサーバーにも送られません。小さな表の行は、共有するリンクに入ります。',
  limits: `${megabytes} MB、${tableLimits.cells / 1e4} 万セル、${tableLimits.columns} 列まで。1 行目は列の名前でもかまいません。`,
  choose: 'ファイルを選ぶ…',
  paste: 'またはセルを貼り付けるか入力',
  pasteExample: '身長, 体重, クラス\n1.5, 20, ネコ\n…',
  readPasted: 'このセルを読む',
  reading: '読み込んでいます…',
  pasted: '貼り付けた表',
  another: '別の表…',
  gone: (title) =>
    `「${title}」の選び方を変えるには、ファイルをもう一度選んでください。このページには行だけが残り、ファイルは残りません。`,
  size: (rows, columns) => `${count(rows)} 行、${columns} 列`,
  header: '1 行目は列の名前',
  decimal: '小数点',
  decimals: { point: 'ピリオド 1.5', comma: 'コンマ 1,5' },
  encoding: '文字コード',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16（ビッグエンディアン）',
    shift_jis: 'Shift_JIS',
    'windows-1252': 'Windows-1252',
    gb18030: 'GB18030, GBK',
    big5: 'Big5',
    'euc-kr': 'EUC-KR',
  },
  above: (rows: number) => `表の上の ${rows} 行を除く`,
  separator: 'セルの区切り',
  automatic: '自動',
  found: (separator) => `自動：${separator}`,
  separators: { ',': 'コンマ', ';': 'セミコロン', '\t': 'タブ', '|': '縦棒' },
  missing: '入力が欠けている行',
  missings: { drop: '除く', fill: '埋める（全行の平均、または最も多いカテゴリ）' },
  complete: '欠損値はありません。',
  lacking: (columns) => `欠損値：${columns.join('、')}。`,
  lack: (column, count, lines) => `${column} ${count}（${lines.join('、')}${count > lines.length ? '…' : ''} 行目）`,
  words: (column, count, lines) =>
    `${column} ${count}（数値でない、${lines.join('、')}${count > lines.length ? '…' : ''} 行目）`,
  mixed: (columns) => `数値でないセルが多いため使いません：${columns.join('、')}。`,
  column: '列',
  spread: '値',
  type: '型',
  types: { number: '数値', category: 'カテゴリ' },
  role: '使い方',
  roles: { input: '入力', target: '予測する', ignore: '使わない' },
  ofColumn: (what, column) => `${what}：${column}`,
  summary: (column, shape) => `${column}：${shape}`,
  range: (min, max, mean) => `${min}〜${max}、平均 ${mean}`,
  values: (distinct, first) => `${distinct} 種類：${first}`,
  rows: '列と最初の行',
  comesOut: (rows, dropped, inputs) =>
    `${count(rows)} 行${dropped > 0 ? `（${count(dropped)} 行を除く）` : ''}、入力 ${inputs} 個`,
  classes: (count, balance) => `${count} クラス：${balance}`,
  numbers: (names) => `予測する数値：${names}`,
  scaling: 'スケーリング',
  scalingHint: '訓練データだけから求めます',
  scalings: { raw: 'なし', standardize: '標準化', minmax: '最小値と最大値で 0〜1 に' },
  deal: '検証データの行',
  dealHint: 'どの行で検証するか。行数は validation_split で決まります',
  deals: {
    shuffled: 'シャッフルして選ぶ',
    stratified: '層化：クラスの割合を保つ',
    last: '最後の行（Keras と同じ）',
  },
  use: 'この表を使う',
  troubles: {
    tooLarge: (trouble) => `ファイルは ${Math.ceil(trouble.megabytes)} MB です。読めるのは ${megabytes} MB までです。`,
    tooManyCells: ({ rows, columns }) =>
      `${count(rows)} 行 × ${columns} 列は多すぎます。読めるのは ${tableLimits.cells / 1e4} 万セルまでです。`,
    tooManyColumns: ({ columns }) => `${columns} 列あります。読めるのは ${tableLimits.columns} 列までです。`,
    spreadsheet: () => '表計算ソフトのファイルです。CSV として保存するか、セルをコピーしてここに貼り付けてください。',
    notText: () => 'テキストファイルではありません。読めるのは CSV か TSV の表です。',
    empty: () => '何も書かれていません。',
    onlyHeader: () => '列の名前の行だけで、データの行がありません。',
    oneRow: () => 'データが 1 行しかありません。1 行からは何も学べません。',
    oneColumn: () => '列が 1 つしかありません。セルはコンマ、セミコロン、タブ、縦棒のどれかで区切ります。',
    noNumber: () => '数値がありません。ネットワークには数値が必要です。',
    noInput: () => '入力にする列を 1 つ以上選んでください。',
    noTarget: () => '予測する列を選んでください。',
    mixedTargets: () => '予測できるのは、カテゴリ 1 つか、数値 1 つ以上です。両方は選べません。',
    noRows: () => 'どの行にも欠損値があり、1 行も残りません。入力を埋めるか、使わない列を選んでください。',
    unreadable: () => '表を読めませんでした。',
    ragged: ({ first, expected, found, lines }) =>
      `${lines[0]} 行目は ${found} セルですが、${first} 行目は ${expected} セルです。` +
      (lines.length > 1 ? `${lines.slice(1).join('、')} 行目も違います。` : ''),
    quotes: ({ line }) => `${line} 行目：引用符が閉じていないか、セルの途中で閉じています。`,
    oneClass: ({ column }) => `「${column}」にはクラスが 1 つしかなく、見分けるものがありません。`,
    oneNumber: ({ column }) => `「${column}」はどの行も同じ数値で、予測するものがありません。`,
    constantInputs: ({ columns }) =>
      `行によって値の違う列を入力に選んでください。${columns.map((each) => `「${each}」`).join('')}には値が 1 つしかありません。`,
    tooManyClasses: ({ column, classes }) =>
      `「${column}」には ${classes} クラスあります。予測できるのは ${tableLimits.classes} クラスまでです。`,
    tooManyInputs: ({ inputs }) =>
      `選んだ列から ${inputs} 個の入力ができます（カテゴリは値ごとに 1 つ）。使えるのは ${tableLimits.inputs} 個までです。`,
    tooManyNumbers: ({ rows, inputs }) =>
      `${count(rows)} 行 × 入力 ${inputs} 個は多すぎます。学習できるのは ${tableLimits.numbers / 1e4} 万個の数値までです。`,
  },
});
