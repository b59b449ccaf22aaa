import { describe, expect, test } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import { prepare } from '../../../src/training/prepare.ts';

/** The beginning of the fingerprint after 20 epochs. The first six are those of the first version that could train. */
const fingerprints: readonly (readonly [fingerprint: string, link: string])[] = [
  ['0cbac5b2d3320e8a', 'v=1&data=iris&net=3-4-sigmoid-3-softmax&features=0,2,3'],
  ['5ab9f8a0c8a86a5c', 'v=1&data=iris&net=4-16.relu-16.tanh-3.softmax&opt=adam:0.01'],
  [
    'd23276091fd90ee8',
    'v=1&data=spiral&net=2-8.gelu-8.elu-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.05:0.9:nesterov',
  ],
  [
    '5288e5111d2fdfcf',
    'v=1&data=sine&net=1-8.selu-8.softplus-8.softsign-1&loss=mean_squared_error&metrics=none&opt=sgd:0.02:0.9',
  ],
  [
    'b669971a424e3c2c',
    'v=1&data=moons&net=2-8.silu:he_normal-8.hard_sigmoid:lecun_uniform-4.exponential:random_normal-1.sigmoid:glorot_normal&loss=binary_crossentropy',
  ],
  [
    '2aa6b8551fa3a9ec',
    'v=1&data=iris&net=4-9.leaky_relu:nobias:he_uniform-5.softmax:lecun_normal-3.softmax:random_uniform&seed=9',
  ],
  [
    'd850b3edaa0cb904',
    'v=1&data=iris&net=4-16-BatchNormalization-PReLU-Dropout:0.2-12.mish:l2=0.001-LayerNormalization-GaussianNoise:0.1-3.softmax&opt=adam:0.01',
  ],
  [
    'b48286c3515e36bd',
    'v=1&data=iris&net=4-8:orthogonal-BatchNormalization:momentum=0.5:noscale-ReLU:max_value=2:negative_slope=0.1-8.sparsemax-6.log_softmax:frozen-3.softmax&seed=4',
  ],
  [
    'c00fc8ac43fab3ed',
    'v=1&data=spiral&net=2-8.squareplus-8.log_sigmoid-8.tanh_shrink-8.hard_silu-8.sparse_plus-1.sigmoid&loss=binary_crossentropy&opt=rmsprop',
  ],
];

describe('a link comes to the same bits for ever', () => {
  test.each(fingerprints)('%s: %s', (fingerprint, link) => {
    const decoded = decodeLink(link);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
    const { run } = prepare(decoded.experiment);
    while (run.epoch < 20) run.advance(1e6);
    expect(run.fingerprint().slice(0, 16)).toBe(fingerprint);
  });
});
