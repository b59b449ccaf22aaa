import type { side as en } from '../en/side.ts';
import type { Translation } from '../translation.ts';

export const side: Translation<typeof en> = {
  choice: '左のパネル',
  code: 'コード',
  summary: '一覧表',
  loading: '読み込み中…',
};
