import type { Ink } from '../../scene/paint/palette.ts';
import { classCount } from './symbols.ts';

/** The data colours of tokens.css for canvas and SVG attributes; the one place that reads them. */
export interface Colours extends Ink {
  readonly input: string;
  readonly hidden: string;
  readonly output: string;
  /** In label order [classCount]. */
  readonly classes: readonly string[];
  /** Of classes that are colours themselves, by their names. */
  readonly named: Readonly<Record<string, string>>;
  readonly training: string;
  readonly validation: string;
}

/** The newest, and the theme that they were read in. */
// oxlint-disable-next-line modules/no-state -- of the whole page
let read: { readonly theme: string | undefined; readonly colours: Colours } | null = null;

/** Current colours; read anew only when `data-theme` of the root has changed. */
export function colours(): Colours {
  const root = document.documentElement;
  const theme = root.dataset['theme'];
  if (read === null || read.theme !== theme) read = { theme, colours: coloursOf(root) };
  return read.colours;
}

/** Those of an element, whose theme need not be the page's. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    surface: token('surface'),
    ink: token('ink'),
    inkSoft: token('ink-soft'),
    line: token('line'),
    positive: token('positive'),
    negative: token('negative'),
    zero: token('zero'),
    input: token('role-input'),
    hidden: token('role-hidden'),
    output: token('role-output'),
    classes: Array.from({ length: classCount }, (_, label) => token(`class-${label}`)),
    named: { red: token('name-red'), green: token('name-green'), blue: token('name-blue') },
    training: token('curve-training'),
    validation: token('curve-validation'),
    stroke: Number(token('stroke')) || 1,
  };
}
