import type { PicturesText } from '../en/pictures.ts';
import { typeset } from './typeset.ts';

export const pictures: PicturesText = typeset({
  pad: '数字を書く場所です。矢印キーでペンが動き、スペースキーでペンを下ろしたり上げたりし、Delete キーで消します。',
  hint: 'ここに数字を書いてください',
  clear: '消す',
  previous: '前のデータ',
  next: '次のデータ',
  penDown: 'ペンを下ろしました',
  penUp: 'ペンを上げました',
  cleared: '消しました',
  given: 'ネットワークに入る画像です。MNIST と同じく、20×20 画素に収め、重心を 28×28 の中央に置きます',
  input: '入力',
  sheet: 'データの例',
  example: (label) => `「${label}」の例`,
});
