import type { DatasetInfo } from '../../data/dataset.ts';
import type { Colours } from './colours.ts';
import { classCount } from './symbols.ts';

/** CSS for the colour of a class. */
export function classVariable(info: DatasetInfo, label: number): string {
  const own = info.show.classColours?.[label];
  return own === undefined
    ? `var(--class-${label % classCount})`
    : `var(--name-${own.name}, var(--class-${own.place}))`;
}

/** The colours of the classes in label order, for canvas. Points without a class have the second: the first is the line's. */
export function classColours(
  info: DatasetInfo,
  { classes, named }: Pick<Colours, 'classes' | 'named'>,
): readonly string[] {
  if (info.task === 'regression') return classes.slice(1);
  return info.show.classColours?.map(({ name, place }) => named[name] || classes[place]) ?? classes;
}
