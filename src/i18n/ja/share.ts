import { count } from '../../document/spelling.ts';
import type { share as en } from '../en/share.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

const place = (epoch: number, batch: number): string =>
  batch === 0 ? `エポック ${epoch}` : `エポック ${epoch} + ${batch}`;

export const share: Translation<typeof en> = typeset({
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
  pasteLabel: 'リンクを開く',
  pasteHint: 'このページか TensorFlow Playground のリンク',
  openLink: '開く',
});
