import type { Workspace } from '../../state/workspace.ts';
import { getSetsText } from './setsText.ts';

/** Gives each dictionary that comes the names of columns and classes of the page's large tables, too. */
export function connectSetNames({ store, texts }: Pick<Workspace, 'store' | 'texts'>): void {
  const complete = async (): Promise<void> => {
    const text = texts.getState();
    const { names } = await getSetsText(store.getState().view.language);
    const isMissing = Object.keys(names.features).some((key) => text !== null && !(key in text.data.features));
    if (text === null || texts.getState() !== text || !isMissing) return;
    const { data } = text;
    const features = { ...data.features, ...names.features };
    const classes = { ...data.classes, ...names.classes };
    const targets = { ...data.targets, ...names.targets };
    texts.setState({ ...text, data: { ...data, features, classes, targets } }, true);
  };
  const follow = (): void => void complete().catch(() => undefined); // told where a sentence of them is missed
  follow();
  texts.subscribe(follow);
}
