import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { shownExamplesOf } from '../../state/examples.ts';
import { targetWords } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { ColourKey } from './ColourKey.tsx';
import { PointsView, type ValueLooks } from './PointsView.tsx';
import { TargetChoice } from './TargetChoice.tsx';
import { useValueColours } from './useValueColours.ts';
import type { ViewProps } from './views.ts';

/** Three inputs and more, and a number: the examples by two of them, in the colours of their numbers. */
export function ValuesView(props: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const [target, setTarget] = useState(0);
  const info = infoOf(props.experiment.data);
  const colours = useValueColours(info, shownExamplesOf(props.experiment), target);
  const name = targetWords(text, info)[target];
  const values = useMemo(
    (): ValueLooks => ({
      own: colours.own,
      label: (xName, yName) => says.valuesLabel(xName, yName, name),
      legend: (
        <>
          <TargetChoice info={info} target={target} onChange={setTarget} />
          <ColourKey target={name} colours={colours} />
        </>
      ),
    }),
    [colours, says, name, info, target],
  );
  return <PointsView {...props} values={values} />;
}
