import { rowActivations } from '../../engine/activations.ts';
import { activationFunction, activationName, isRowWiseSpec, type PointwiseSpec } from '../../engine/layerActivation.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import type { Stop } from '../../explain/stations.ts';
import { FunctionCurve } from './FunctionCurve.tsx';

/** The function of a station, as a whole: the part of it that holds would tell what comes out. */
export function StationFormula({ judged, stop }: { judged: Judged; stop: Stop }) {
  const op = stop.pass === 'forward' ? judged.trace.layout.ops[stop.op] : null;
  if (op?.kind !== 'activation') return null;
  const { activation } = op;
  const { formula } = isRowWiseSpec(activation) ? rowActivations[activation] : activationFunction(activation);
  return (
    <p className="about">
      {activationName(activation)}: {formula}
    </p>
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
