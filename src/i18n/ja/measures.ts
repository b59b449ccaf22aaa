import { count, percent, significant } from '../../document/spelling.ts';
import type { MeasuresText } from '../en/measures.ts';
import { spaced, typeset } from './typeset.ts';

const size = (value: number): string => significant(value, 2);

export const measures: MeasuresText = typeset({
  asOf: (epoch: number, batch: number) =>
    batch === 0 ? `${count(epoch)} エポックの時点` : `${count(epoch)} エポック + ${count(batch)} バッチの時点`,
  ofExamples: (looked: number, traced: number, all: number) =>
    looked === all
      ? `勾配は訓練データ ${count(all)} 件のうち ${count(traced)} 件で計算`
      : `訓練データ ${count(all)} 件のうち ${count(looked)} 件（勾配は ${count(traced)} 件）で計算`,
  notYet: 'ネットワークを測っています。',
  noNetwork: '測れるネットワークがまだありません。',
  unknown: 'Playground の規則では、重みや学習率の良し悪しは判断しません。更新とペナルティは分かりません。',
  others: (n: number) => `ほか ${n} 件`,
  table: '層（図の順）',
  columns: { outputs: '出力', gradient: '勾配', update: '更新', flat: '平坦' },
  meanings: {
    outputs: (examples: number) =>
      `出力：訓練データ ${count(examples)} 件での、全ユニットの値の分布で、数値はその平均です。1 か所だけに集まる層は、いつも同じ値を出しています。`,
    gradient:
      '勾配：∂L/∂w の大きさ（二乗平均平方根）です。点が縦にほぼそろっていれば健康です。∂L/∂z はニューロンの和に届く傾きです。',
    update: '更新：次のバッチで重みの大きさのどれだけが変わるかです。0.001 くらいが普通です。',
    flat: '平坦：活性化関数が勾配を通さない値の割合です。飽和した sigmoid や tanh、0 の ReLU がこれにあたります。どのデータでも 0 の ReLU は死んでいます。',
  },
  hint: '数値を指すか、Tab で移ると、その意味を表示します。層を選ぶと、そのユニットを表示します。',
  spreadLong: (low: number, high: number, mean: number, deviation: number) =>
    `${size(low)} から ${size(high)}、平均 ${size(mean)}、標準偏差 ${size(deviation)}`,
  dead: (dead: number) => `死 ${count(dead)} 個`,
  deadOf: (dead: number, units: number) => `${count(units)} 個のうち ${count(dead)} 個が死んでいます`,
  flatShare: (share: number) => percent(share, 0),
  flatAndDead: (share: string, dead: string) => `${share}、${dead}`,
  never: '–',
  neverLong: '平らなところがありません',
  notKnown: '?',
  notKnownLong: '不明です',
  gradientLong: (gradient: number, signal: number) => `∂L/∂w ${size(gradient)}、∂L/∂z ${size(signal)}`,
  numberOf: (layer: string, number: string, meaning: string) => spaced`${layer}、${number}${meaning}`,
  number: (what: string, value: string) => `${what}：${value}。`,
  numbersOf: (layer: string, numbers: readonly string[]) => `${layer}。${numbers.join('')}`,
  units: (layer: string) => spaced`${layer}のユニットの勾配`,
  unit: (unit: number, units: number) => `ニューロン ${count(unit)} / ${count(units)}`,
  unitSays: (gradient: number) => `勾配 ${size(gradient)}`,
  unitFlat: (share: number) => `${percent(share, 0)} で平坦`,
  unitDead: '死んでいます',
  unitAndNumbers: (unit: string, numbers: readonly string[]) => `${unit}：${numbers.join('、')}`,
  loss: '損失',
  lossOf: (data: string, penalty: string | null) =>
    penalty === null ? `データ ${data}、ペナルティは不明` : `データ ${data} + ペナルティ ${penalty}`,
  lossMeaning: '今の重みでの推論時の値です。ペナルティは正則化が加えるものです。',
  meanLoss: 'Keras の loss',
  afterLoss: '各エポックの後',
  twoLosses: (epoch: number, mean: string, after: string) =>
    `${count(epoch)} エポック目：Keras の学習損失 ${mean}、エポックの後 ${after}`,
  isBehind: (epoch: number, newest: number) =>
    `${count(newest)} エポックのうち ${count(epoch)} エポック目まで計算しました。このために、裏で学習をもう一度たどっています。`,
  whyTwo:
    'Keras の学習損失は、エポックの中の全バッチの平均です。重みが変わりながら、Dropout も働きながらの平均なので、少し遅れて下がります。',
  playgroundLoss: 'Playground は学習損失を各エポックの後に計算します。バッチの平均はありません。',
  blind: (loss: string) => `何も知らない場合：${loss}`,
});
