import { type ReactNode, useState } from 'react';
import { activationFunction, isRowWiseSpec } from '../../engine/layerActivation.ts';
import type { Column } from '../../document/columns.ts';
import { leastFixed, significant } from '../../document/spelling.ts';
import type { Finding, Sickness } from '../../health/finding.ts';
import type { Health, LayerHealth } from '../../health/health.ts';
import type { MeasuresText } from '../../i18n/en/measures.ts';
import { useHealthText } from '../text/healthText.ts';
import { deadOf } from './deadOf.ts';
import { Histogram, ShareMark, SizeMark } from './Marks.tsx';

const kinds = ['outputs', 'gradient', 'update', 'flat'] as const;
type Kind = (typeof kinds)[number];

/** What a finding rests on; its cells are what the eye is to meet. */
const evidence: Partial<Record<Sickness, Kind>> = {
  deadUnits: 'flat',
  saturated: 'flat',
  symmetric: 'outputs',
  vanishing: 'gradient',
  exploding: 'gradient',
  rateTooLarge: 'update',
  rateTooSmall: 'update',
};

/** Of updates: a tenth to ten times of 0.001 (Karpathy, CS231n). */
const usualUpdate = [1e-4, 1e-2] as const;

const isEvidence = ({ sickness, seat }: Finding, kind: Kind, { layer, activationLayer }: LayerHealth): boolean =>
  evidence[sickness] === kind && (seat.kind !== 'layer' || seat.layer === layer || seat.layer === activationLayer);

/** Where values can be: that of a function with two ends, or just 0. */
function rangeOf({ stages }: Column): readonly [number, number] {
  for (const { op } of stages.toReversed()) {
    if (op.kind !== 'activation') continue;
    if (isRowWiseSpec(op.activation)) return op.activation === 'softmax' ? [0, 1] : [0, 0];
    const [low, high] = activationFunction(op.activation).range;
    if (Number.isFinite(low) && Number.isFinite(high)) return [low, high];
  }
  return [0, 0];
}

const size = (value: number): string => significant(value, 2);
/** The same in a narrow column, where a power of ten has a single digit. */
const shortSize = (value: number): string =>
  significant(value, Math.abs(value) < leastFixed || Math.abs(value) >= 1000 ? 1 : 2);

interface Cell {
  readonly picture: ReactNode;
  /** In the table. */
  readonly number: string;
  /** In a sentence. */
  readonly said: string;
}

function cellOf(text: MeasuresText, kind: Kind, layer: LayerHealth, column: Column): Cell {
  const { outputs, gradient, updateRatio, flat, units } = layer;
  switch (kind) {
    case 'outputs': {
      const { low, high, mean, deviation } = outputs;
      return {
        picture: <Histogram spread={outputs} range={rangeOf(column)} />,
        number: shortSize(mean),
        said: text.spreadLong(low, high, mean, deviation),
      };
    }
    case 'gradient':
      return { picture: <SizeMark size={gradient} usual={null} />, number: shortSize(gradient), said: size(gradient) };
    case 'update': {
      if (updateRatio === null)
        return { picture: <svg aria-hidden="true" />, number: text.notKnown, said: text.notKnown };
      const picture = <SizeMark size={updateRatio} usual={usualUpdate} />;
      return { picture, number: shortSize(updateRatio), said: size(updateRatio) };
    }
    case 'flat': {
      if (flat === null) return { picture: <svg aria-hidden="true" />, number: text.never, said: text.never };
      const share = text.flatShare(flat.share);
      const dead = deadOf(flat).length;
      const picture = <ShareMark flat={flat.share} dead={dead / units} />;
      if (dead === 0) return { picture, number: share, said: share };
      return { picture, number: text.dead(dead), said: `${share}, ${text.deadOf(dead, units)}` };
    }
  }
}

interface Props {
  readonly health: Health;
  /** Those of the network, the input first. */
  readonly columns: readonly Column[];
  readonly names: readonly string[];
  readonly findings: readonly Finding[];
  /** Columns that are in hand, and that are lit elsewhere on the page. */
  readonly chosen: number;
  readonly lit: number;
  readonly onChoose: (column: number) => void;
}

/** Each layer's numbers as pictures with their digits; what they mean is said below for the one that is pointed at. */
export function LayerTable({ health, columns, names, findings, chosen, lit, onChoose }: Props) {
  const { measures: text } = useHealthText();
  const [said, setSaid] = useState<string | null>(null);
  const meaning = (kind: Kind): string =>
    kind === 'outputs' ? text.meanings.outputs(health.examples) : text.meanings[kind];
  return (
    <>
      <table className="health-table">
        <caption className="only-heard">{text.table}</caption>
        <thead>
          <tr>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                <button
                  type="button"
                  onPointerEnter={() => setSaid(meaning(kind))}
                  onFocus={() => setSaid(meaning(kind))}
                  onClick={() => setSaid(meaning(kind))}
                >
                  {text.columns[kind]}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {health.layers.map((layer, i) => {
          const column = columns[i + 1];
          const name = names[i + 1];
          const state = [`role-${column.role}`, i + 1 === chosen && 'is-chosen', i + 1 === lit && 'lit'];
          return (
            <tbody key={layer.layer} className={state.filter(Boolean).join(' ')}>
              <tr>
                <th scope="rowgroup" colSpan={kinds.length}>
                  <button type="button" aria-pressed={i + 1 === chosen} onClick={() => onChoose(i + 1)}>
                    {name}
                  </button>
                </th>
              </tr>
              <tr>
                {kinds.map((kind) => {
                  const { picture, number, said: digits } = cellOf(text, kind, layer, column);
                  const isOdd = findings.some((finding) => isEvidence(finding, kind, layer));
                  const tell = (): void =>
                    setSaid(`${text.numberOf(name, text.columns[kind], digits)}. ${meaning(kind)}`);
                  return (
                    <td key={kind} className={isOdd ? 'is-odd' : undefined} onPointerEnter={tell}>
                      {picture}
                      <span>{number}</span>
                    </td>
                  );
                })}
              </tr>
            </tbody>
          );
        })}
      </table>
      <p className="health-says" aria-live="polite">
        {said ?? text.hint}
      </p>
    </>
  );
}
