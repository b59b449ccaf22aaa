import type { ReactNode } from 'react';
import type { StageFacts } from '../../scene/stageFacts.ts';
import { useText } from '../text.tsx';
import { Value } from './Value.tsx';

function Soft({ children }: { children: ReactNode }) {
  return <span className="net-soft">{children}</span>;
}

/** (x − mean) ÷ deviation = x̂, × γ + β; without the statistics only what came of them. */
function Normalization({
  stage: { spread, deviations, gamma, beta },
  x,
}: {
  stage: Extract<StageFacts, { kind: 'batch_normalization' | 'layer_normalization' }>;
  x: number;
}) {
  return (
    <>
      {spread !== null && (
        <span className="net-part">
          (<Value of={x} />
          <i>−</i>
          <Value of={spread.mean} />)<i>÷</i>
          <Value of={spread.deviation} />
          <i>=</i>
        </span>
      )}
      <span className="net-part">
        <Value of={deviations} />
        <i>×</i>
        <Soft>γ</Soft> <Value of={gamma} />
        <i>+</i>
        <Soft>β</Soft> <Value of={beta} />
      </span>
    </>
  );
}

function Act({ stage, x }: { stage: StageFacts; x: number }) {
  const { network } = useText();
  switch (stage.kind) {
    case 'activation':
      return null;
    case 'p_re_lu':
      return (
        <span className="net-part">
          <Soft>{network.slope}</Soft> <Value of={stage.alpha} />
        </span>
      );
    case 'dropout':
      return (
        <span className="net-part">
          <Soft>{network.dropout[stage.act]}</Soft>
          {stage.act === 'kept' && (
            <>
              {' '}
              <i>÷</i>
              <Value of={1 - stage.rate} />
            </>
          )}
        </span>
      );
    case 'gaussian_noise':
      return (
        <span className="net-part">
          <i>+</i>
          <Value of={stage.added} />
        </span>
      );
    case 'batch_normalization':
    case 'layer_normalization':
      return <Normalization stage={stage} x={x} />;
  }
}

/** → sigmoid → y, for each that the neuron goes through; `x` is what goes into the first. */
export function StageParts({ stages, x }: { stages: readonly StageFacts[]; x: number }) {
  return stages.map((stage, i) => (
    // The stages of one neuron never change places.
    <span key={i}>
      <span className="net-part">
        <i>→</i>
        <code>{stage.name}</code>
      </span>
      <Act stage={stage} x={i === 0 ? x : stages[i - 1].value} />
      <span className="net-part">
        <i>→</i>
        <Value of={stage.value} />
      </span>
    </span>
  ));
}
