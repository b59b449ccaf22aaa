import type { maps as en } from '../en/maps.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

export const maps: Translation<typeof en> = typeset({
  neurons: 'ニューロンの中',
  numbers: '数値',
  kinds: { planes: 'マップ', curves: '曲線', weights: '重み' },
  larger: 'プロットを大きく表示',
  unpin: (neuron) => `${neuron}からネットワーク全体のマップに戻る`,
  smaller: 'ネットワークに戻る',
  discrete: '色を区切る',
  discreteHint: '線のどちら側にあるかだけを示す',
  validation: '検証',
  validationHint: '検証データの点を表示する',
  space: '隠れ空間',
  spaceHint: '隠れ層が曲げた平面を表示する',
  spaceOfMany: '隠れ層でのデータの位置を表示する',
  spaceLayer: '層',
  unit: (unit: number) => `ニューロン ${unit}`,
  spaceLabel: (layer: string, across: string, up: string) =>
    `${layer}が曲げた平面：${across} と ${up}。データの点もその中にあります。矢印キーで次のデータへ移ります。`,
  spaceOfManyLabel: (layer: string, across: string, up: string) =>
    `${layer}でのデータの位置：${across} と ${up}。矢印キーで次のデータへ移ります。`,
  curveLabel: (neuron: string, x: string) =>
    `${x} に対する、${neuron}の出力。矢印キーで入力が動き、Shift を押すと大きく動きます。Page Down で次のデータへ移ります。`,
  label: (neuron: string, x: string, y: string, line: 'sum' | 'zero' | 'half') =>
    `${x} と ${y} に対する、${neuron}の出力。${{ sum: '重み付き和が 0', zero: '出力が 0', half: '出力が 0.5' }[line]} になる線も示します。矢印キーで入力が動き、Shift を押すと大きく動きます。Page Down で次のデータへ移ります。`,
  others: 'ほかの入力は選んだデータのまま',
  othersLabel: ' ほかの入力は選んだデータのままです。',
});
