import { denseLayer, usualLayers } from '../../../../src/document/defaults.ts';
import type { Layer, Model } from '../../../../src/engine/specs/model.ts';
import { net } from '../../net.ts';

const { batch_normalization: batch, layer_normalization: layerwise, p_re_lu: prelu } = usualLayers;
const many = (count: number, layer: Layer): Layer[] => Array.from({ length: count }, () => layer);

/** The networks whose `model.summary()` is compared; `summary.py` takes them from here. */
export const programs: readonly Model[] = [
  net('3-4-sigmoid-3-softmax'), // the introduction's
  net('3-4-sigmoid-4-sigmoid-3-softmax'),
  net('2-4.tanh-1.sigmoid'),
  net('1-1'),
  net('784-512.relu-512.relu-10.softmax'),
  net('1024-1024.relu-1024.relu-1024'),
  net('4-16:nobias-relu-3:nobias'),
  net('2-sigmoid-relu-tanh'),
  { inputs: 3, layers: [] },
  { inputs: 2, layers: Object.values(usualLayers) },
  { inputs: 5, layers: [batch, { ...batch, scale: false }, { ...batch, center: false, trainable: false }] },
  { inputs: 5, layers: [layerwise, { ...layerwise, center: false }, { ...layerwise, trainable: false }] },
  { inputs: 7, layers: [prelu, denseLayer(3), { ...prelu, trainable: false }, denseLayer(2, { trainable: false })] },
  { inputs: 4, layers: [denseLayer(8, { trainable: false, useBias: false }), denseLayer(1)] },
  { inputs: 2, layers: many(12, denseLayer(3)) },
  { inputs: 10, layers: many(12, { ...batch, scale: false, center: false }) },
  { inputs: 1, layers: many(11, usualLayers.gaussian_noise) },
  { inputs: 1024, layers: [usualLayers.dropout, denseLayer(1000), batch, usualLayers.re_lu, denseLayer(255)] },
  { inputs: 6, layers: [usualLayers.elu, usualLayers.leaky_re_lu, usualLayers.softmax, ...many(3, usualLayers.elu)] },
  { inputs: 12, layers: many(11, layerwise) },
  net('15-16'), // 1,024 bytes: the first kibibyte
  net('511-512'), // the first mebibyte
  net('8-32'), // 1.125 KB, which Python rounds to the even 1.12
  net('10-32'), // 1.375 KB
];
