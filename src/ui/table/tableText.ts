import type { TableTrouble } from '../../data/csv/rawTable.ts';
import type { TableText } from '../../i18n/en/table.ts';
import { lateText } from '../text/lateText.ts';

/** Words of the dialog for a table of a person's own. Suspends. */
export const { useText: useTableText } = lateText<TableText>({
  ja: async () => (await import('../../i18n/ja/table.ts')).table,
  en: async () => (await import('../../i18n/en/table.ts')).table,
});

export function troubleSentence(text: TableText, trouble: TableTrouble): string {
  const sentence = text.troubles[trouble.code] as (trouble: TableTrouble) => string; // the one of its code
  return sentence(trouble);
}
