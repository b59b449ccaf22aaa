import { count, percent, significant } from '../../document/spelling.ts';
import type { SetRate } from '../../health/finding.ts';
import type { HealthText } from '../types.ts';
import { spaced, typeset } from './typeset.ts';

function rateOf({ rate, constant, momentum }: SetRate): string {
  const name = constant ? '一定の学習率' : '学習率';
  return `${name} ${significant(rate, 2)}${momentum === undefined ? '' : `、モーメンタム ${momentum}`}`;
}

export const health: HealthText = typeset({
  verdicts: {
    healthy: '健康です。うまく学習しています。',
    sick: 'どこかに問題があります。',
    unknown: 'まだ早いか、はっきりとは言えません。',
  },
  findings: {
    lossMismatch: ({ numbers: { loss, isRight } }) =>
      isRight
        ? `損失関数、最後の活性化関数、目標の値が合っていません。それでも答えの多くは当たっていますが、損失はまだ ${significant(loss, 3)} です。`
        : '損失関数、最後の活性化関数、目標の値が合っていません。これでは、本来ほどうまく学習できません。',
    unscaledInputs: ({ numbers: { least, most } }) =>
      `入力の大きさがそろっていません（${significant(least, 2)} から ${significant(most, 2)} まで）。重みの初期値は 1 くらいの大きさの入力を想定しています。`,
    largeTargets: ({ numbers: { size } }) =>
      `正解の値が大きすぎます（${significant(size, 2)} くらい）。出力は 0 の近くから始まるので、まだ正解の平均より遠くにあります。120,000 のかわりに 120 千のように、大きな単位で与えてください。`,
    diverged: ({ numbers: { epoch, rate, loss } }) =>
      loss !== undefined
        ? `損失が増え続けています。学習率 ${significant(rate, 3)} で、${epoch} エポック後には ${significant(loss, 3)} です。`
        : `学習率 ${significant(rate, 3)} で、${epoch} エポック目に損失が数で表せないほど大きくなりました。`,
    symmetric: ({ numbers: { units } }) =>
      `この層の ${count(units)} 個のユニットはすべて同じ重みです。同じことを学び続け、いつまでも 1 個分の働きしかしません。`,
    deadUnits: ({ numbers: { dead, units } }) =>
      units === 1
        ? 'この層のただ 1 つのユニットが死んでいます。どのデータでも 0 なので、重みに勾配が届きません。'
        : `${count(units)} 個のユニットのうち ${count(dead)} 個が死んでいます。どのデータでも 0 なので、重みに勾配が届きません。`,
    exploding: ({ numbers: { gain, atFirst } }) =>
      atFirst
        ? `勾配爆発です。ニューロンの和に届く傾き ∂L/∂z が、最初の更新の前から、最初の層では出力層の ${significant(gain, 2)} 倍でした。`
        : `勾配爆発です。ニューロンの和に届く傾き ∂L/∂z が、最初の層では出力層の ${significant(gain, 2)} 倍になっています。`,
    saturated: ({ numbers: { share } }) =>
      `この層の値の ${percent(share)} が飽和しています。活性化関数が平らなところでは、勾配がほとんど通りません。`,
    vanishing: ({ numbers: { gain } }) =>
      `勾配消失です。ニューロンの和に届く傾き ∂L/∂z が、最初の層では出力層の ${significant(gain, 2)} 倍しかありません。`,
    rateTooLarge: ({ numbers: { rate, first, begin, highest, leap } }) =>
      leap !== undefined
        ? `学習率 ${significant(rate, 3)} が大きすぎて、損失が落ち着きません。1 エポックで ${significant(leap, 3)} 以上も上がったことがあります。`
        : `学習率 ${significant(rate, 3)} が大きすぎて、損失が下がらずに跳ねています。${begin === 0 ? '最初は' : `エポック ${count(begin)} では`} ${significant(first, 3)} で、${begin === 0 ? '' : 'その後 '}${significant(highest, 3)} まで上がりました。`,
    rateTooSmall: ({ numbers: { rate, update, moved, isDownhill } }) =>
      `学習率 ${significant(rate, 3)} が小さすぎます。1 回の更新で重みは ${significant(100 * update, 2)}% しか変わりません。${
        isDownhill
          ? '1000 倍の歩幅でもまだ損失は下がります。'
          : `これまでの回数を合わせても、せいぜい ${significant(100 * moved, 2)}% です。`
      }`,
    overfitting: ({ numbers: { loss, validation, best, epoch } }) =>
      `過学習です。訓練データの損失は ${significant(loss, 3)} ですが、見たことのないデータでは ${significant(validation, 3)} です。${best < validation ? `いちばん小さかったのは ${epoch} エポック目の ${significant(best, 3)} です。` : ''}`,
    contradictions: () =>
      'データどうしが矛盾しています。入力が同じか、ほとんど同じなのに答えが違うので、どんなネットワークでもすべては当てられません。',
    tooFewEpochs: ({ numbers: { epochs } }) =>
      `エポック数が足りません。${count(epochs)} エポックで終わりましたが、損失はまだ下がっています。`,
    noActivation: ({ numbers: { layers, classes } }) => {
      const what = layers === 1 ? '隠れ層' : `${layers} つの隠れ層`;
      return classes === 0
        ? `${what}に活性化関数がないので、ネットワーク全体が 1 つの線形変換です。答えは直線か平面の上にしか並びません。`
        : `${what}に活性化関数がないので、ネットワーク全体が 1 つの線形変換です。境界はまっすぐにしかなりません。`;
    },
    tooSmall: ({ numbers: { units, classes } }) =>
      units === 0 && classes === 0
        ? 'ネットワークが小さすぎます。隠れ層がないので答えは直線か平面の上にしか並びません。'
        : units === 0
          ? 'ネットワークが小さすぎます。隠れ層がないので境界はまっすぐにしかなりません。'
          : `ネットワークが小さすぎます。隠れ層のユニット数が ${count(units)} では、損失が 0 から遠いまま下がらなくなっています。`,
  },
  cures: {
    standardize: () => '入力を標準化する',
    usualInitializers: ({ activation }) =>
      activation === null ? '標準的な初期値から始める' : spaced`標準的な初期値と ${activation} で始める`,
    setRate: (cure) => (cure.back ? `戻って${rateOf(cure)} で続ける` : `${rateOf(cure)} を試す`),
    clip: ({ norm }) => `勾配のノルムを ${norm} までに抑える`,
    hiddenActivation: ({ activation, slower }) =>
      slower === undefined
        ? spaced`隠れ層で ${activation} を試す`
        : spaced`隠れ層で ${activation} を、${rateOf(slower)} で試す`,
    bend: () => spaced`各隠れ層に ${'relu'} を付ける`,
    widen: ({ units }) => `隠れ層を ${count(units)} ユニットにしてみる`,
    narrow: ({ units }) => `隠れ層を ${count(units)} ユニットまでにしてみる`,
    setEpochs: ({ epochs }) => `${count(epochs)} エポック学習する`,
    allColumns: () => 'すべての列を入力にする',
    lessNoise: () => 'ノイズなしで試す',
  },
});
