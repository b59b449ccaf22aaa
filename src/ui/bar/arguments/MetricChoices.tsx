import { setMetrics } from '../../../document/edits.ts';
import { metricNames } from '../../../engine/specs/metricSpecs.ts';
import { CheckArgument } from '../../options/Argument.tsx';
import { useOptionsText } from '../../options/text.ts';
import { useExperiment, useWorkspace } from '../../useWorkspace.ts';

/** `metrics=[…]`: any of them, each with what it counts. */
export function MetricChoices() {
  const { edit } = useWorkspace();
  const { metrics: hints } = useOptionsText();
  const chosen = useExperiment((e) => e.metrics);
  return (
    <div className="arguments">
      {metricNames.map((name) => (
        <CheckArgument
          key={name}
          name={name}
          hint={hints[name]}
          checked={chosen.includes(name)}
          onChange={(on) =>
            edit((e) => setMetrics(e, on ? [...e.metrics, name] : e.metrics.filter((each) => each !== name)))
          }
        />
      ))}
    </div>
  );
}
