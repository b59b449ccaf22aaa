import type { guess as en } from '../en/guess.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

export const guess: Translation<typeof en> = typeset({
  predict: '予想してみる',
  predictHint: '予想してみる：どうなるかを描いてから学習する',
  kind: '予想するもの',
  kinds: { loss: '損失', border: '境界' },
  mine: 'あなたの予想',
  loss: '損失',
  network: 'ネットワーク',
  differ: '違うところ',
  epoch: 'エポック',
  over: 'エポック数',
  here: 'ここに描く',
  clear: '消す',
  undo: '線を戻す',

  lossLabel: 'エポックごとの損失の予想。左右のキーでエポックを選び、上下のキーでそこの曲線を動かします。',
  borderLabel: (x: string, y: string) =>
    `${x} と ${y} の平面での、クラスの境界の予想。矢印キーで動き、Enter で線を始めて終え、` +
    '数字キーでその側のクラスを決め、Delete で線を戻します。',
  lossSeen: 'エポックごとの損失の予想と、実際の損失。',
  borderSeen: (x: string, y: string) => `${x} と ${y} の平面での、クラスの境界の予想と、ネットワークの答え。`,
  lossHint: '損失がどう変わるかを、ドラッグか矢印キーで描き、「学習」を押しましょう。',
  borderHint:
    '境界がどこになるかを、ドラッグか矢印キーと Enter で描き、「学習」を押しましょう。側をクリックすると、クラスが変わります。',
  ready: '予想が描けました。「学習」を押しましょう。',
  next: {
    loss: '予想が描けました。次は上の「損失」を選び、損失の進み方を描きましょう。',
    border: '予想が描けました。次は上の「境界」を選び、境界を描きましょう。',
  },
  tooLate: '学習が始まっています。予想を描くには、リセットしてください。',

  at: (epoch: number, loss: string) => `エポック ${epoch}：${loss}`,
  penAt: (x: string, y: string, label: string) => `${x}、${y}：${label}`,
  penDown: 'ここから線を引きます。',
  penUp: '線を引きました。',
  side: (label: string) => `この側は${label}です。`,

  points: (points: number) => `100 点中 ${points} 点`,
  after: (done: number, all: number) => (done < all ? `（${all} エポックのうち ${done} まで）` : `（${all} エポック）`),
  lossScore: (off: string, level: string) => `損失との差は平均 ${off}、横ばいの線なら ${level}。`,
  hardlyMoves: (none: string) => `損失がほとんど動かないので、平均 ${none} 離れて 0 点です。`,
  widest: (epoch: number, guess: string, loss: string) =>
    `差が最大なのはエポック ${epoch}：予想 ${guess}、損失 ${loss}。`,
  widestAbove: (epoch: number, guess: string, top: string) =>
    `差が最大なのはエポック ${epoch}：予想 ${guess}、損失は ${top} より上。`,
  above: (top: string) => `図より上の損失は、${top} として数えます。`,
  borderScore: (same: string, oneClass: string) =>
    `データの近くで、予想とネットワークが同じところは ${same}。どこも 1 つのクラスとすれば ${oneClass} です。`,
  oneClass: (same: string) =>
    `ネットワークの答えは、データの近くではどこも同じクラスです。予想と同じところは ${same} です。`,
});
