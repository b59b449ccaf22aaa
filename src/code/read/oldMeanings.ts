import { outputUnits } from '../../document/shape.ts';
import { type OptimizerName, type OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import { defaultOptimizer } from '../../document/defaults.ts';
import { optimizerClassNames } from '../../document/classNames.ts';
import { givenArguments } from '../../keras/argument.ts';
import { optimizers } from '../../keras/optimizers.ts';
import { accuracyOf2017, optimizerOf2017 } from '../keras2017.ts';
import { float } from '../print/python.ts';
import type { Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';

/** An optimizer with the defaults of the program's time. */
export function usualOptimizer({ time }: Session, name: OptimizerName): OptimizerSpec {
  return time.of2017 ? optimizerOf2017(name) : defaultOptimizer(name);
}

/** Tells which defaults of 2017 an optimizer was given; `given`: the arguments in the program. */
export function tellDefaults(session: Session, place: Place, spec: OptimizerSpec, given: readonly string[]): void {
  if (!session.time.of2017) return;
  const changed = givenArguments(optimizers[spec.name].arguments, spec).flatMap((each) => {
    const isOther = each.type === 'number' && each.in2017?.usual !== undefined && each.value !== each.usual;
    return isOther && !given.includes(each.name) ? [{ argument: each.name, was: each.value, is: each.usual }] : [];
  });
  if (changed.length === 0) return;
  const list = (key: 'was' | 'is'): string => changed.map((each) => `${each.argument}=${float(each[key])}`).join(', ');
  session.tell(place, {
    code: 'defaultsThen',
    name: optimizerClassNames[spec.name],
    was: list('was'),
    is: list('is'),
  });
}

/** The names and the meaning of the metrics, when the whole program is known. */
export function settleMetrics(session: Session): void {
  const { time, compiled, model } = session;
  for (const [title, name] of time.titles) {
    if (compiled?.metrics.some((each) => each === title) === false) renameMonitors(session, monitorName(title), name);
  }
  const { accuracy } = time;
  if (accuracy === null || compiled === null || model === null) return;
  const layers = model.layers.flatMap((each) => each.layers);
  const outputs = outputUnits({ inputs: 1, layers });
  const meant = time.of2017 ? accuracyOf2017(compiled.loss, outputs) : 'accuracy';
  if (meant !== 'accuracy') {
    session.tell(accuracy, { code: 'accuracyThen', outputs });
    const others = compiled.metrics.filter((name) => name !== 'accuracy' && name !== meant);
    session.compiled = { ...compiled, metrics: [meant, ...others] };
    renameMonitors(session, 'accuracy', meant);
  }
  for (const { monitor, ...place } of time.monitors) {
    const logged = monitor.replace(/acc(?:uracy)?$/, accuracy.word);
    if (logged !== monitor) session.tell(place, { code: 'monitorName', monitor, logged });
  }
}

/** The page's name of a metric that a callback watches: the accuracy has had two. */
export const monitorName = (name: string): string => name.replace(/^(val_)?acc$/, '$1accuracy');

function renameMonitors(session: Session, before: string, metric: string): void {
  const { fitted } = session;
  if (fitted === null) return;
  const callbacks = fitted.callbacks.map((spec) => {
    if (!('monitor' in spec)) return spec;
    if (spec.monitor === before) return { ...spec, monitor: metric };
    return spec.monitor === `val_${before}` ? { ...spec, monitor: `val_${metric}` } : spec;
  });
  session.fitted = { ...fitted, callbacks };
}
