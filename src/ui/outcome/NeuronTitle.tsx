import type { Plane } from '../plot/plane.ts';
import './regions.css';
import type { ShownNeuron } from './useShownNeuron.ts';

/** The name of the neuron whose map the plot shows. */
export function NeuronTitle({ neuron, plane }: { neuron: ShownNeuron | null; plane: Plane }) {
  if (neuron === null) return null;
  return (
    <text className="plot-neuron" x={(plane.left + plane.right) / 2} y={plane.top} dy="1.35em">
      {neuron.name}
    </text>
  );
}
