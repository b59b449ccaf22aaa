import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamax } from './adamax.ts';
import { nadam } from './nadam.ts';
import { rmsprop } from './rmsprop.ts';
import type { Loop } from './rule.ts';
import { sgd } from './sgd.ts';

/** Keras 3's update rules by name, each in its own file: keras/src/optimizers. */
export const rules = { sgd, rmsprop, adam, adamw: adam, adagrad, adadelta, adamax, nadam } as const;

/** The loops of all rules. Their order gives their numbers in programs: a new rule comes last. */
export const loops: ReadonlyMap<string, Loop> = new Map(
  Object.values(rules).flatMap(({ loops: own }) => Object.entries<Loop>(own)),
);
export const loopNames: readonly string[] = [...loops.keys()];
