import { count } from '../../document/spelling.ts';
import type { share as en } from '../en/share.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

const place = (epoch: number, batch: number): string =>
  batch === 0 ? `エポック ${epoch}` : `エポック ${epoch} + ${batch}`;

export const share: Translation<typeof en> = typeset({
  title: 'この実験を共有',
  intro: {
    same: 'このリンクを開くと、同じネットワーク・同じデータ・同じ重みの初期値になり、どのコンピューターでも同じ曲線になります。',
    changed:
      'このリンクを開くと、同じネットワーク・データ・重みの初期値になります。途中で手を加えたので、そこからの曲線は今とは違います。',
    moment:
      'このリンクを開くと、今の時点のネットワークになります。そこから続けて学習すると、どのコンピューターでも同じ曲線になります。',
  },
  link: 'リンク',
  copy: 'リンクをコピー',
  copied: 'コピーしました',
  notCopied: 'ブラウザーが許可しませんでした。リンクを選んでコピーしてください。',
  withLanguage: '日本語で開く',
  characters: (count) => `${count} 文字`,
  atMoment: (epoch, batch) => `今の時点（${place(epoch, batch)}）を開く`,
  forms: {
    state: (hasCurves) =>
      hasCurves
        ? 'リンクに重みと曲線が入っています。'
        : 'リンクに重みが入っています。それより前の曲線は入っていません。',
    at: () => 'リンクにエポック数が入っています。開いた人のところでそこまで学習して、同じ重みになります。',
    none: () => '重みは長くてリンクに入りません。ファイルに保存すると入ります。',
  },
  noRows: (title, rows) =>
    `「${title}」の ${count(rows)} 行は多くてリンクに入りません。リンクは、その行があるところでだけ開きます。ファイルに保存すると入ります。`,
  file: 'ファイル',
  save: 'ファイルに保存',
  saveHint: '実験とデータを保存します。上にチェックを入れると、重みと曲線も入ります。',
  open: 'ファイルを開く…',
  tooManyRows: '行が多すぎて、ファイルにも入りません。',
  teach: '授業用に…',
  back: '戻る',
  teachTitle: '授業や教材のページ用',
  teachIntro: '生徒に見せるものを選びます。「固定」は見えますが、変更できません。',
  choices: { shown: '表示', locked: '固定', hidden: '隠す' },
  controls: {
    run: '学習の操作',
    reset: 'リセット',
    train: '学習',
    step: '1 バッチ、1 エポック',
    compile: 'compile',
    loss: 'loss',
    optimizer: 'optimizer',
    learning_rate: 'learning_rate',
    metrics: 'metrics',
    fit: 'fit',
    batch_size: 'batch_size',
    epochs: 'epochs、callbacks',
    validation_split: 'validation_split',
    seed: 'seed',
    data: 'データ',
    dataset: 'データの一覧',
    problem: '分類か回帰か',
    noise: 'ノイズ',
    regularization: '正則化（Playground）',
    regularization_rate: '正則化の強さ（Playground）',
    code: 'コード',
    summary: 'サマリー',
    steps: '計算',
    health: '診断',
    layers: '層',
    add_layer: '層の追加と削除',
    activation: '活性化関数',
    outcome: 'プロットと曲線',
    validation_points: '検証データの表示',
    discretize: '2 色だけ',
  },
  predict: '予想してみる：学習の前に描く',
  guesses: { loss: '損失', border: 'クラスの境界' },
  blanks: '「計算」で空欄にして、手で計算させる値',
  task: '課題（なくてもよい。Markdown で書けます）',
  exercise: '課題',
  tooLong: '課題が長すぎてリンクに入りません。レッスンのファイルを作ってください。',
  teachLink: '授業用のリンク',
  tryIt: '試す',
  embed: '教材のページに埋め込む（HTML）',
  copyEmbed: 'HTML をコピー',
});
