import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import {
  callbackClassNames,
  layerClassNames,
  optimizerClassNames,
  scheduleClassNames,
} from '../document/classNames.ts';
import { activationNames } from '../engine/activations.ts';
import { initializerNames } from '../engine/specs/initializerSpecs.ts';
import { lossNames } from '../engine/specs/lossSpecs.ts';
import { metricNames } from '../engine/specs/metricSpecs.ts';
import { type Argument, kerasName } from '../keras/argument.ts';
import { callbacks } from '../keras/callbacks.ts';
import { initializers } from '../keras/initializers.ts';
import { layers } from '../keras/layers.ts';
import { losses } from '../keras/losses.ts';
import { clipNames, optimizers, optimizerNames } from '../keras/optimizers.ts';
import { regularizers } from '../keras/regularizers.ts';
import { schedules } from '../keras/schedules.ts';

/** A completion. */
export interface Choice {
  readonly label: string;
  /** Of an argument: Keras's default. */
  readonly detail: string;
  readonly kind: 'class' | 'argument' | 'value';
}

/** Choices for the text in [from, offset), which they complete. */
export interface Choices {
  readonly from: number;
  readonly choices: readonly Choice[];
}

const value = (label: string): Choice => ({ label, detail: '', kind: 'value' });
const classes = (names: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.values(names).map((label) => ({ label, detail: '', kind: 'class' }));

function pythonText(usual: unknown): string {
  if (usual === null) return 'None';
  if (typeof usual === 'boolean') return usual ? 'True' : 'False';
  if (typeof usual === 'number') return String(usual);
  return typeof usual === 'string' ? `"${usual}"` : '';
}

function argumentsOf(table: object): readonly Choice[] {
  return Object.entries<Argument>({ ...table })
    .filter(([, { type }]) => type !== 'schedule' && type !== 'clip')
    .map(([key, { usual }]) => ({ label: `${kerasName(key)}=`, detail: pythonText(usual), kind: 'argument' }));
}

const named = (...names: readonly string[]): readonly Choice[] =>
  names.map((name) => ({ label: `${name}=`, detail: '', kind: 'argument' }));

const families = {
  layers: [...classes(layerClassNames), ...classes({ input: 'Input' })],
  optimizers: classes(optimizerClassNames),
  schedules: classes(scheduleClassNames),
  callbacks: classes(callbackClassNames),
} as const;

/** The classes of a family by name, each with the choices for its arguments. */
function signaturesOf(
  family: Readonly<Record<string, { readonly className: string; readonly arguments: object }>>,
  before: readonly Choice[] = [],
  after: readonly Choice[] = [],
) {
  return Object.values(family).map(
    ({ className, arguments: table }) => [className, [...before, ...argumentsOf(table), ...after]] as const,
  );
}

const signatures: ReadonlyMap<string, readonly Choice[]> = new Map([
  ...signaturesOf(layers),
  ...signaturesOf(schedules, named('initial_learning_rate')),
  ...signaturesOf(callbacks),
  ...signaturesOf(optimizers, [], named(...Object.values(clipNames))),
  ...signaturesOf(initializers),
  ...Object.values(losses).map(({ className, takes = [] }) => [className, named(...takes.map(kerasName))] as const),
  ['compile', named('loss', 'optimizer', 'metrics')],
  ['fit', named('batch_size', 'epochs', 'validation_split', 'shuffle', 'callbacks')],
  ['Input', named('shape')],
]);

/** Returns the possible values of a string argument. */
function stringChoices(callee: string, argument: string): readonly string[] {
  if (argument === 'activation' || (callee === 'Activation' && argument === '')) {
    return activationNames.filter((name) => name !== 'step'); // not Keras's
  }
  if (argument.endsWith('_initializer')) return initializerNames;
  if (argument.endsWith('_regularizer')) return Object.keys(regularizers);
  if (argument === 'loss') return lossNames;
  if (argument === 'optimizer') return optimizerNames;
  if (argument === 'metrics') return metricNames;
  if (argument === 'monitor') return ['val_loss', 'loss', 'val_accuracy', 'accuracy'];
  return argument === 'mode' ? ['auto', 'min', 'max'] : [];
}

/** Context of the place: the call, and the keyword of the argument (empty for one by position). */
interface Site {
  readonly callee: string;
  readonly argument: string;
}

function siteOf(node: SyntaxNode, text: string): Site | null {
  let inner = node;
  for (let outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.name !== 'ArgList' || outer.parent?.name !== 'CallExpression') continue;
    const called = outer.parent.firstChild;
    const callee = called === null ? '' : (/\w+$/.exec(text.slice(called.from, called.to))?.[0] ?? '');
    const sign = inner.prevSibling;
    const keyword = sign?.name === 'AssignOp' ? sign.prevSibling : null;
    return { callee, argument: keyword === null ? '' : text.slice(keyword.from, keyword.to) };
  }
  return null;
}

/**
 * How the word or the string before `offset` may go on in a Keras program: classes behind their module or where a
 * layer is expected, arguments in a call, names in the strings that are names. Null where there is nothing to say.
 */
export function choicesAt(text: string, offset: number): Choices | null {
  const node = parser.parse(text).resolveInner(offset, -1);
  const site = siteOf(node, text);
  if (node.name === 'String') {
    const from = node.from + 1;
    if (site === null || offset < from) return null;
    const choices = stringChoices(site.callee, site.argument).map(value);
    return choices.length === 0 ? null : { from, choices };
  }
  const word = /(?:(\w+)\.)?(\w*)$/.exec(text.slice(Math.max(0, offset - 80), offset));
  const [, module, typed = ''] = word ?? [];
  const from = offset - typed.length;
  if (module !== undefined) {
    const choices = Object.hasOwn(families, module) ? families[module as keyof typeof families] : []; // just looked up
    return choices.length === 0 ? null : { from, choices };
  }
  if (typed === '' || site === null || /^\d/.test(typed)) return null;
  const own = site.argument === '' ? (signatures.get(site.callee) ?? []) : [];
  const inner = site.callee === 'add' || site.callee === 'Sequential' ? families.layers : [];
  const given = site.argument === 'optimizer' ? families.optimizers : [];
  const choices = [...own, ...inner, ...given];
  return choices.length === 0 ? null : { from, choices };
}
