import type { ProblemSentences, RemedyLabels } from '../types.ts';

const number = (n: number): string => n.toLocaleString('ja-JP');

export const problems: ProblemSentences = {
  inputSize: ({ inputs, features }) =>
    `入力層のユニット数は ${inputs} ですが、選ばれている特徴量は ${features} 個です。`,
  noDense: () => 'まだ学習するものがありません。Dense 層を追加しましょう。重みを持つのは Dense 層だけです。',
  outputUnits: ({ units, classes }) =>
    classes === 0
      ? `出力層の Dense のユニット数は ${units} ですが、予測する値は 1 つだけです。`
      : `出力層の Dense のユニット数は ${units} ですが、データのクラス数は ${classes} です。`,
  tooManyParameters: ({ parameters, max }) =>
    `パラメータが ${number(parameters)} 個あり、多すぎます。このページで学習できるのは ${number(max)} 個までです。`,
  crossEntropyOnRegression: ({ loss }) =>
    `${loss} は確率を比べる誤差関数ですが、このデータで予測するのは数値です。数値の予測には mean_squared_error を使います。`,
  categoricalOneUnit: () =>
    'categorical_crossentropy には、クラスと同じ数のユニットが必要です。2 クラスを 1 ユニットで表すときは binary_crossentropy を使います。',
  softmaxOneUnit: () =>
    'softmax は出力の合計を 1 にする関数です。1 ユニットだけだと出力はいつも 1 になり、何も学習できません。',
  softmaxMeanSquaredError: () =>
    'softmax と mean_squared_error の組み合わせは、学習が遅くなります。自信を持って間違えた答えに、勾配がほとんど伝わらないからです。softmax には categorical_crossentropy が合います。',
  noProbabilities: ({ loss, activation, right }) =>
    `${loss} には 0 から 1 までの確率が必要ですが、${activation === 'linear' ? '出力層に活性化関数がありません' : `出力層の活性化関数が ${activation} です`}。${right} を使うと、出力が確率になります。`,
  binarySoftmax: () =>
    'binary_crossentropy はユニットを 1 つずつ別々に評価しますが、softmax はユニット全体をまとめて扱います。softmax には categorical_crossentropy が合います。',
  categoricalSigmoid: ({ activation }) =>
    `categorical_crossentropy は合計が 1 になる確率を前提としますが、${activation} はユニットごとに別々に計算します。softmax なら合計が 1 になります。`,
  noGradient: ({ activation, blocked }) =>
    `${activation} は傾きがどこでも 0 なので、勾配が前の層に伝わりません。${blocked === 1 ? 'これより前の Dense 層' : `これより前の ${blocked} つの Dense 層`}は学習しません。`,
  outputRange: ({ activation, low, high }) =>
    Number.isFinite(high)
      ? `${activation} の出力は ${low} から ${high} までですが、予測する値にはこの範囲の外のものがあります。`
      : `${activation} の出力は ${low} より小さくなりませんが、予測する値にはもっと小さいものがあります。`,
  accuracyOnRegression: () =>
    'accuracy は正解の割合です。数値を予測するときは、ぴったり一致することがほとんどないので、意味がありません。',
  equalUnits: ({ units, initializer, fate }) =>
    ({
      copies: `${units} 個のユニットがすべて同じ重み（${initializer}）から始まり、次の層からも同じように扱われます。いつまでも同じ値のままで、1 ユニット分の働きしかしません。`,
      dead: '重みがすべて 0 だと、どのユニットも活性化関数の傾きが 0 のところから始まります。勾配が伝わらず、いつまでも学習が始まりません。',
      apart: `${units} 個のユニットがすべて同じ重み（${initializer}）から始まります。違いが生まれるのは、次の層の重みがランダムだからにすぎません。ランダムな初期値のほうがよいでしょう。`,
    })[fate],
  linearStack: () =>
    'この Dense と次の Dense の間に活性化関数がありません。線形変換を 2 つ重ねても 1 つの線形変換と同じなので、層を増やした効果がありません。間に活性化関数を入れてみましょう。',
  batchTooLarge: ({ batchSize, rows }) =>
    `バッチサイズは ${number(batchSize)} ですが、訓練データは ${number(rows)} 件しかありません。1 エポックが 1 バッチになります。`,
  noTrainingRows: ({ samples, validationSplit }) =>
    `検証データの割合が ${validationSplit} だと、${number(samples)} 件のうち訓練データが 1 件も残りません。Keras ではエラーになりますが、ここでは 1 件だけ残します。`,
  smallValidation: ({ rows, samples }) =>
    rows === 0
      ? `検証データの割合が小さすぎて、${number(samples)} 件のうち 1 件も検証データになりません。`
      : `検証データは ${number(samples)} 件のうち ${rows} 件だけです。少なすぎて性能を判断しにくく、その ${rows} 件は学習にも使われません。`,
  learningRateZero: () => '学習率が 0 なので、重みはまったく変わりません。',
  learningRateHigh: ({ learningRate, usual }) =>
    `学習率 ${learningRate} は大きすぎるかもしれません。誤差が大きく揺れたり、増え続けたりすることがあります。標準的な値は ${usual} です。`,
  momentumOne: () =>
    'momentum が 1 だと、重みの動きに減速がかからず、誤差の小さいところを通り過ぎてしまいます。よく使われる値は 0.9 です。',
};

export const remedies: RemedyLabels = {
  setInputs: ({ inputs }) => `入力を ${inputs} 個にする`,
  setUnits: ({ units }) => `${units} ユニットにする`,
  setActivation: ({ activation }) => `${activation} にする`,
  addActivation: ({ activation }) => `${activation} を追加する`,
  setFinalActivation: ({ activation }) =>
    activation === 'linear' ? '活性化関数をはずす' : `出力を ${activation} にする`,
  setInitializer: ({ initializer }) => `${initializer} にする`,
  setLoss: ({ loss }) => `${loss} にする`,
  makeRegression: () => 'mean_squared_error と線形の出力にする',
  addOutputLayer: () => '出力層を追加する',
  capHiddenUnits: ({ units }) => `隠れ層を ${units} ユニットまでにする`,
  dropAccuracy: () => 'accuracy をはずす',
  setBatchSize: ({ batchSize }) => `${number(batchSize)} にする`,
  setValidationSplit: ({ validationSplit }) =>
    validationSplit === 0 ? 'すべてのデータで学習する' : `割合を ${validationSplit} にする`,
  setLearningRate: ({ learningRate }) => `${learningRate} にする`,
  setMomentum: ({ momentum }) => `${momentum} にする`,
};
