import type { ReactNode } from 'react';
import type { Facts, WeightedSum } from '../../scene/facts.ts';
import type { Plan } from '../../scene/plan.ts';
import { useExperiment } from '../../state/app.ts';
import { useText } from '../text.tsx';
import { neuronName } from './names.ts';
import { StageParts } from './StageParts.tsx';
import { Value } from './Value.tsx';

function Unknown() {
  return <span className="net-soft">{useText().network.unknown}</span>;
}

/** x × w + … + bias = sum */
function Sum({ sum: { terms, others, bias, sum } }: { sum: WeightedSum }) {
  const { network } = useText();
  const parts: ReactNode[] = terms.map(({ input, x, weight }) => (
    <span key={input} className="net-term">
      <Value of={x} />
      <i>×</i>
      <Value of={weight} />
    </span>
  ));
  if (others !== null) {
    parts.push(
      <span key="others" className="net-term">
        <span className="net-soft">{network.others(others.count)}</span> <Value of={others.sum} />
      </span>,
    );
  }
  if (bias !== null) {
    parts.push(
      <span key="bias" className="net-term">
        <span className="net-soft">{network.bias}</span> <Value of={bias} />
      </span>,
    );
  }
  return (
    <>
      {parts.map((part, i) => (
        // The parts of one sum never change places.
        <span key={i} className="net-part">
          {i > 0 && <i>+</i>}
          {part}
        </span>
      ))}
      <span className="net-part">
        <i>=</i>
        <Value of={sum} />
      </span>
    </>
  );
}

function NeuronLine({ facts }: { facts: Extract<Facts, { type: 'neuron' }> }) {
  const { input, sum, stages } = facts;
  if (facts.value === null || input === null) return <Unknown />;
  return (
    <>
      {sum === null ? (
        <span className="net-part">
          <Value of={input} places={4} />
        </span>
      ) : (
        <Sum sum={sum} />
      )}
      <StageParts stages={stages} x={input} />
    </>
  );
}

function WeightLine({ facts }: { facts: Extract<Facts, { type: 'weight' | 'bias' }> }) {
  const { network } = useText();
  const name = facts.type === 'bias' ? `bias[${facts.unit}]` : `kernel[${facts.input}, ${facts.unit}]`;
  return (
    <>
      <span className="net-part">
        <code>{name}</code>
        <i>=</i>
        {facts.value === null ? <Unknown /> : <Value of={facts.value} places={4} />}
      </span>
      {facts.type === 'weight' && facts.value !== null && facts.x !== null && (
        <span className="net-part net-aside">
          <span className="net-soft">{network.thisExample}</span>
          <Value of={facts.x} />
          <i>×</i>
          <Value of={facts.value} places={4} />
          <i>=</i>
          <Product x={facts.x} weight={facts.value} />
        </span>
      )}
    </>
  );
}

function Product({ x, weight }: { x: number; weight: number }) {
  return <Value of={x * weight} places={4} />;
}

/** What is pointed at: its name, and under it its numbers. */
export function FactsLine({ facts, plan }: { facts: Facts; plan: Plan }) {
  const text = useText();
  const experiment = useExperiment((e) => e);
  const { column, unit } = facts;
  const own = neuronName(text, experiment, plan, column, unit);
  const kinds = { weight: text.network.weight, bias: text.network.bias, neuron: null };
  const kind = kinds[facts.type];
  return (
    <div className="net-facts">
      <p className={`net-title net-role-${plan.columns[column].role}`}>
        {kind !== null && <span className="net-kind">{kind}</span>}
        {facts.type === 'weight' && `${neuronName(text, experiment, plan, column - 1, facts.input)} → `}
        {own}
      </p>
      <p className="net-sum">{facts.type === 'neuron' ? <NeuronLine facts={facts} /> : <WeightLine facts={facts} />}</p>
    </div>
  );
}
