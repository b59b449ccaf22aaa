import { own } from '../../document/own.ts';
import { optimizerClassNames } from '../../document/classNames.ts';
import { nearest } from './nearestName.ts';
import { makeOptimizer } from './makeOptimizer.ts';
import { excerpt } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, numberOf, type Value } from './value.ts';

/** `tf.train.AdamOptimizer`, `tf.compat.v1.train.AdamOptimizer`: optimizers of TensorFlow 1, which its Keras took too. */
const ofTensorFlow = /^tensorflow\.train\.(\w+)Optimizer$/;

/** Keras's class, TensorFlow's names of its arguments, and defaults that differ. */
const classes: Readonly<
  Record<
    string,
    {
      readonly name: string;
      readonly old: Readonly<Record<string, string>>;
      readonly usual: Readonly<Record<string, number>>;
    }
  >
> = {
  GradientDescent: { name: 'SGD', old: {}, usual: {} },
  Momentum: { name: 'SGD', old: { use_nesterov: 'nesterov' }, usual: {} },
  Adam: { name: 'Adam', old: { beta1: 'beta_1', beta2: 'beta_2' }, usual: { epsilon: 1e-8 } },
};
/** Greatest number of arguments without a name up to the first that Keras doesn't know. */
const mostPositional: Readonly<Record<string, number>> = { GradientDescent: 1, Momentum: 2, Adam: 4 };

/** The optimizer of Keras that does the same; null for any other call. */
export function optimizerOfTensorFlow(session: Session, path: string, site: CallSite): Value | null {
  const word = ofTensorFlow.exec(path)?.[1];
  if (word === undefined) return null;
  if (!Object.hasOwn(classes, word)) {
    const close = nearest(word, Object.values(optimizerClassNames));
    const problem = {
      code: 'unknownName',
      kind: 'optimizer',
      name: excerpt(`${word}Optimizer`),
      nearest: close,
    } as const;
    return session.refuse(site.callee, problem);
  }
  const { name, old, usual } = classes[word];
  const positional = site.positional.slice(0, mostPositional[word]);
  const named = site.named
    .filter((each) => each.name !== 'use_locking' && each.name !== 'name')
    .map((each) => ({ ...each, name: own(old, each.name) ?? each.name }));
  const left = Object.entries(usual).filter(
    ([argument]) => positional.length < mostPositional[word] && !named.some((each) => each.name === argument),
  );
  const { from, to } = site.callee;
  const more = left.map(([argument, value]) => {
    return { name: argument, nameAt: { from, to }, value: numberOf(value, false), from, to };
  });
  return session.keeping(() => makeOptimizer(session, { ...site, positional, named: [...named, ...more] }, name));
}
