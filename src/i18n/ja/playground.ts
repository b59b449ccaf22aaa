import type { playground as en } from '../en/playground.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

export const playground: Translation<typeof en> = typeset({
  sets: 'TensorFlow Playground のデータセット',
  titles: {
    circle: '円',
    xor: '排他的論理和',
    gauss: 'ガウス',
    spiral: '渦巻き',
    'reg-plane': '平面',
    'reg-gauss': '複数のガウス',
  },
  newData: '新しいデータ',
  newDataHint: '次のシードで、別の点を生成します',
  seed: (seed) => `シード ${seed}`,
  rules: 'TensorFlow Playground の規則で学習します。',
  kerasRules: 'Playground のデータを Keras の規則で学習します。',
  toKeras: 'Keras の規則にする',
  activation: 'すべての隠れ層の活性化関数',
  regularization: '正則化',
  none: 'なし',
  rate: '正則化率',
});
