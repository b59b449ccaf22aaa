import { rowActivations } from '../../engine/activations.ts';
import { losses } from '../../engine/createLoss.ts';
import { activationFunction, activationName, isRowWiseSpec, type PointwiseSpec } from '../../engine/layerActivation.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import type { Stop } from '../../explain/stations.ts';
import { FunctionCurve } from './FunctionCurve.tsx';

/** The function of an op, by its name; behind the last one, the loss. Null for what is no function of its inputs alone. */
function functionAt({ loss, trace: { layout } }: Judged, at: number) {
  const op = layout.ops[at];
  if (op === undefined) return { name: loss, formula: losses[loss].formula };
  if (op.kind !== 'activation') return null;
  const { activation } = op;
  const { formula } = isRowWiseSpec(activation) ? rowActivations[activation] : activationFunction(activation);
  return { name: activationName(activation), formula };
}

/** The function that a station is about, as a whole: the part of it that holds would tell what comes out. */
export function StationFormula({ judged, stop }: { judged: Judged; stop: Stop }) {
  if (stop.pass === 'gradients' || stop.pass === 'update') return null;
  const { ops } = judged.trace.layout;
  const shown = functionAt(judged, stop.pass === 'loss' ? ops.length : stop.op + (stop.pass === 'backward' ? 1 : 0));
  return (
    shown && (
      <p className="about">
        {shown.name}: {shown.formula}
      </p>
    )
  );
}

/** The point on the curve of an activation. */
export function StationCurve({
  judged,
  stop,
  unit,
}: {
  judged: Judged;
  stop: Extract<Stop, { pass: 'forward' }>;
  unit: number;
}) {
  const { trace, row, parameters } = judged;
  const op = trace.layout.ops[stop.op];
  const at = row * op.units + unit;
  const [x, y] = [trace.values[stop.op][at], trace.values[stop.op + 1][at]];
  if (op.kind === 'p_re_lu') {
    const spec = { type: 'leaky_re_lu', negativeSlope: parameters[op.alpha + unit] } as const;
    return <FunctionCurve spec={spec} name="PReLU" x={x} y={y} />;
  }
  if (op.kind !== 'activation' || isRowWiseSpec(op.activation)) return null;
  const spec: PointwiseSpec = op.activation;
  return <FunctionCurve spec={spec} name={typeof spec === 'string' ? spec : spec.type} x={x} y={y} />;
}
