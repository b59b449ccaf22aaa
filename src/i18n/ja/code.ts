import type { NamedKind, Wanted } from '../../code/read/codeProblem.ts';
import type { CodeProblemSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';
import { spaced, typeset } from './typeset.ts';

const suggestion = (name: string | null): string => (name === null ? '' : `${name} のことでしょうか。`);

const wanted: Readonly<Record<Wanted, string>> = {
  integer: '整数',
  number: '数値',
  boolean: 'True か False',
  string: '引用符で囲んだ文字列',
  shape: '(3,) のような形',
  activation: "'relu' のような活性化関数",
  initializer: "'he_normal' のような初期化方法",
  regularizer: "'l2' のような正則化",
  optimizer: "'adam' や SGD(learning_rate=0.1) のような最適化手法",
  loss: "'mse' のような損失関数",
  metrics: "['accuracy'] のような評価指標のリスト",
  callbacks: '[EarlyStopping(patience=10)] のようなコールバックのリスト',
  schedule: '学習率のスケジュール',
  numbers: '数値のリスト',
  layer: 'Dense(4) のような層',
  layers: '層のリスト',
  tensor: 'Input(…) や層の出力',
};

const kinds: Readonly<Record<NamedKind, string>> = {
  activation: '活性化関数',
  initializer: '初期化方法',
  regularizer: '正則化',
  optimizer: '最適化手法',
  loss: '損失関数',
  metric: '評価指標',
  callback: 'コールバック',
  schedule: 'スケジュール',
};

export const codeProblems: CodeProblemSentences = typeset({
  syntax: () => 'ここから先は、Python として読めません。',
  incomplete: () => 'この続きが足りません。',
  unclosed: ({ bracket }) => `この「${bracket}」が閉じられていません。`,
  unopened: ({ bracket }) => `この「${bracket}」に対応する開きかっこがありません。`,
  unclosedString: () => '文字列を閉じる引用符がありません。',
  missingComma: () => 'この後にコンマがありません。',
  unknownVariable: ({ name, nearest }) => `${name} は定義されていません。${suggestion(nearest)}`,
  notFollowed: ({ construct }) =>
    `この ${construct} の結果は、実行しないと分かりません。このページはプログラムを読むだけで、実行はしません。`,
  unknownValue: ({ argument, why }) => {
    const what = argument === null ? 'これ' : `${argument} の値`;
    if (why === 'running') {
      return argument === null
        ? 'これは実行しないと分かりません。このページはプログラムを読むだけで、実行はしません。'
        : `${what}は実行しないと分かりません。値を直接書いてください。`;
    }
    if (why === 'changed') return `${what}は実行時に決まり、このページではそこまでたどれません。`;
    const { function: name, parameter } = why;
    return name === ''
      ? `${what}は引数 ${parameter} ですが、値が渡されていません。`
      : `${name} はこのプログラムの中で呼び出されていないので、${parameter} の値がありません。`;
  },
  noSuchItem: ({ index, items }) => `${index} 番の要素はありません。リストの要素は ${items} 個で、0 から数えます。`,
  noSuchKey: ({ key, nearest }) => `この辞書にキー「${key}」はありません。${suggestion(nearest)}`,
  tooLong: ({ max }) => `テキストが長すぎます。読み取れるのは ${number(max)} 文字までです。`,
  tooManySteps: () => '処理が多すぎて、最後まで読み取れません。',

  unknownLayer: ({ name, nearest }) => `${name} という層は Keras にありません。${suggestion(nearest)}`,
  otherLayer: ({ name }) => `${name} は多層パーセプトロンの層ではありません。`,
  notHere: ({ name }) => `${name} は Keras にはありますが、このページでは使えません。`,
  unknownName: ({ kind, name, nearest }) =>
    `「${name}」という${kinds[kind]}は Keras にありません。${suggestion(nearest)}`,
  notInModule: ({ module, name, nearest }) => `${module} に ${name} はありません。${suggestion(nearest)}`,
  unknownMethod: ({ name, nearest }) => `モデルに ${name} というメソッドはありません。${suggestion(nearest)}`,
  ownFunction: ({ name }) =>
    name === null
      ? 'ここに自作の関数は書けません。使えるのは Keras のものだけです。'
      : `${name} は自作のものです。ここで使えるのは Keras のものだけです。`,
  ownClass: ({ name }) =>
    `これは自作クラス ${name} のオブジェクトによるものです。ここではオブジェクトの動作をたどれません。`,
  ofNone: ({ name }) =>
    `これは None なので、${name} は使えません。add や compile、return のない関数は None を返します。`,
  ofFunction: ({ name, callee }) => `${callee} は関数なので、${name} は使えません。${callee}() と書いて呼び出します。`,
  setLater: ({ name }) => `${name} は後から変更できません。オブジェクトを作るときに指定してください。`,

  unknownArgument: ({ callee, argument, nearest }) =>
    `${callee} に ${argument} という引数はありません。${suggestion(nearest)}`,
  missingArgument: ({ callee, argument }) => `${callee} には ${argument} が必要です。`,
  doubleEquals: ({ name }) => `引数は ${name}=… のように「=」1 つで指定します。`,
  tooManyArguments: ({ callee, max }) =>
    max === 0 ? `${callee} に位置引数は渡せません。` : `${callee} に渡せる位置引数は ${max} 個までです。`,
  positionalAfterNamed: ({ argument }) =>
    `Python では、${argument}=… のように名前を付けた引数より後の引数にも名前が必要です。`,
  decimalComma: () => 'Python の小数点はピリオドです。0,5 ではなく 0.5 と書きます。',
  repeatedArgument: ({ argument }) => `${argument} が 2 回指定されています。`,
  argumentNotHere: ({ callee, argument }) => `${callee} の ${argument} は、このページでは使えません。`,
  wrongType: ({ argument, wanted: what }) => spaced`${argument ?? 'ここ'}には${wanted[what]}を指定します。`,
  outOfRange: ({ argument, value, min, max }) =>
    `${argument}：${number(value)} は範囲外です。${number(min)} から ${number(max)} までの値にしてください。`,
  wrongChoice: ({ argument, value, choices }) =>
    `${argument}：「${value}」は使えません。使えるのは ${choices.join('、')} です。`,
  twoClips: () => 'clipnorm、clipvalue、global_clipnorm のうち、指定できるのは 1 つだけです。',
  badBoundaries: () => 'boundaries は小さい順に並べ、values は boundaries より 1 つ多くしてください。',
  callbackTwice: ({ name }) => `${name} が 2 つ以上あります。同じコールバックは 1 つしか使えません。`,

  tooManyLayers: ({ max }) => `層が多すぎます。${max} 個までにしてください。`,
  secondModel: () => 'これは 2 つ目のモデルです。読み取れるのは、1 つのプログラムにつき 1 つのモデルです。',
  inputNotFirst: () => 'Input は最初に 1 回だけ書きます。',
  inputRank: ({ rank }) => `この入力は ${rank} 次元です。最初の層を Flatten にすると 1 次元になります。`,
  branch: () => '多層パーセプトロンは枝分かれしません。複数の入力をまとめる層は使えません。',
  layerTwice: () => '同じ層が 2 回使われています。重みを別々にするには、新しい層を作ってください。',
  otherOperation: ({ name }) => `${name} が層の出力を計算に使っています。読み取れるのは層だけです。`,
  noPath: () => 'この入力からこの出力まで、層がつながっていません。',
  subclassed: ({ name }) =>
    `${name} は自作のモデルクラスです。読み取れるのは Sequential([…]) か、Input と Dense(…)(x) を使う書き方です。`,
  modelInClass: ({ name }) =>
    `モデルがクラス ${name} の中で作られています。ここではクラスの動作をたどれません。クラスの外か関数の中で作ってください。`,
  otherModel: ({ name }) => `このモデルの層はプログラムに書かれていません。${name} がほかから読み込んでいます。`,
  pytorch: () =>
    'これは PyTorch のプログラムです。このページは PyTorch を書き出せますが、読み取れるのは Keras だけです。',
  otherLibrary: ({ name }) => `このネットワークは ${name} で書かれています。読み取れるのは Keras だけです。`,
  noSuchLayer: ({ index, layers }) => `${index} 番の層はありません。ここまでの層は ${layers} 個です。`,
  nothingToPop: () => '削除する層がもうありません。',
  addToFunctional: () => 'add が使えるのは Sequential モデルだけです。',

  noModel: () => 'まだモデルがありません。model = Sequential() から始めましょう。',
  notImported: ({ name, line }) => `Python では、${name} を使う前にこの行が必要です：${line}`,
  passedOver: ({ name }) => `${name} はネットワークに影響しないので、読み飛ばしました。`,
  dataStay: () => 'このデータはこのページにありません。いま選ばれているデータを使います。',
  ownData: ({ name }) => `よく似たこのページのデータセット ${name} を使います。点の位置は同じではありません。`,
  validationData: () => '検証には、このページのデータの一部を使います。validation_split は変わりません。',
  inputsFromData: () => '入力の数は、いま選ばれているデータに合わせます。',
  shapeWithoutComma: ({ units }) =>
    `Python では (${units}) はただの ${units} です。Keras にはタプル (${units},) を渡します。`,
  activationApart: () => 'この活性化関数には引数があるので、Dense の後の別の層として表示します。',
  squeezed: () => '改行がありません。ここから新しい行として読みました。',
  wideCharacters: () => "Python で使えるのは半角の記号です。( ) , = ' などに直して読みました。",
  trainedTwice: () => '学習が 2 回書かれています。この fit だけを反映します。',
  notMeasured: ({ name }) => `${name} はこのページでは計算できません。ほかの指標はそのまま使います。`,
  modelReplaced: () => '上のモデルの代わりに、ここからのモデルを使います。',
  inputIgnored: () => '入力の数を決めるのは最初の層だけです。この指定は読み飛ばしました。',
  trainedInLoop: () => 'この fit は繰り返し実行されます。1 回分だけ使います。',
  layerInNoModel: () => 'この行で層を作っていますが、どのモデルにも追加していません。',
  ownTraining: () => 'このプログラムは独自のループで学習します。その設定は使いません。',
  partOfModel: () => 'このモデルはもう一方のモデルの層でできています。もう一方を表示します。',
  aroundModel: () => 'このモデルは、学習させるもう一方のモデルに層を加えたものです。もう一方を表示します。',
  ofAnotherModel: ({ name }) => `これは表示していないモデルの ${name} なので、読み飛ばしました。`,
  followedOnce: () => 'この繰り返しは、回数が多いか、読むだけでは分からないので、1 回分だけたどりました。',
  notCalled: ({ name }) => `${name} はこのプログラムの中で呼び出されていないので、そのモデルや設定は反映しません。`,
  notLookedInto: ({ name }) =>
    `${name ?? 'この呼び出し'} がモデルに何をするかはここでは分からないので、読み飛ばしました。`,
  otherModelPassed: ({ name }) => `${name} は読み飛ばし、プログラムが組み立てるモデルを使います。`,
  ofOtherModel: ({ name, model }) => `これは ${model} で得たモデルの ${name} なので、読み飛ばしました。`,
  ownCallback: ({ name }) =>
    `${name === null ? 'このコールバック' : `コールバック ${name}`} の働きはここでは分からないので、なしで学習します。`,
  batchFromData: () => '1 つのバッチに、いま選ばれているデータをすべて入れます。',
  unitsFromData: () => 'この層のユニット数は、いま選ばれているデータに合わせます。',
  namesFromElsewhere: ({ name }) =>
    `モジュール ${name} はこのページにありません。このプログラムと同じ名前があっても、ここに書かれた値を使います。`,
  classPassed: ({ name }) => `クラス ${name} の中はたどれないので、そのモデルは反映しません。`,
  weightsStay: ({ name }) => `${name} は読み飛ばしました。このページでは、はじめの重みを初期化方法で決めます。`,
  seedStays: () => 'このシードの値はプログラムに書かれていません。いまのシードをそのまま使います。',
  usualTaken: ({ name }) => `${name} は、指定せずに起動したときの既定値にしました。`,
  metricsThird: () => 'Keras 2 では 3 番目が metrics だったので、そう読みました。Keras 3 では metrics=… と書きます。',
  wholeEpochs: () => 'ここでは 1 エポックですべての訓練データを 1 回ずつ使います。steps_per_epoch は読み飛ばしました。',
  scaledOtherwise: () => 'このページにない方法でデータを加工しています。ここでは加工前のデータを使います。',
  decayOfAll: ({ decays }) =>
    decays
      ? 'このページでは、weight decay をすべての重みとバイアスに適用します。exclude_from_weight_decay は反映しないので、結果が変わります。'
      : 'exclude_from_weight_decay は反映しません。weight decay がないので、結果は変わりません。',
  defaultsThen: ({ name, was, is }) =>
    `2017 年の Keras のプログラムなので、${name} には当時の既定値（${was}）を使います。現在の既定値は ${is} です。`,
  scheduleDecay: ({ value }) =>
    `当時の Nadam の schedule_decay は ${number(value)} です。現在の Nadam では選べず、このページでも 1 になります。`,
  clipnormThen: () =>
    '2017 年の clipnorm は、すべての勾配をまとめて制限するものでした。現在の global_clipnorm として読み取ります。',
  accuracyThen: ({ outputs }) =>
    `2017 年の accuracy は、binary_crossentropy では ${outputs} 個の出力を 1 つずつ採点しました。binary_accuracy として読み取ります。現在の accuracy は、クラスが合っているかどうかを見ます。`,
  meantOtherwise: ({ name, what }) =>
    ({
      smaller: `2017 年の ${name} の重みは 12% 小さい値でした。現在の ${name} を使います。`,
      gain: `Keras 1 の ${name} の gain は 1.1 でした。現在は 1 です。`,
      slope: `2017 年の ${name} は x/5 + 1/2 でした。現在の ${name}（x/6 + 1/2）を使います。`,
    })[what],
  constantByName: () =>
    "Keras 3 では、文字列 'constant' はエラー（KeyError: 'value'）になります。keras.initializers.Constant() を使いましょう。",
  patienceThen: () => '2017 年の Keras（2.0.8 まで）は、現在やこのページより 1 エポック長く待ちました。',
  epochsThen: () => '2017 年の fit は、epochs がなければ 10 エポック学習しました。現在は 1 エポックです。',
  monitorName: ({ monitor, logged }) =>
    `現在の Keras の記録では ${logged} という名前なので、${monitor} を監視するコールバックはエラーになるか、何もしません。ここでは正解率を監視します。`,
  exactAccuracy: () =>
    'Accuracy() は、出力が正解とぴったり等しいものを数えます。ほとんど等しくならず 0 のままなので、除いておきます。文字列の "accuracy" なら、合った種類の指標が選ばれます。',
});
