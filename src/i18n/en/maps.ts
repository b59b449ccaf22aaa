/** What each neuron sees: the maps in the drawing, and in the plot. */
export const maps = {
  neurons: 'In the neurons',
  numbers: 'Numbers',
  kinds: { planes: 'Maps', curves: 'Curves', weights: 'Weights' },
  larger: 'Enlarge the plot',
  unpin: (neuron: string) => `Back from ${neuron} to the map of the network`,
  smaller: 'Return to the network',
  discrete: 'Discretize',
  discreteHint: 'Show only which side of the line a place is on',
  validation: 'validation',
  validationHint: 'Show validation points',
  /** The hidden space. */
  space: 'Hidden space',
  spaceHint: 'The plane as a hidden layer bends it',
  /** Of more than two inputs. */
  spaceOfMany: 'The examples where a hidden layer puts them',
  spaceLayer: 'Layer',
  unit: (unit: number) => `neuron ${unit}`,
  spaceLabel: (layer: string, across: string, up: string) =>
    `The plane as ${layer} bends it: ${across} against ${up}, with the examples. Arrow keys move to the next example.`,
  spaceOfManyLabel: (layer: string, across: string, up: string) =>
    `The examples where ${layer} puts them: ${across} against ${up}. Arrow keys move to the next example.`,

  /** A neuron's output over one input. */
  curveLabel: (neuron: string, x: string) =>
    `Output of ${neuron} over ${x}. Arrow keys move the input; hold Shift for larger steps. Page Down goes to the next example.`,
  /** A neuron's output over the plane. */
  label: (neuron: string, x: string, y: string, line: 'sum' | 'zero' | 'half') =>
    `Output of ${neuron} over ${x} and ${y}, with the line where ${{ sum: 'its sum is 0', zero: 'it is 0', half: 'it is one half' }[line]}. Arrow keys move the input; hold Shift for larger steps. Page Down goes to the next example.`,
  /** Of more than two inputs. */
  others: 'the other inputs as in the example',
  othersLabel: ' The other inputs are as in the example.',
};

export type MapText = typeof maps;
