import type { network as en } from '../en/network.ts';
import type { Translation } from '../translation.ts';
import { count } from '../../document/spelling.ts';
import { spaced, typeset } from './typeset.ts';

export const network: Translation<typeof en> = typeset({
  label: 'ネットワーク図',
  help: '矢印キーで層とニューロンの間を移動します。Enter でニューロンの中身を調べ、上下の矢印で重みとバイアスをたどります。Escape で戻ります。',
  summary: (layers) => `左から順に、${layers.join('、')}。`,

  roles: { input: '入力層', hidden: '隠れ層', output: '出力層' },
  rolesShort: { input: '入力', hidden: '隠れ', output: '出力' },
  roleGroups: { input: '入力層', hidden: '隠れ層', output: '出力層' },
  hiddenLayer: (n) => `隠れ層 ${n}`,
  hiddenLayerShort: (n) => `隠れ ${n}`,

  empty: 'まだ空です。ここに層を追加していきます。',
  noInputs: '入力の数はまだ決まっていません。',
  loss: (name) => `損失関数 ${name}`,
  optimizer: (name) => `最適化手法 ${name}`,

  zoom: '拡大・縮小',
  zoomIn: '拡大',
  zoomByWheel: '拡大（Ctrl + ホイール、または 2 本の指でも可）',
  zoomOut: '縮小',
  fit: '全体を表示',

  positive: '正の重み',
  negative: '負の重み',
  weaker: (n) => `ほかに絶対値の小さい重み ${count(n)} 個`,
  moreWeights: (n) => `ほかに重み ${count(n)} 個`,
  more: (n) => `+ ${count(n)} 個`,
  units: (n) => `${count(n)} ユニット`,

  inspector: '選んだものの数値',
  hint: 'ニューロンや線を指すかタップすると、数値を表示します。',
  letGo: '選択を解除',
  neuron: (layer, neuron, units) => spaced`${layer}のニューロン ${neuron}（全 ${units} 個）`,
  named: (neuron, name) => `${neuron}「${name}」`,
  behaviour: '学習時と推論時のどちらを描くか',
  behaviours: { training: '学習時', inference: '推論時' },
});
