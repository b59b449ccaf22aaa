import { createEnvelope } from '../../src/ui/charts/envelope.ts';
import { valueAxis, type PanelCurve } from '../../src/ui/charts/curvePanel.ts';
import { median, type Measure } from './measure.ts';

const rows = 100_000;
/** Loss and accuracy, training and validation. */
const curves = 4;

/** Time that the curves need for a run of 100,000 epochs: to add all rows once, and for each frame. */
export async function run(): Promise<Measure[]> {
  const losses = Float64Array.from({ length: rows }, (_, i) => 1 / (1 + i / 500) + 0.01 * Math.sin(i * 12.9898));
  const fill = () => {
    const envelope = createEnvelope(1024);
    for (let i = 0; i < rows; i++) envelope.push(i, losses[i]);
    return envelope;
  };
  const takeIn = median(9, () => {
    for (let i = 0; i < curves; i++) fill();
  });
  const both: PanelCurve[] = (['training', 'validation'] as const).map((name) => ({
    name,
    envelope: fill(),
    initial: 1,
  }));
  let points = 0;
  const frame = median(21, () => {
    points = 0;
    const { place } = valueAxis('linear', both, 150);
    for (const { envelope } of [...both, ...both]) {
      for (let i = 0; i < envelope.length; i++) points += place(envelope.value(i)) >= 0 ? 1 : 0;
    }
  });
  return [
    { name: `curves: take in ${rows} rows of ${curves} curves`, value: takeIn, unit: 'ms', bound: 100 },
    { name: `curves: scale them for a frame (${points} points)`, value: frame, unit: 'ms', bound: 4 },
  ];
}
