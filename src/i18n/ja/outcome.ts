import type { outcome as en } from '../en/outcome.ts';
import type { Translation } from '../translation.ts';

export const outcome: Translation<typeof en> = {
  prediction: '予測',
  view: '表示するもの',
  views: {
    colour: '色',
    regions: '決定領域',
    curve: '曲線',
    band: '決定領域',
    points: '散布図',
    confusion: '混同行列',
  },
  impossible: 'まだ表示できません。ネットワークがデータに合っていません。原因は層に示されています。',

  class: 'クラス',
  hue: '色相',
  lightness: '明るさ',
  horizontal: '横軸',
  vertical: '縦軸',
  regionsLabel: (x, y) =>
    `${x}と${y}の決定領域。矢印キーでネットワークに尋ねる点が動き、Shiftを押しながらだと大きく動きます。`,
  curveLabel: (x, y) =>
    `${x}に対するネットワークの出力と、データの${y}。左右の矢印キーで入力が動き、Shiftを押しながらだと大きく動きます。`,
  pointsLabel: (x, y, right, count) =>
    `${x}と${y}で表したデータ。ネットワークは${count}件中${right}件で正解です。矢印キーで次のデータに移ります。`,
  scatterLabel: (title, x, y) => `「${title}」のデータ（${x}と${y}）`,
  legendTraining: '訓練',
  legendValidation: '検証',
  legendWrong: '誤り',
  legendNetwork: '予測',

  output: '出力',
  label: '正解',
  isRight: '正しい',
  isWrong: '誤り',
  answer: (inputs, result) => `${inputs}: ${result}`,
  independent: 'それぞれ独立した出力です。softmaxがないので、合計は1になりません。',
  scores: '確率ではなく、ただの数です。sigmoidやsoftmaxで終わっていないためです。',

  pick: '色を選ぶ',
  says: 'ネットワークの答え',

  part: 'どのデータか',
  parts: { training: '訓練', validation: '検証', all: 'すべて' },
  confusionCaption: (right, count, epoch) => `エポック ${epoch}：${count}件中${right}件が正解`,
  truthAxis: '正解',
  predictionAxis: '予測',

  curves: '学習曲線',
  curvesLabel: '学習曲線',
  curvesHelp: '矢印キーで十字線が1エポックずつ動きます。PageキーとHome・Endキーで大きく動き、Escapeで消えます。',
  loss: '誤差',
  accuracy: '正解率',
  training: '訓練データ',
  validation: '検証データ',
  epoch: (epoch) => `エポック ${epoch.toLocaleString('ja')}`,
  reading: (epoch, values) => `エポック ${epoch}：${values}`,
  separator: '、',
  keys: {
    loss: '訓練データの誤差',
    accuracy: '訓練データの正解率',
    val_loss: '検証データの誤差',
    val_accuracy: '検証データの正解率',
  },
  lossAxis: '誤差の軸',
  linear: '線形',
  logarithmic: '対数',
  tuned: (name, value) => `${name} ${value}`,
  lossNote: '訓練：重みが変わっていく1エポックの間の平均（Kerasと同じ）。検証：エポックの終わりの値。',
};
