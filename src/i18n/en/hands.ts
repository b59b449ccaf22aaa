import { count } from '../../document/spelling.ts';
import type { Translation } from '../translation.ts';

/** Setting numbers of the network by hand: loaded with the numbers under the drawing. */
export const hands = {
  /** The field and the slider, by what is set. */
  value: {
    weight: 'Value of the weight',
    bias: 'Value of the bias',
    gamma: 'Value of gamma',
    beta: 'Value of beta',
    alpha: 'Value of alpha',
  },
  slider: {
    weight: 'Weight, as a slider',
    bias: 'Bias, as a slider',
    gamma: 'Gamma, as a slider',
    beta: 'Beta, as a slider',
    alpha: 'Alpha, as a slider',
  },
  /** On a button of its neuron. */
  bias: 'bias',
  biasHint: 'Sets the bias of this neuron by hand',
  /** Beside its weights: the bias, and what the layers after its Dense learn for it. */
  learned: 'What else this neuron learns',
  ofLayer: (role: string, layer: string) => `${role} of ${layer}`,
  freeze: 'Freeze',
  freezeHint:
    'Training leaves this number as it is. This is the page’s own: Keras freezes whole layers (trainable=False, behind the three dots of a layer).',
  /** On the button, beside a lock. */
  layer: 'Layer',
  freezeLayer: (place: string) => `Freeze ${place}`,
  freezeLayerHint: (numbers: number) =>
    `Training leaves all ${count(numbers)} numbers of this layer as they are from now on, and goes on where it is. (trainable=False, behind the three dots of the layer, begins a new run.)`,
  /** Of BatchNormalization. */
  stillMeasures: 'It still measures the mean and the variance.',
  /** Why a number of a frozen layer has no lock of its own. */
  layerIsFrozen: 'Its layer is frozen.',
  off: 'Switch off',
  offHint: 'The next layer takes the output of this neuron as 0: its weights there are 0 and stay so.',
  on: 'Switch on',
  onHint: 'It is off: its weights to the next layer are 0 and stay so. Switched on, they are as before.',
  /** What does not learn in the network that is drawn. */
  frozen: (n: number) => `${n} frozen`,
  frozenLayers: (n: number) => (n === 1 ? '1 layer frozen' : `${n} layers frozen`),
  offNeurons: (n: number) => `${n} off`,
  letGo: 'Let go',
  letGoHint: 'All numbers learn again, and all neurons are on, with the weights that they had.',
  /** No more numbers can be held. */
  full: 'No more can be frozen or switched off in this run.',
  inCode:
    'Numbers were set by hand in this run. The program does not do that: in Keras, use layer.set_weights, and freeze whole layers with trainable=False.',
  loss: (now: string) => `loss ${now}`,
  /** Before a number was set by hand, and now. */
  losses: (before: string, now: string) => `loss ${before} → ${now}`,
};

export type HandsText = Translation<typeof hands>;
