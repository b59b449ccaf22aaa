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
  const { outputs, gradient, signal, updateRatio, flat, units } = layer;
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
      return {
        picture: <SizeMark size={gradient} usual={null} />,
        number: shortSize(gradient),
        said: text.gradientLong(gradient, signal),
      };
    case 'update': {
      if (updateRatio === null)
        return { picture: <svg aria-hidden="true" />, number: text.notKnown, said: text.notKnownLong };
      const picture = <SizeMark size={updateRatio} usual={usualUpdate} />;
      return { picture, number: shortSize(updateRatio), said: size(updateRatio) };
    }
    case 'flat': {
      if (flat === null) return { picture: <svg aria-hidden="true" />, number: text.never, said: text.neverLong };
      const share = text.flatShare(flat.share);
      const dead = deadOf(flat).length;
      const picture = <ShareMark flat={flat.share} dead={dead / units} />;
      if (dead === 0) return { picture, number: share, said: share };
      return { picture, number: text.dead(dead), said: text.flatAndDead(share, text.deadOf(dead, units)) };
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

/** What the text below the table is about: what a column means, or the numbers of a layer, or one of these. */
type Asked = { readonly kind: Kind; readonly layer: null } | { readonly kind: Kind | null; readonly layer: number };

/**
 * Each layer's numbers as pictures with their digits; all of it is said below of what is pointed at or has the focus,
 * and heard in the cells.
 */
export function LayerTable({ health, columns, names, findings, chosen, lit, onChoose }: Props) {
  const { measures: text } = useHealthText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const meaning = (kind: Kind): string =>
    kind === 'outputs' ? text.meanings.outputs(health.examples) : text.meanings[kind];
  const rows = health.layers.map((layer, i) =>
    kinds.map((kind) => {
      const cell = cellOf(text, kind, layer, columns[i + 1]);
      return { ...cell, kind, said: text.number(text.columns[kind], cell.said) };
    }),
  );
  function sayingOf({ kind, layer }: Asked): string {
    if (layer === null) return meaning(kind);
    const row = rows.at(layer);
    if (row === undefined) return text.hint; // the layer is no longer there
    const numbers = row.map(({ said }) => said);
    const name = names[layer + 1];
    return kind === null
      ? text.numbersOf(name, numbers)
      : text.numberOf(name, numbers[kinds.indexOf(kind)], meaning(kind));
  }
  return (
    <>
      <table className="health-table">
        <caption className="only-heard">{text.table}</caption>
        <thead>
          <tr>
            {kinds.map((kind) => {
              const ask = (): void => setAsked({ kind, layer: null });
              return (
                <th key={kind} scope="col">
                  <button type="button" onPointerEnter={ask} onFocus={ask} onClick={ask}>
                    {text.columns[kind]}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        {health.layers.map((layer, i) => {
          const column = columns[i + 1];
          const state = [`role-${column.role}`, i + 1 === chosen && 'is-chosen', i + 1 === lit && 'lit'];
          const ask = (): void => setAsked({ kind: null, layer: i });
          return (
            <tbody key={layer.layer} className={state.filter(Boolean).join(' ')}>
              <tr>
                <th scope="rowgroup" colSpan={kinds.length}>
                  <button
                    type="button"
                    aria-pressed={i + 1 === chosen}
                    aria-describedby={`health-row-${i}`}
                    onPointerEnter={ask}
                    onFocus={ask}
                    onClick={() => {
                      ask();
                      onChoose(i + 1);
                    }}
                  >
                    {names[i + 1]}
                  </button>
                </th>
              </tr>
              <tr id={`health-row-${i}`}>
                {rows[i].map(({ kind, picture, number, said }) => (
                  <td
                    key={kind}
                    className={findings.some((finding) => isEvidence(finding, kind, layer)) ? 'is-odd' : undefined}
                    onPointerEnter={() => setAsked({ kind, layer: i })}
                  >
                    {picture}
                    <span aria-hidden="true">{number}</span>
                    <span className="only-heard">{said}</span>
                  </td>
                ))}
              </tr>
            </tbody>
          );
        })}
      </table>
      {/* A layer's numbers are heard from its name and its cells: while it trains they change every second. */}
      <p
        className={asked === null ? 'health-says is-hint' : 'health-says'}
        aria-live={asked === null || asked.layer === null ? 'polite' : 'off'}
      >
        {asked === null ? text.hint : sayingOf(asked)}
      </p>
    </>
  );
}
