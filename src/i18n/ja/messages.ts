import type { messages as en } from '../en/messages.ts';
import type { Translation } from '../translation.ts';
import { plain } from '../../document/spelling.ts';
import { typeset } from './typeset.ts';

export { linkErrors, notices } from './link.ts';

export const messages: Translation<typeof en> = typeset({
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
    'このブラウザーで学習を始められませんでした。ページを再読み込みしてください。実験の内容は残っています。',
  notFiniteLoss: (epoch, batch) =>
    `エポック ${epoch}、バッチ ${batch} で損失が NaN になりました（発散）。重みが際限なく大きくなったためです。学習を止め、直前の重みを残しました。学習率を小さくして、リセットしてください。`,
  notFiniteWeights: (epoch, batch) =>
    `エポック ${epoch}、バッチ ${batch} で重みが NaN になりました（発散）。更新が際限なく大きくなったためです。学習を止め、直前の重みを残しました。学習率を小さくして、リセットしてください。`,
  earlyStopping: (epoch, restored) =>
    `EarlyStopping がエポック ${epoch} で学習を終えました。${
      restored === null ? '' : `重みは、最もよかったエポック ${restored} のものに戻しました。`
    }「学習」を押すと、2 回目の fit として、ここから続きます。`,
  restoredBest: (epoch, restored) =>
    `エポック ${epoch} で学習が終わりました。EarlyStopping が、重みを最もよかったエポック ${restored} のものに戻しました。`,
  badNumber: ({ name, text, why, min, max, value }) =>
    `${name}：${
      why === 'noNumber'
        ? `「${text}」は数ではありません`
        : why === 'notWhole'
          ? `${text} は入れられません（整数だけです）`
          : `${text} は入れられません（${plain(min)} から ${plain(max)} まで）`
    }。${value} のままにしました。`,
  badLink: (sentence) => `このリンクは開けません。作業中の内容はそのままです。${sentence}`,
  openedLink: 'リンクを開きました。作業中だった内容は保存されています。',
  backToWork: '元の作業に戻る',
  dismiss: '閉じる',
});
