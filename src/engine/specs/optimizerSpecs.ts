import type { Rule } from '../optimizers/rule.ts';
import type { rules } from '../optimizers/rules.ts';

export type { Clip } from '../optimizers/rule.ts';

type SpecOf<R> = R extends Rule<infer S> ? S : never;

/** `keras.optimizers`: each stands with its rule in optimizers/. */
export type OptimizerSpec = SpecOf<(typeof rules)[keyof typeof rules]>;
export type OptimizerName = OptimizerSpec['name'];
