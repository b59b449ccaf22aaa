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
    confusion: '混同行列',
  },
  impossible: 'まだ予測できません。理由はネットワーク図の下に表示しています。',

  class: 'クラス',
  hue: '色相',
  lightness: '明度',
  horizontal: '横軸',
  vertical: '縦軸',
  regionsLabel: (x, y) =>
    spaced`${x}と${y}の決定領域。矢印キーで予測する点が動き、Shift を押しながらだと大きく動きます。`,
  curveLabel: (x, y) =>
    spaced`${x}に対するネットワークの出力と、データの${y}。左右の矢印キーで入力が動き、Shift を押しながらだと大きく動きます。`,
  pointsLabel: (x, y, right, count) =>
    spaced`${x}と${y}で表したデータ。ネットワークは ${count} 件中 ${right} 件で正解です。矢印キーで次のデータに移ります。`,
  legendTraining: '訓練',
  legendValidation: '検証',
  legendWrong: '不正解',
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

  part: 'どのデータか',
  parts: { training: '訓練', validation: '検証', all: 'すべて' },
  confusionCaption: (right, count, epoch, batch) =>
    `エポック ${epoch}${batch === 0 ? '' : `、バッチ ${batch}`}：${count} 件中 ${right} 件が正解`,
  truthAxis: '正解',
  predictionAxis: '予測',

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
  reading: (epoch, values) => `エポック ${epoch}：${values}`,
  separator: '、',
  keys: {
    loss: '訓練データの損失',
    accuracy: '訓練データの正解率',
    binary_accuracy: '訓練データの binary_accuracy',
    categorical_accuracy: '訓練データの categorical_accuracy',
    sparse_categorical_accuracy: '訓練データの sparse_categorical_accuracy',
    precision: '訓練データの適合率',
    recall: '訓練データの再現率',
    auc: '訓練データの AUC',
    mean_absolute_error: '訓練データの平均絶対誤差',
    mean_squared_error: '訓練データの平均二乗誤差',
    r2_score: '訓練データの決定係数 R²',
    learning_rate: '学習率',
    val_loss: '検証データの損失',
    val_accuracy: '検証データの正解率',
    val_binary_accuracy: '検証データの binary_accuracy',
    val_categorical_accuracy: '検証データの categorical_accuracy',
    val_sparse_categorical_accuracy: '検証データの sparse_categorical_accuracy',
    val_precision: '検証データの適合率',
    val_recall: '検証データの再現率',
    val_auc: '検証データの AUC',
    val_mean_absolute_error: '検証データの平均絶対誤差',
    val_mean_squared_error: '検証データの平均二乗誤差',
    val_r2_score: '検証データの決定係数 R²',
  },
  lossAxis: '損失のグラフの軸',
  linear: '線形',
  logarithmic: '対数',
  tuned: (name, value) => `${name} ${value}`,
  trainingNote: '訓練：重みが変わっていく 1 エポックの平均（Keras と同じ）。',
  validationNote: '検証：エポックの終わりの値。',
});
