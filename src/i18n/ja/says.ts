import type { SaysText } from '../en/says.ts';
import { spaced, typeset } from './typeset.ts';

export const says: SaysText = typeset({
  moment: (epoch, batch) => `エポック ${epoch}${batch === 0 ? '' : `、バッチ ${batch}`}`,
  none: '–',
  part: 'どのデータか',
  parts: { training: '訓練', validation: '検証', all: 'すべて' },
  rows: { training: '訓練', validation: '検証' },
  separator: '、',

  regionsLabel: (x, y) =>
    spaced`${x}と${y}の決定領域。矢印キーで予測する点が動き、Shift を押しながらだと大きく動きます。Page Down で次のデータへ移ります。`,
  curveLabel: (x, y) =>
    spaced`${x}に対するネットワークの出力と、データの${y}。左右の矢印キーで入力が動き、Shift を押しながらだと大きく動きます。Page Down で次のデータへ移ります。`,

  measure: '表示する数',
  measures: { counts: '件数', shares: '割合' },
  confusionCaption: (right, count, moment) => `${moment}：${count} 件中 ${right} 件が正解`,
  truthAxis: '正解',
  predictionAxis: '予測',
  precision: '適合率',
  recall: '再現率',
  precisionHint: 'このクラスと予測したデータのうち、本当にこのクラスである割合',
  recallHint: 'このクラスのデータのうち、このクラスと予測した割合',

  rocLabel: (name) =>
    `ROC 曲線。「${name}」を陽性としたときの、偽陽性率に対する真陽性率。矢印キーでしきい値が動き、Shift を押しながらだと大きく動きます。`,
  rocCaption: (name, threshold, moment) => `${moment}：${threshold} より大きければ「${name}」`,
  threshold: (threshold, readings) => `しきい値 ${threshold}：${readings}`,
  reading: (part, recall, falsePositive, precision) =>
    spaced`${part}は再現率 ${recall}、偽陽性率 ${falsePositive}、適合率 ${precision}`,
  usual: '標準のしきい値に戻す',
  back: '戻す',
  auc: 'AUC',
  truePositiveAxis: '再現率（真陽性率）',
  falsePositiveAxis: '偽陽性率',
  falsePositive: '偽陽性率',
  signed: 'ここでは −1 … 1 の出力を 0 … 1 に直しています：（出力 + 1）/ 2。',
  noRoc: '両方のクラスのデータがないと、曲線は描けません。',

  mistakesCaption: (shown, all, count, moment) =>
    `${moment}：${count} 件中 ${all} 件が不正解${shown < all ? `（確信の強い ${shown} 件）` : ''}`,
  noMistakes: (count, moment) => `${moment}：${count} 件すべて正解`,
  mistake: (truth, given, sureness, part) => spaced`予測は${given}、正解は${truth}。${sureness}、${part}`,
  truth: '正解',
  given: '予測',
  sureness: '確信度',
  lead: '正解との差',
  mistakesHelp: 'クリックか Enter キーで、そのデータをネットワークに入れます。',

  target: '予測する数',
  surfaceLabel: (target, x, y) =>
    spaced`${x}と${y}に対してネットワークが予測する${target}。等しい値を線で結んでいます。点の色は本当の値です。矢印キーで予測する点が動き、Shift を押しながらだと大きく動きます。Page Down で次のデータへ移ります。`,
  surfaceTable: (target, moment) => spaced`${moment}：${target}の予測`,
  valuesLabel: (x, y, target) =>
    spaced`${x}と${y}で表したデータ。色は${target}の値です。矢印キーで次のデータに移ります。`,
  parityLabel: (target, fits) => spaced`${target}の本当の値と予測。${fits}矢印キーで次のデータに移ります。`,
  parityX: (target) => spaced`${target}（正解）`,
  parityY: (target) => spaced`${target}（予測）`,
  fit: (part, r2, error) => `${part}：R² ${r2}、平均絶対誤差 ${error}。`,
  meanAbsoluteError: '平均絶対誤差',
  colourKey: (target, from, to) => spaced`色：${target}、${from} から ${to} まで`,
});
