import type { OptimizerSpec } from '../../engine/optimizers.ts';
import { limits } from '../limits.ts';
import { optimizerDefaults } from './defaults.ts';
import { excerpt, Refusal } from './result.ts';
import { readName, readNumber } from './values.ts';

// opt = "sgd" [ ":" learningRate [ ":" momentum [ ":nesterov" ]]]
//     / "adam" [ ":" learningRate [ ":" beta1 [ ":" beta2 [ ":" epsilon ]]]]
// Written always with the learning rate, for people read it; what follows only as far as it is not the default.

export function writeOptimizer(spec: OptimizerSpec): string {
  switch (spec.name) {
    case 'sgd': {
      const momentum = spec.momentum !== 0 || spec.nesterov ? `:${spec.momentum}` : '';
      return `sgd:${spec.learningRate}${momentum}${spec.nesterov ? ':nesterov' : ''}`;
    }
    case 'adam': {
      const usual = optimizerDefaults.adam;
      const rest = [spec.beta1, spec.beta2, spec.epsilon];
      const usualRest = [usual.beta1, usual.beta2, usual.epsilon];
      const written = rest.slice(0, rest.findLastIndex((value, i) => value !== usualRest[i]) + 1);
      return ['adam', spec.learningRate, ...written].join(':');
    }
    case 'adamw':
    case 'rmsprop':
    case 'adagrad':
    case 'adadelta':
    case 'adamax':
    case 'nadam':
      throw new Error(`${spec.name} is not there yet`);
  }
}

/** @throws Refusal */
export function readOptimizer(text: string): OptimizerSpec {
  const [head, ...parts] = text.split(':');
  const name = readName('opt', head, ['sgd', 'adam']);
  const refuseUnless = (fine: boolean): void => {
    const example = name === 'sgd' ? 'sgd:0.01:0.9:nesterov' : 'adam:0.001:0.9:0.999:1e-7';
    if (!fine) throw new Refusal({ code: 'badValue', key: 'opt', value: excerpt(text), example });
  };
  switch (name) {
    case 'sgd': {
      const usual = optimizerDefaults.sgd;
      const [learningRate, momentum, nesterov] = parts;
      refuseUnless(parts.length <= 3 && (nesterov === undefined || nesterov === 'nesterov'));
      return {
        ...usual,
        learningRate:
          learningRate === undefined ? usual.learningRate : readNumber('opt', learningRate, limits.learningRate),
        momentum: momentum === undefined ? usual.momentum : readNumber('opt', momentum, limits.momentum),
        nesterov: nesterov !== undefined,
      };
    }
    case 'adam': {
      const usual = optimizerDefaults.adam;
      const [learningRate, beta1, beta2, epsilon] = parts;
      refuseUnless(parts.length <= 4);
      return {
        ...usual,
        learningRate:
          learningRate === undefined ? usual.learningRate : readNumber('opt', learningRate, limits.learningRate),
        beta1: beta1 === undefined ? usual.beta1 : readNumber('opt', beta1, limits.beta),
        beta2: beta2 === undefined ? usual.beta2 : readNumber('opt', beta2, limits.beta),
        epsilon: epsilon === undefined ? usual.epsilon : readNumber('opt', epsilon, limits.epsilon),
      };
    }
  }
}
