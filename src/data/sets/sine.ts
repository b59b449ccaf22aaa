import { sin } from '../../engine/math.ts';
import { anyNumber, type Dataset } from '../dataset.ts';

/** y = sin x for x uniform over [−π, π). Noise n: y has a normal error of standard deviation n. */
export const sine: Dataset = {
  title: null,
  task: 'regression',
  columns: [{ key: 'x', domain: [-Math.PI, Math.PI] }],
  classes: [],
  targets: [{ key: 'y', domain: [-1.5, 1.5] }],
  samples: anyNumber(200),
  noise: { max: 0.5, step: 0.05, default: 0.1 },
  standardize: false, // already centred on 0; scaling brings no gain
  rows: null,
  isComplete: false,
  show: {},
  opening: 'net=1-8.gelu-1&loss=mean_squared_error&opt=adam:0.03&metrics=none',
  generate: (samples, noise, random) => {
    const values = new Float64Array(samples); // [samples, 1]
    const targets = new Float64Array(samples); // [samples, 1]
    for (let i = 0; i < samples; i++) {
      values[i] = Math.PI * (2 * random.uniform() - 1);
      targets[i] = sin(values[i]) + noise * random.normal();
    }
    return { values, labels: new Int32Array(0), targets };
  },
};
