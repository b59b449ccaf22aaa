import type { side as en } from '../en/side.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

export const side: Translation<typeof en> = typeset({
  choice: '左のパネル',
  code: 'コード',
  summary: 'サマリー',
  steps: '計算',
  health: '診断',
  loading: '読み込み中…',
});
