import type { outcome as en } from '../en/outcome.ts';
import { spaced, typeset } from './typeset.ts';
import type { Translation } from '../translation.ts';

export const outcome: Translation<typeof en> = typeset({
  view: '表示するもの',
  views: {
    regions: '決定領域',
    curve: '曲線',
    band: '決定領域',
    points: '散布図',
    pad: '描く',
    surface: '曲面',
    parity: '予測と正解',
    confusion: '混同行列',
    roc: 'ROC',
    mistakes: '不正解',
  },
  impossible: 'まだ予測できません。理由はネットワーク図の下に表示しています。',

  class: 'クラス',
  hue: '色相',
  lightness: '明度',
  horizontal: '横軸',
  vertical: '縦軸',
  pointsLabel: (x, y, right, count) =>
    spaced`${x}と${y}で表したデータ。ネットワークは ${count} 件中 ${right} 件で正解です。矢印キーで次のデータに移ります。`,
  legendTraining: '訓練',
  legendValidation: '検証',
  legendWrong: '不正解',
  legendShare: (step) => `${step} 個に 1 個を表示`,
  legendNetwork: '予測',

  label: '正解',
  isRight: '正解',
  isWrong: '不正解',
  answer: (inputs, result) => `${inputs}：${result}`,
  independent: 'それぞれ独立した出力です。softmax がないので、合計は 1 になりません。',
  logits: (activation, oneUnit) =>
    `出力はスコア（ロジット）です（from_logits=True）。これは、その ${activation} の値です。${
      oneUnit ? 'ただし Keras の accuracy は、スコアそのものが 0.5 より大きいかどうかを見ます。' : ''
    }`,
  scores: '確率ではなくスコア（ロジット）です。最後が sigmoid や softmax ではないためです。',

  pick: '色を選ぶ',
  says: 'ネットワークの予測',

  curves: '学習曲線',
  curvesLabel: '学習曲線',
  curvesHelp:
    '矢印キーで十字線が 1 エポックずつ動きます。Page Up・Page Down キーで大きく動き、Home・End キーで両端に移ります。Escape で消えます。',
  titles: {
    loss: '損失',
    accuracy: '正解率',
    binary_accuracy: 'binary_accuracy',
    categorical_accuracy: 'categorical_accuracy',
    sparse_categorical_accuracy: 'sparse_categorical_accuracy',
    precision: '適合率',
    recall: '再現率',
    auc: 'AUC',
    mean_absolute_error: '平均絶対誤差',
    mean_squared_error: '平均二乗誤差',
    r2_score: '決定係数 R²',
    learning_rate: '学習率',
  },
  otherCurve: '損失の隣に表示する指標',
  training: '訓練',
  validation: '検証',
  epoch: (epoch) => `エポック ${epoch}`,
  separator: '、',
  lossAxis: '損失のグラフの軸',
  linear: '線形',
  logarithmic: '対数',
  byHand: '手動',
  tuned: (name, value) => `${name} ${value}`,
  trainingNote: '訓練：重みが変わっていく 1 エポックの平均（Keras と同じ）。',
  playgroundNote: '訓練：エポックが終わったときの評価（TensorFlow Playground と同じ）。',
  validationNote: '検証：エポックの終わりの値。',
});
