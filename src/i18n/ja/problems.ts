import type { KerasAnswer } from '../../document/problems/problem.ts';
import type { ProblemSentences, ProblemText, RemedyLabels } from '../types.ts';
import { count as number, percent, plain, significant } from '../../document/spelling.ts';
import { typeset } from './typeset.ts';

/** Keras's response to targets of the wrong shape. */
const answers: Readonly<Record<KerasAnswer, string>> = {
  raises: 'Keras ではエラーになります。',
  nonsense: 'Keras では意味のない値になります。',
  number: '',
};

/** The source of the loss where the last activation is not its own. */
const ofBackends = (activation: string): string =>
  `損失は、PyTorch・JAX で動かした Keras と同じく、出力から計算します（TensorFlow では ${activation} の前の値から）。`;

/** AUC has many thresholds, the others have one. */
const thresholds = (metrics: readonly string[]): string =>
  metrics.every((name) => name === 'auc')
    ? ' 0 から 1 までの間で境を動かして'
    : metrics.includes('auc')
      ? ' 0.5 を境に（auc は 0 から 1 までの間で境を動かして）'
      : ' 0.5 を境に';

export const problems: ProblemSentences = typeset({
  rowsMissing: ({ title }) =>
    `「${title}」の行がここにないため、学習するデータがありません。ほかのデータを使いましょう。`,
  noPoints: () => 'まだ点がありません。プロットに点を描いてください。',
  inputSize: ({ inputs, features }) =>
    `入力層のユニット数は ${inputs} ですが、選ばれている特徴量は ${features} 個です。`,
  noDense: () => 'まだ学習するパラメータがありません。Dense 層を追加しましょう。',
  outputUnits: ({ units, classes, targets }) =>
    classes === 0
      ? `出力層の Dense のユニット数は ${units} ですが、予測する値は ${targets} つ${targets === 1 ? 'だけ' : ''}です。`
      : `出力層の Dense のユニット数は ${units} ですが、データのクラス数は ${classes} です。`,
  tooManyParameters: ({ parameters, max }) =>
    `パラメータが ${number(parameters)} 個あり、多すぎます。このページで学習できるのは ${number(max)} 個までです。`,
  classificationLoss: ({ loss }) =>
    `${loss} は分類のための損失関数ですが、このデータで予測するのは数値です。数値の予測には mean_squared_error を使います。`,
  poissonNegative: () =>
    'poisson は個数のように負にならない値のための損失関数ですが、予測する値には負のものがあります。mean_squared_error を使いましょう。',
  categoricalOneUnit: ({ loss }) =>
    `${loss} には、クラスと同じ数のユニットが必要です。2 クラスを 1 ユニットで表すときは binary_crossentropy を使います。`,
  softmaxOneUnit: ({ activation, constant }) =>
    `${activation} はユニット全体を見て値を決める関数です。1 ユニットだけだと出力はいつも ${constant} になり、何も学習できません。`,
  softmaxMeanSquaredError: ({ activation, loss }) =>
    `${activation} と ${loss} の組み合わせは、学習が遅くなります。自信を持って間違えたときに、勾配がほとんど 0 になるからです。softmax には categorical_crossentropy が合います。`,
  noProbabilities: ({ loss, ending, right }) =>
    `${loss} には 0 から 1 までの確率が必要ですが、${ending === null ? '出力層に活性化関数がありません' : `出力の最後が ${ending} です`}。${right} を使うと、出力が確率になります。`,
  binarySoftmax: ({ activation }) =>
    `binary_crossentropy はユニットを 1 つずつ別々に評価しますが、${activation} はユニット全体をまとめて扱います。softmax には categorical_crossentropy が合います。${activation === 'softmax' ? ofBackends(activation) : ''}`,
  categoricalSigmoid: ({ loss, activation }) =>
    `${loss} は合計が 1 になる確率を前提としますが、${activation} はユニットごとに別々に計算します。softmax なら合計が 1 になります。${
      activation === 'sigmoid' && loss !== 'kl_divergence' ? ofBackends(activation) : ''
    }`,
  logitsOfProbabilities: ({ loss, activation }) =>
    `from_logits=True にすると、最後の変換は ${loss} の中で行われます。出力層にも ${activation} があるので、PyTorch・JAX で動かした Keras と同じく変換が 2 回行われ、学習が遅くなります（TensorFlow では 1 回）。`,
  logitsRange: ({ activation }) =>
    `from_logits=True のときは、出力がどんな値も取れる必要がありますが、${activation} があるので限られた範囲の値しか取れません。`,
  hingeRange: ({ activation }) =>
    `hinge は 2 つの答えを −1 と 1 で表しますが、${activation} の出力は負になりません。tanh なら負の値も取れます。`,
  poissonOutput: ({ ending, right }) =>
    `poisson は出力の対数を計算しますが、${ending === null ? '出力層に活性化関数がない' : `出力の最後が ${ending} な`}ので、負の値になることがあります。すると損失が計算できなくなります。${right} の出力はいつも正です。`,
  outputRange: ({ activation, low, high }) =>
    Number.isFinite(low) && Number.isFinite(high)
      ? `${activation} の出力は ${plain(low)} から ${plain(high)} までですが、予測する値にはこの範囲の外のものがあります。`
      : Number.isFinite(low)
        ? `${activation} の出力は ${plain(low)} より小さくなりませんが、予測する値にはもっと小さいものがあります。`
        : `${activation} の出力は ${plain(high)} より大きくなりませんが、予測する値にはもっと大きいものがあります。`,
  labelSmoothingHigh: ({ labelSmoothing }) =>
    `label_smoothing=${labelSmoothing} では、正解の値が一様に近くなりすぎます。よく使われる値は 0.1 です。`,

  accuracyOnRegression: ({ metrics }) =>
    `${metrics.join('、')} は正解と不正解を数える指標です。数値の予測では、正解とぴったり一致することがほとんどないので、意味がありません。`,
  metricMismatch: ({ metric, right, why, keras }) =>
    ({
      oneUnit: `${metric} は、いくつかの出力のうち最大のものを選ぶ指標です。出力が 1 つでは意味がありません。${right} なら、0.5 より大きいかどうかで判定します。`,
      sparse: `sparse_categorical_crossentropy では正解がクラスの番号なので、${metric} では比べられません。${answers[keras]}${right} を使います。`,
      oneHot: `${metric} では正解をクラスの番号で与えますが、この損失関数の正解は one-hot 表現です。${answers[keras]}${right} を使います。`,
      units: `${metric} は出力を 1 つずつ別々に採点するので、クラスを間違えていても高くなります。${right} なら、クラスが合っているかどうかが分かります。`,
    })[why],
  metricsSparse: ({ metrics, keras }) =>
    `${metrics.join('、')} は出力を 1 つずつ正解と比べますが、sparse_categorical_crossentropy では正解がクラスの番号です。${answers[keras]}categorical_crossentropy なら、正解が one-hot 表現になります。`,
  metricsOverClasses: ({ metrics }) =>
    `出力がいくつもあるとき、${metrics.join('、')} は 0.5 より大きい出力をすべてのクラスで合わせて数えます。クラスごとの値ではありません。`,
  aucOverClasses: () =>
    '出力がいくつもあるとき、auc は、Keras と同じく、すべての出力をまとめた 1 本の曲線の下の面積です。クラスごとの値でも、その平均でもありません。',
  metricsOfLogits: ({ metrics }) =>
    `${metrics.join('、')} は、Keras と同じく、出力を確率とみなして${thresholds(metrics)}判定しますが、ロジットは確率ではなく、境は 0 です。`,
  metricsOfMargins: ({ metrics, loss }) =>
    `${metrics.join('、')} は、Keras と同じく、出力を確率とみなして${thresholds(metrics)}判定しますが、${loss} では境は 0 です。0 から 0.5 までの出力は陰性と数えられます。`,

  noGradient: ({ layer, blocked }) =>
    `${layer} は傾きがどこでも 0 なので、勾配が前の層に伝わりません。${blocked === 1 ? 'これより前の Dense 層' : `これより前の ${blocked} つの Dense 層`}は学習しません。`,
  equalUnits: ({ units, initializer, fate }) =>
    ({
      copies: `${units} 個のユニットがすべて同じ重み（${initializer}）から始まり、どれも同じように扱われます。いつまでも同じ値のままで、1 ユニット分の働きしかしません。`,
      dead: '重みがすべて 0 だと、どのユニットも活性化関数の傾きが 0 のところから始まります。勾配が伝わらず、いつまでも学習が始まりません。',
      apart: `${units} 個のユニットがすべて同じ重み（${initializer}）から始まります。違いが生まれるのは、次の層の重みがランダムだからにすぎません。ランダムな初期値のほうがよいでしょう。`,
    })[fate],
  initializerOfVector: ({ argument, initializer }) =>
    `${argument} に ${initializer} は使えません。${initializer} は行列の初期値を作るものですが、${argument === 'bias_initializer' ? 'バイアス' : 'alpha '}はユニットごとに 1 つの数を並べたベクトルです。Keras ではエラーになります。`,
  linearStack: () =>
    'この Dense と次の Dense の間に活性化関数がありません。線形変換を 2 つ重ねても 1 つの線形変換と同じなので、層を増やした効果がありません。間に活性化関数を入れてみましょう。',
  allFrozen: () => '重みを持つ層がすべて固定されています（trainable=False）。何も学習できません。',
  dropoutHigh: ({ rate, units, kept }) =>
    kept < 1
      ? `rate が ${rate} だと、${number(units)} 個のユニットが 1 つも残らないことがよくあります。そのときは何も伝わりません。`
      : `rate が ${rate} だと、${number(units)} 個のユニットのうち毎回 ${Math.round(kept)} 個ほどしか残らず、ほとんど何も伝わりません。よく使われる値は 0.2 から 0.5 です。`,
  noisyOutput: ({ layer }) =>
    `出力層の後に ${layer} があると、学習中の出力そのものにノイズが入ります。${layer} は隠れ層の間に入れるものです。`,
  batchNormalizationOfOne: () =>
    'BatchNormalization は、バッチの中のデータの平均と分散で値を正規化します。バッチが 1 件だけだと値がすべて 0 になり、データから何も学習できません。',
  movingMomentumOne: () =>
    'momentum が 1 だと移動平均がまったく動きません。学習が終わっても、見てきたデータの平均と分散ではなく、初期値の 0 と 1 で正規化します。よく使われる値は 0.99 です。',
  layerNormalizationOfOne: () =>
    'LayerNormalization は、1 件のデータについて、全ユニットの平均と分散で値を正規化します。ユニットが 1 つだけだと値がいつも 0 になり、何も伝わりません。',

  batchTooLarge: ({ batchSize, rows, waits }) =>
    `バッチサイズは ${number(batchSize)} ですが、訓練データは ${number(rows)} 件しかありません。${waits ? 'バッチがいっぱいにならないので、何も学習されません。' : '1 エポックが 1 バッチになります。'}`,
  noTrainingRows: ({ samples, validationSplit }) =>
    `検証データの割合が ${validationSplit} だと、${number(samples)} 件のうち訓練データが 1 件も残りません。Keras ではエラーになりますが、ここでは 1 件だけ残します。`,
  smallValidation: ({ rows, samples }) =>
    rows === 0
      ? `検証データの割合が小さすぎて、${number(samples)} 件のうち 1 件も検証データになりません。`
      : `検証データは ${number(samples)} 件のうち ${rows} 件だけです。少なすぎて性能を判断しにくく、その ${rows} 件は学習にも使われません。`,
  learningRateZero: () => '学習率が 0 なので、重みはまったく変わりません。',
  learningRateHigh: ({ learningRate, usual }) =>
    `学習率 ${learningRate} は大きすぎるかもしれません。損失が大きく振動したり、増え続けたりすることがあります。標準的な値は ${usual} です。`,
  momentumOne: () =>
    'momentum が 1 だと重みの動きが減速せず、損失の小さいところを通り過ぎてしまいます。よく使われる値は 0.9 です。',
  weightDecayHigh: ({ weightDecay, part }) =>
    `weight decay が ${weightDecay} だと、1 回の更新ごとにすべての重みが ${percent(part, 0)} ずつ小さくなります。データから学習した内容がほとんど残りません。`,
  clipSmall: ({ step }) =>
    `勾配クリッピングのため、1 回の更新で重みが ${significant(step, 2)} より大きく変わることがありません。学習がほとんど進みません。`,
  scheduleFades: ({ epoch, epochs }) =>
    `スケジュールによって、${number(epochs)} エポックのうち ${number(epoch)} エポック目には学習率がほぼ 0 になります。その後は学習がほとんど進みません。`,
  scheduleHigh: ({ usual }) =>
    `スケジュールによって、学習率が標準的な値（${usual}）よりずっと大きくなります。損失が大きく振動したり、増え続けたりすることがあります。`,

  monitorMissing: ({ callback, monitor, why, raises }) => {
    const reason = {
      validation: '検証データがありません',
      metric: 'その指標が metrics に入っていません',
      unknown: '学習の記録にその名前の値はありません',
    }[why];
    return `${callback} は ${monitor} を監視しますが、${reason}。${
      raises
        ? "mode='auto' では大小のどちらがよいか決められないので、Keras は 1 エポック目のあとでエラーになります。ここでは何もしません。"
        : 'このコールバックは何もしません。Keras では、エポックごとに警告が出ます。'
    }`;
  },
  monitorMode: ({ callback, monitor, mode }) =>
    `mode='${mode}' だと、${callback} は ${monitor} が${mode === 'max' ? '大きく' : '小さく'}なるほどよいと判断します。この値では逆です。`,
  callbackNever: ({ callback, epochs }) =>
    `${callback} の待つエポック数が多すぎて、${number(epochs)} エポックのうちには一度も働きません。`,
  minLrHigh: ({ minLr, learningRate }) =>
    `ReduceLROnPlateau は学習率を ${minLr} より小さくできませんが、学習率はすでに ${learningRate} です。下げる余地がありません。`,
  plateauWithSchedule: () =>
    'ReduceLROnPlateau は学習率を書き換えますが、学習率はすでにスケジュールで決まっています。Keras ではエラーになります。',
});

