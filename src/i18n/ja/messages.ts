import type { BadNumber, messages as en } from '../en/messages.ts';
import type { Translation } from '../translation.ts';
import type { Cause } from '../../engine/run/cause.ts';
import { count, plain } from '../../document/spelling.ts';
import { typeset } from './typeset.ts';

export { linkErrors, notices } from './link.ts';

function causes(cause: Cause, layer: string, loss: string): { readonly why: string; readonly help: string } {
  switch (cause.type) {
    case 'growth':
      return {
        why: '重みが際限なく大きくなったためです',
        help: '学習率を小さくして、リセットしてください。',
      };
    case 'zeroSum':
      return layer === 'Dropout'
        ? {
            why: `Dropout が 1 件のデータの出力をすべて 0 にし、${loss} がその合計で割ったためです`,
            help: 'Dropout は出力の後ではなく、最後の Dense より前に置いてください。',
          }
        : {
            why: `${layer} が 1 件のデータの出力をすべて 0 にし、${loss} がその合計で割ったためです`,
            help: '最後を softmax にすると、出力は 0 になりません。',
          };
    case 'negative':
      return {
        why: `${loss} は出力の対数をとりますが、負の出力があったためです`,
        help: '最後を softplus か exponential にすると、出力は必ず正になります。',
      };
    case 'overflow':
      return {
        why: `重みは大きくないのに、${layer} の出力が float32 で表せないほど大きくなったためです`,
        help: '入力を標準化するか、重みの初期値を小さくするか、別の活性化関数にしてください。',
      };
    case 'gradient':
      return {
        why: '重みは大きくないのに、勾配が float32 で表せないほど大きくなったためです',
        help: '入力を標準化するか、別の活性化関数にしてください。',
      };
  }
}

function objection(typed: BadNumber): string {
  const { text, min, max } = typed;
  switch (typed.why) {
    case 'noNumber':
      return `「${text}」は数値ではありません`;
    case 'notWhole':
      return `${text} は入力できません（整数のみ）`;
    case 'outside':
      return `${text} は入力できません（${plain(min)} から ${plain(max)} まで）`;
    case 'twoReadings':
      return `「${text}」は ${typed.readings.join(' とも ')} とも読めます。区切りなしで入力してください`;
  }
}

const momentWords = (epoch: number, batch: number): string =>
  batch === 0 ? `エポック ${epoch}` : `エポック ${epoch} + ${batch}`;

export const messages: Translation<typeof en> = typeset({
  lockedByLesson: '開いているレッスンで固定されているため、変更されません。変更するには、レッスンを終えてください。',
  guessFirst: 'まずどうなるかをプロットに描き、それから学習しましょう。',
  toGuess: '予想を描く',
  noGuess: '予想なしで学習',
  begunAnew: 'この変更で、学習は最初からになります。',
  backTo: (epoch, batch) => (batch === 0 ? `エポック ${epoch} に戻る` : `エポック ${epoch} + ${batch} に戻る`),
  restarted: (epoch) => `学習が応答しなくなったため、エポック ${epoch} から再開しました。実験の内容はそのままです。`,
  missing: (why, again) => {
    if (why === 'replaced')
      return 'このページは新しいバージョンに更新されています。再読み込みしてください。実験の内容は消えません。';
    const what =
      again === 'ja'
        ? '日本語の表示を読み込めませんでした。'
        : again === 'en'
          ? '英語の表示を読み込めませんでした。'
          : 'ページの一部を読み込めませんでした。';
    const then = again === 'byItself' ? '自動的に再試行します。' : '';
    return [what, why === 'unreachable' ? 'ネットワークの接続を確認してください。' : '', then].join('');
  },
  workerFailed:
    '学習を開始できません。このブラウザー、またはページが埋め込まれたフレームで Web Worker を使えないためです。Chrome・Edge（109 以降）、Firefox（115 以降）、Safari（16.4 以降）で開いてください。作業中の内容は消えません。',
  workerSilent:
    '学習の処理が応答しません。自動的に再試行しています。解消しないときは、ページを再読み込みしてください。作業中の内容は消えません。',
  tooLarge: (mebibytes) =>
    `この実験はここでは学習できません。${count(mebibytes)} MiB のメモリーが必要ですが、このブラウザーでは確保できません。ユニット数、層の数、batch_size のいずれかを小さくしてください。`,
  notFinite: ({ what, epoch, batch, cause }, { layer, loss }) => {
    const { why, help } = causes(cause, layer, loss);
    return `エポック ${epoch}、バッチ ${batch} で${what === 'loss' ? '損失' : '重み'}が NaN になりました${cause.type === 'growth' ? '（発散）' : ''}。${why}。学習を止め、直前の重みを残しました。${help}`;
  },
  earlyStopping: (epoch, restored) =>
    `EarlyStopping がエポック ${epoch} で学習を終えました。${
      restored === null ? '' : `重みは、最もよかったエポック ${restored} のものに戻しました。`
    }「学習」を押すと、2 回目の fit として、ここから続きます。`,
  restoredBest: (epoch, restored) =>
    `エポック ${epoch} で学習が終わりました。EarlyStopping が、重みを最もよかったエポック ${restored} のものに戻しました。`,
  badNumber: (typed) => `${typed.name}：${objection(typed)}。${typed.value} のままにしました。`,
  badLink: (sentence) => `このリンクは開けません。作業中の内容はそのままです。${sentence}`,
  unopenedLink: (sentence) => `このリンクは開いていません。作業中の内容はそのままです。${sentence}`,
  badFile: (file, sentence) => `「${file}」は開けません。作業中の内容はそのままです。${sentence}`,
  fileErrors: {
    tooLarge: (mebibytes) => `大きすぎます。${count(mebibytes)} MiB までです。`,
    unreadable: () => 'ブラウザーが読み取れません。',
    notJson: () => 'JSON ではないか、一部が欠けています。',
    notOurs: () => 'このページの実験ではありません。',
    noVersion: () => '「version」がないか、存在しない版の番号です。',
    newer: () => 'このページの新しい版で保存されたものです。ページを再読み込みすると新しくなります。',
    damaged: () => 'こわれています。一部が失われたか、変わりました。',
  },
  openAnyway: 'このまま開く',
  openedAt: (epoch, batch) => `${momentWords(epoch, batch)} の時点を、重みとともに開きました。`,
  trainedTo: (epoch, batch) =>
    `共有された時点の ${momentWords(epoch, batch)} まで学習します。重みは最後のビットまで同じです。`,
  openedLink: 'リンクを開きました。作業中だった内容は保存されています。',
  leavesPlayground: (halvesRate) =>
    `これは TensorFlow Playground にはありません。使うには Keras の規則で学習することになります${
      halvesRate ? '（mean_squared_error は Playground の損失の 2 倍なので、学習率は半分になります）' : ''
    }。`,
  toKeras: 'Keras の規則にする',
  stayInPlayground: 'Playground の規則のまま',
  notKept:
    'ブラウザーに作業を保存できません（保存領域がいっぱいか、使用が許可されていません）。実験の内容はすべてアドレスバーのリンクに入っています。ページを閉じる前に、「共有」でリンクをコピーしてください。',
  runsNotKept:
    'ブラウザーに学習の途中の状態を保存できません（保存領域がいっぱいか、使用が許可されていません）。再読み込みすると、学習はエポック 0 からになります。',
  notResumed:
    '保存されていた学習の状態は、壊れているか、別の実験やこのページの別の版のものです。学習はエポック 0 からになります。',
  backToWork: '元の作業に戻る',
  dismiss: '閉じる',
});
