import type { DatasetInfo } from '../../data/spec.ts';
import type { Colours } from '../colours.ts';

/** Classes of colours wear what they name, and would else be called green in blue. By place in `classes`. */
const namedPlaces = [0, 2, 1] as const;

function isNamed(info: DatasetInfo): boolean {
  return info.name === 'colours';
}

/** CSS for the colour of a class. */
export function classVariable(info: DatasetInfo, label: number): string {
  if (isNamed(info)) return `var(--name-${info.classes[label]}, var(--class-${namedPlaces[label]}))`;
  return `var(--class-${label % 4})`;
}

/** The colours of the classes in label order, for canvas. Points without a class have the second: the first is the line's. */
export function classColours(
  info: DatasetInfo,
  { classes, named }: Pick<Colours, 'classes' | 'named'>,
): readonly string[] {
  if (info.task === 'regression') return classes.slice(1);
  if (!isNamed(info)) return classes;
  return info.classes.map((key, label) => named[key] || classes[namedPlaces[label]]);
}
