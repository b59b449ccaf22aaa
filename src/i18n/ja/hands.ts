import { count } from '../../document/spelling.ts';
import type { HandsText } from '../en/hands.ts';
import { typeset } from './typeset.ts';

export const hands: HandsText = typeset({
  value: {
    weight: '重みの値',
    bias: 'バイアスの値',
    gamma: 'ガンマの値',
    beta: 'ベータの値',
    alpha: 'アルファの値',
  },
  slider: {
    weight: '重みのスライダー',
    bias: 'バイアスのスライダー',
    gamma: 'ガンマのスライダー',
    beta: 'ベータのスライダー',
    alpha: 'アルファのスライダー',
  },
  bias: 'バイアス',
  biasHint: 'このニューロンのバイアスを手で変えます',
  learned: 'このニューロンが学習するほかの値',
  ofLayer: (role, layer) => `${layer} の ${role}`,
  freeze: '固定する',
  freezeHint:
    '学習してもこの値を変えません。このページ独自の機能です。Keras で固定できるのは層全体です（層の「…」の trainable=False）。',
  layer: '層',
  freezeLayer: (place) => `${place} を固定`,
  freezeLayerHint: (numbers) =>
    `この層の ${count(numbers)} 個の値をすべて、ここから先の学習で変えません。学習はそのまま続きます（層の「…」の trainable=False では、学習が最初からになります）。`,
  stillMeasures: '平均と分散は測り続けます。',
  layerIsFrozen: '層ごと固定しています。',
  off: '出力を切る',
  offHint: '次の層はこのニューロンの出力を 0 として受け取ります。次の層への重みが 0 になり、学習しても 0 のままです。',
  on: '出力を戻す',
  onHint: '出力を切ってあります。次の層への重みは 0 のままです。戻すと、重みも元に戻ります。',
  frozen: (n) => `固定 ${n}`,
  frozenLayers: (n) => `固定した層 ${n}`,
  offNeurons: (n) => `オフ ${n}`,
  letGo: '解除',
  letGoHint: '固定した値はまた学習し、切ったニューロンの出力と重みは元に戻ります。',
  full: 'この学習では、これ以上固定したり切ったりできません。',
  inCode:
    'この学習では、数値を手で変えました。プログラムには含まれません。Keras では layer.set_weights で設定し、trainable=False で層全体を固定します。',
  loss: (now) => `損失 ${now}`,
  losses: (before, now) => `損失 ${before} → ${now}`,
});
