import { functionNames } from '../../data/formula.ts';
import type * as en from '../en/ownData.ts';
import { typeset } from './typeset.ts';

export const features: typeof en.features = typeset({
  legend: '入力',
  add: '式による入力',
  placeholder: 'sin(3*x)',
  addButton: '追加',
  hint: `数、+ - * / ^ ( )、${functionNames.join('、')}、pi、e と列の名前が使えます。値のないところは 0 になります。`,
  columns: (names) => `列：${names.join('、')}`,
  there: (name) => `${name} はもう入力にあります。`,
  added: (name) => `${name} を入力に加えました。`,
});

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
      return `${place}：「${word}」はここに書けません。`;
    case 'ended':
      return '式が途中で終わっています。';
    case 'unknownName':
      return `${place}：「${word}」という列や関数はありません。`;
    case 'arguments':
      return `${place}：${word} は ${word === 'min' || word === 'max' ? `${word}(x, y)` : `${word}(x)`} のように書きます。`;
    case 'notClosed':
      return 'かっこが閉じていません。';
    case 'noColumn':
      return 'この式はどのデータでも同じ数になります。列を使ってください。';
    case 'relation':
      return '比較は数になりません。< > = を使わないでください。';
  }
});
