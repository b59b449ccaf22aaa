import type { Mending } from '../../document/link/result.ts';
import type { LinkErrorSentences, NoticeSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';
import { typeset } from './typeset.ts';

export const linkErrors: LinkErrorSentences = typeset({
  empty: () => 'このリンクには実験が入っていません（「#」の後に何もありません）。',
  notALink: () => 'これは実験のリンクではありません。',
  tooLong: ({ length, max }) =>
    `リンクが長すぎます。${number(length)} 文字ありますが、読み取れるのは ${number(max)} 文字までです。`,
  badEncoding: () => 'リンクが壊れています。文字に変換できない「%」があります。',
  cutOff: ({ end }) =>
    `リンクが途中で切れているようです（「${end}」で終わっています）。省略されていないところからコピーし直してください。`,
  strangeCharacter: ({ value }) => `リンクが壊れています。「${value}」という文字は使えません。`,
  twoReadings: ({ one, other }) =>
    `リンクが途中で変わり、「${one}」とも「${other}」とも読めます。もう一度送ってもらうか、正しく入力してください。`,
  severalLinks: () => '異なるリンクがいくつか入っています。開きたいもの 1 つだけにしてください。',
  changed: () => 'リンクの一部が欠けたか、途中で変わっています（「check=…」が残りの部分と合いません）。',
  newerVersion: ({ version }) =>
    `このリンクは、このページの新しいバージョン（v=${version}）で作られたものです。ページを再読み込みして、最新のものを開いてください。`,
  missingKey: ({ key }) => `リンクに「${key}=」がありません。コピーの途中で一部が欠けたのかもしれません。`,
  duplicateKey: ({ key }) => `リンクに「${key}」が 2 回あります。`,
  unknownName: ({ key, value, choices }) =>
    `${key}：「${value}」というものはありません。使えるのは ${choices.join('、')} です。`,
  badNumber: ({ key, value, integer }) =>
    value === '' ? `${key}：数値がありません。` : `${key}：「${value}」は${integer ? '整数' : '数値'}ではありません。`,
  outOfRange: ({ key, value, min, max }) =>
    min === max
      ? `${key}：${value} にはできません。ここではいつも ${number(min)} です。`
      : `${key}：${value} は範囲外です。${number(min)} から ${number(max)} までの値にしてください。`,
  badValue: ({ key, value, example }) => `${key}：「${value}」は読み取れません。${example} のように書きます。`,
  unknownTable: ({ hash }) =>
    `このリンクは、だれかが自分で用意した表（${hash}…）のものです。その行はリンクの中にも、ここにもありません。`,
  rowsNotFetched: ({ name }) =>
    `「${name}」のデータを取得できませんでした。ネットワークにつながってから、ページを再読み込みしてください。`,
  badRows: ({ why }) =>
    ({
      damaged:
        'リンクに入っているデータの行がこわれています。途中で一部が失われたか、変わりました。もう一度リンクをもらってください。',
      tooLarge: 'リンクに入っているデータの行が、リンクに入れられる量を超えています。',
      newer: 'リンクに入っているデータの行は、このページの新しい版で作られたものです。',
    })[why],
  badMoment: ({ why }) =>
    ({
      damaged: '重みのデータがこわれています。途中で一部が失われたか、変わりました。もう一度もらってください。',
      tooLarge: '重みのデータが、入れられる量を超えています。',
      newer: '重みのデータは、このページの新しい版で作られたものです。',
    })[why],
  badLesson: ({ why, name }) =>
    ({
      unknown: `「${name}」というレッスンはここにありません。`,
      elsewhere: 'レッスンが長くてリンクに入りません。ファイルを受け取って、このページにドロップしてください。',
      damaged: 'レッスンのデータがこわれています。途中で一部が失われたか、変わりました。もう一度もらってください。',
      broken: 'リンクのレッスンに誤りがあり、開けません。',
      notFetched: `レッスン「${name}」を読み込めませんでした。オンラインになってから、もう一度リンクを開いてください。`,
    })[why],
  badLayer: ({ index, value }) =>
    value === ''
      ? `net：${index + 1} 番目の層が空です。層は 16.relu、softmax、Dropout:0.5 のように書きます。`
      : `net：${index + 1} 番目の層「${value}」は読み取れません。層は 16.relu、softmax、Dropout:0.5 のように書きます。`,
  noInputs: () =>
    'リンクでは、入力（x、y など）がすべてオフです。TensorFlow Playground では入力のないネットワークになりますが、このページでは入力が 1 つ以上必要です。',
  tooManyLayers: ({ layers, max }) => `net：層が ${number(layers)} 個あり、多すぎます。${max} 個までにしてください。`,
});

const mendings: Readonly<Record<Mending, string>> = {
  encoding: 'エンコードされた文字',
  signs: '全角などに変わった文字',
  invisible: '見えない文字',
  breaks: '空白や改行',
  spelling: '名前のつづり',
  hash: '抜けた「#」',
};

export const notices: NoticeSentences = typeset({
  mended: ({ mended, left }) => {
    const done = mended.map((kind) => mendings[kind]).join('、');
    const rest = left === '' ? '' : `後ろの「${left}」は除きました。`;
    return done === ''
      ? `リンクを開きました。${rest}`
      : `リンクが途中で変わっていたため、直して開きました（${done}）。${rest}`;
  },
  unknownKeys: ({ keys, more }) =>
    `リンクの ${keys.map((key: string) => `「${key}」`).join('')}${more > 0 ? `ほか ${number(more)} 個` : ''}は、このページでは使えないため無視しました。残りはそのまま開きました。`,
  unknownLanguage: ({ value }) => `リンクで指定された言語「${value}」には対応していません。`,
});