export const remedies: RemedyLabels = typeset({
  useOtherData: () => 'ほかのデータを使う',
  setInputs: ({ inputs }) => `入力を ${inputs} 個にする`,
  setUnits: ({ units }) => `${units} ユニットにする`,
  setActivation: ({ activation }) => `${activation} にする`,
  addActivation: ({ activation }) => `${activation} を追加する`,
  setFinalActivation: ({ activation }) =>
    activation === 'linear' ? '活性化関数を外す' : `出力を ${activation} にする`,
  setInitializer: ({ initializer }) => `${initializer} にする`,
  setBiasInitializer: ({ initializer }) => `${initializer} にする`,
  setRate: ({ rate }) => `rate を ${rate} にする`,
  setMovingMomentum: ({ momentum }) => `${momentum} にする`,
  removeLayer: () => 'この層を削除する',
  unfreeze: () => 'すべての層を学習させる',
  setLoss: ({ loss }) => `${loss} にする`,
  setFromLogits: ({ fromLogits }) => `from_logits=${fromLogits ? 'True' : 'False'} にする`,
  setLabelSmoothing: ({ labelSmoothing }) => `${labelSmoothing} にする`,
  endInProbabilities: ({ activation }) => `ネットワークの最後を ${activation} にする`,
  makeRegression: () => 'mean_squared_error と線形の出力にする',
  addOutputLayer: () => '出力層を追加する',
  capHiddenUnits: ({ units }) => `隠れ層を ${units} ユニットまでにする`,
  dropMetrics: ({ metrics }) => `${metrics.join('、')} を外す`,
  replaceMetric: ({ to }) => `${to} にする`,
  setBatchSize: ({ batchSize }) => `${number(batchSize)} にする`,
  setValidationSplit: ({ validationSplit }) =>
    validationSplit === 0 ? 'すべてのデータで学習する' : `割合を ${validationSplit} にする`,
  setLearningRate: ({ learningRate }) => `${learningRate} にする`,
  setMomentum: ({ momentum }) => `${momentum} にする`,
  setWeightDecay: ({ weightDecay }) => (weightDecay === 0 ? 'weight decay をなくす' : `${weightDecay} にする`),
  dropClip: () => '勾配クリッピングをやめる',
  dropSchedule: () => '学習率を一定にする',
  setDecaySteps: ({ decaySteps }) => `全 ${number(decaySteps)} ステップかけて下げる`,
  setMonitor: ({ monitor }) => `${monitor} を監視する`,
  setMode: ({ mode }) => `mode='${mode}' にする`,
  setMinLr: ({ minLr }) => `min_lr を ${minLr} にする`,
  dropCallback: () => 'このコールバックを外す',
});

export const folding: ProblemText['folding'] = typeset({
  more: (n) => `ほか ${number(n)} 件`,
  fewer: '1 件だけ表示',
  whole: '警告の全文',
  fold: '1 行にたたむ',
});
