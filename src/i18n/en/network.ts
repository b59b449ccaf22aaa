import { count } from '../../document/spelling.ts';

/** The drawing of the network and the line of numbers under it. */
export const network = {
  label: 'Network drawing',
  help: 'Arrow keys move between layers and neurons. Enter inspects a neuron; the up and down arrows then move through its weights and its bias. Escape goes back.',
  summary: (layers: readonly string[]) => `The network from left to right: ${layers.join(', ')}.`,

  roles: { input: 'Input layer', hidden: 'Hidden layer', output: 'Output layer' },
  rolesShort: { input: 'Input', hidden: 'Hidden', output: 'Output' },
  roleGroups: { input: 'Input', hidden: 'Hidden layers', output: 'Output' },
  hiddenLayer: (n: number) => `Hidden layer ${n}`,
  hiddenLayerShort: (n: number) => `Hidden ${n}`,

  empty: 'Empty. Add layers to it.',
  noInputs: 'The number of inputs is not known yet.',
  loss: (name: string) => `loss ${name}`,
  optimizer: (name: string) => `optimizer ${name}`,

  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomByWheel: 'Zoom in (also Ctrl + wheel, or two fingers)',
  zoomOut: 'Zoom out',
  fit: 'Fit to view',

  positive: 'positive',
  negative: 'negative',
  /** Weights between two layers that are not drawn, from long to short. */
  weaker: (n: number) => `+ ${count(n)} weaker weights`,
  moreWeights: (n: number) => `+ ${count(n)} weaker`,
  more: (n: number) => `+ ${count(n)}`,
  units: (n: number) => `${count(n)} units`,

  inspector: 'Numbers of the selected part',
  hint: 'Point at a neuron or a line, or tap it, to see its numbers.',
  letGo: 'Unpin',
  /** neuron counts from 1 */
  neuron: (layer: string, neuron: number, units: number) => `${layer}, neuron ${neuron} of ${units}`,
  named: (neuron: string, name: string) => `${neuron} (${name})`,
  behaviour: 'Draw as in',
  behaviours: { training: 'training', inference: 'inference' },
};
