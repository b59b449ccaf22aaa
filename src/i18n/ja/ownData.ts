import { functionNames } from '../../data/formula.ts';
import type * as en from '../en/ownData.ts';
import { typeset } from './typeset.ts';

export const sources: typeof en.sources = typeset({ moreData: 'その他のデータ…', ownTable: '自分の表…' });

export const features: typeof en.features = typeset({
  legend: '入力',
  add: '式による入力',
  placeholder: 'sin(3*x)',
  addButton: '追加',
  hint: `数、+ - * / ^ ( )、${functionNames.join('、')}、pi、e と列の名前が使えます。値のないところと、3e38 を超えるところは 0 になります。`,
  columns: (names) => `列：${names.join('、')}。`,
  there: (name) => `${name} はもう入力にあります。`,
  added: (name) => `${name} を入力に加えました。`,
});

export const draw: typeof en.draw = typeset({
  button: '点を描く',
  edit: 'この点を編集',
  title: '手で描いた点',
  from: (title) => `「${title}」から描いた点`,
  plane:
    '点を描く平面。矢印キーで十字を動かし、Enter で選んだ道具を使います（点を描く、消す、持ち上げて置く）。どの道具でも、Delete で消し、M で持ち上げて、もう一度 M で置きます。数字でクラスを選びます。',
  hint: 'クリックかドラッグ。矢印キーと Enter でも。',
  tools: '描く道具',
  classes: '新しい点のクラス',
  className: 'このクラスの名前',
  noName: (name) => `クラスには名前が必要です。「${name}」のままです。`,
  takenName: (wanted, name) => `「${wanted}」はもう使われています。「${name}」のままです。`,
  colours: 'オレンジ 青 緑 ピンク 紫 黄土色 青緑 赤 灰色 茶色',
  addClass: 'クラスを追加',
  allClasses: (most) => `クラスは ${most} 個までです。`,
  deleteClass: (name) => `クラス ${name} とその点を削除`,
  tool: '道具',
  toolNames: { draw: '描く', erase: '消す', move: '動かす' },
  size: '太さ',
  amount: '点の数',
  clear: '全部消す',
  done: '完了',
  added: (more, name, where, total) =>
    `クラス ${name} を ${where} に${more === 1 ? '' : ` ${more} 個`}。全部で ${total} 個。`,
  total: (points) => `全部で ${points} 個。`,
  erased: (fewer, total) => `${fewer} 個消しました。全部で ${total} 個。`,
  moved: (where) => `${where} に動かしました。`,
  at: (where, name) => (name === null ? where : `${where}：クラス ${name}`),
  nothing: (where) => `${where} に点はありません。`,
  full: (most) => `点は ${most} 個までです。`,
  picked: (name) => `クラス ${name} の点を持ち上げました。矢印キーで動かし、M で置きます。`,
  putBack: '元に戻しました。',
  chosen: (name) => `クラス ${name}`,
});

export const byFormula: typeof en.byFormula = typeset({
  button: 'f(x)…',
  buttonHint: 'f(x)… 式によるデータ',
  title: '式によるデータ',
  about: '比較の式は 2 つのクラスに、y = … は学習する曲線になります。',
  formula: 'x と y の式',
  examples: '例',
  from: '始まり',
  to: '終わり',
  range: 'x と y の範囲',
  samples: 'データ数',
  noise: 'ノイズ',
  seed: 'シード',
  preview: 'プレビュー',
  holds: 'はい',
  holdsNot: 'いいえ',
  use: 'この点を使う',
  says: (points) => `${points} 個の点`,
  saysSome: (points, samples, isCurve) =>
    `${samples} 個のうち ${points} 個の点。ほかでは、式に値がない${isCurve ? 'か、値が 100 万を超えます' : 'ため、点がありません'}。`,
});

const ownWay = new Map([
  ['and', '両方とも成り立つことは min(x, y) > 0 のように書きます。'],
  ['or', '少なくとも一方が成り立つことは max(x, y) > 0 のように書きます。'],
  ['|', '絶対値は abs(x) と書きます。'],
]);

export const formulaFault: typeof en.formulaFault = typeset(({ code, at, word }) => {
  const place = `${at + 1} 文字目`;
  switch (code) {
    case 'empty':
      return '式を書いてください。例：sin(3*x)';
    case 'tooLong':
      return `式が長すぎます。${at} 文字までです。`;
    case 'tooDeep':
      return `${place}：かっこの入れ子が深すぎます。`;
    case 'unexpected':
      return `${place}：「${word}」はここに書けません。${ownWay.get(word) ?? ''}`;
    case 'noOperator':
      return `${place}：${word} と書いてください。`;
    case 'ended':
      return '式が途中で終わっています。';
    case 'unknownName':
      return `${place}：「${word}」という列や関数はありません。${ownWay.get(word.toLowerCase()) ?? ''}`;
    case 'arguments':
      return `${place}：${word} は ${word === 'min' || word === 'max' ? `${word}(x, y)` : `${word}(x)`} のように書きます。`;
    case 'notClosed':
      return 'かっこが閉じていません。';
    case 'noColumn':
      return 'この式はどのデータでも同じ数になります。列を使ってください。';
    case 'noRelation':
      return '左右を < や > で比べるか、y = で始めてください。';
    case 'noCurve':
      return `${place}：等式は y = … の形で、もう一方が x だけの式のときに曲線になります。2 つのクラスには < か > を使ってください。`;
    case 'oneClass':
      return 'この範囲では、すべての点が片側にあります。ほかの範囲を選んでください。';
    case 'noValues':
      return 'この範囲では式に値がありません。ほかの範囲を選んでください。';
    case 'tooHigh':
      return 'この範囲では値が 100 万を超えます。式を小さくするか、ほかの範囲を選んでください。';
    case 'noRange':
      return '範囲の終わりが始まりより前にあります。';
    case 'relation':
      return '比較は数になりません。< > = を使わないでください。';
  }
});
