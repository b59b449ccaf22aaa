import { exp, tanh } from '../math.ts';
import { type Activation, smooth } from './activation.ts';
import { normalCdf, sigmoid, softplus } from './functions.ts';

export const inverseSqrtTwoPi = 0.3989422804014327;

/** Activations that multiply x by a gate, a factor that depends on x. */
export const gates = {
  silu: {
    ...smooth,
    range: [-0.28, Infinity],
    formula: 'x·sigmoid(x)',
    f: (x) => x * sigmoid(x),
    derivative: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
  gelu: {
    ...smooth,
    range: [-0.17, Infinity],
    formula: 'x·Φ(x)',
    f: (x) => x * normalCdf(x),
    derivative: (x) => normalCdf(x) + x * inverseSqrtTwoPi * exp(-0.5 * x * x),
  },
  mish: {
    ...smooth,
    range: [-0.31, Infinity],
    formula: 'x·tanh(softplus(x))',
    f: (x) => x * tanh(softplus(x)),
    derivative: (x) => {
      const t = tanh(softplus(x));
      return t + x * (1 - t * t) * sigmoid(x);
    },
  },
  hard_silu: {
    range: [-0.38, Infinity],
    formula: 'x·hard_sigmoid(x)',
    f: (x) => (x <= -3 ? 0 : x >= 3 ? x : x * (x / 6 + 0.5)),
    derivative: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
    kinks: [-3, 3],
    passesGradient: true,
  },
} satisfies Readonly<Record<string, Activation>>;
