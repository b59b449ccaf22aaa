import { Fragment } from 'react';
import { isRowWiseSpec, type PointwiseSpec } from '../../engine/layerActivation.ts';
import { exact } from '../../document/spelling.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { nameKey } from '../../explain/expression.ts';
import type { WholeFunction } from '../../explain/functionsAt.ts';
import { nameMarkup } from '../../explain/markup.ts';
import type { Stop } from '../../explain/stations.ts';
import { useStepsText } from '../text/stepsText.ts';
import { Formula } from './Formula.tsx';
import { FunctionCurve } from './FunctionCurve.tsx';

/** Functions as a whole, each with the numbers that it goes by. */
export function WholeFunctions({ functions }: { functions: readonly WholeFunction[] }) {
  const text = useStepsText();
  return functions.map(({ name, formula, settings }, i) => (
    // The functions of a station never change places.
    <p key={i} className="about">
      {name}: {formula}
      {settings.map((each, n) => (
        <Fragment key={nameKey(each.name, each.value)}>
          {(n > 0 || formula !== '') && ', '}
          {each.name.sub === undefined ? (
            each.name.base
          ) : (
            <Formula markup={nameMarkup(each.name)} words={text.others} />
          )}{' '}
          = {exact(each.value)}
        </Fragment>
      ))}
    </p>
  ));
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
