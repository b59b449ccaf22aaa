import { type Column, columnsOf, columnWith } from '../../document/columns.ts';
import type { Experiment } from '../../document/experiment.ts';
import { decimals } from '../../document/spelling.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { nameKey } from '../../explain/expression.ts';
import { mostOnSheet } from '../../explain/givenFor.ts';
import { namesOf } from '../../explain/letters.ts';
import { nameMarkup } from '../../explain/markup.ts';
import { longer } from '../../explain/sheet.ts';
import { planOf } from '../../scene/plan/plan.ts';
import { layerName } from '../network/neuronNames.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useText } from '../text/useText.ts';
import { Formula } from './Formula.tsx';
import { type NumberedColumn, placeNeurons, placeNumbers, radius } from './worksheetPlaces.ts';

/** Neurons and weights of a layer up to which it is drawn, and its lines may have their numbers; else these are listed. */
const most = { units: 8, weights: 40, numbered: 12 };

interface Props {
  readonly experiment: Experiment;
  readonly judged: Judged;
  /** Of weights and biases that need more than is usual, by `nameKey`. */
  readonly digits: ReadonlyMap<string, string>;
}

/** The network with its weights: at its lines where all find room there, else in a list below, layer by layer. */
export function WorksheetNetwork({ experiment, judged, digits }: Props) {
  const text = useStepsText();
  const { layout } = judged.trace;
  const columns = columnsOf(layout);
  const units = columns.map((column) => column.units);
  const weights = Math.max(...columns.map(({ dense }) => (dense?.inputs ?? 0) * (dense?.units ?? 0)));
  const isDrawn = Math.max(...units) <= most.units && weights <= most.weights;
  const names = namesOf(layout);
  const textOf = (index: number): string => {
    const value = judged.parameters[index];
    return longer(decimals(value), digits.get(nameKey(names.parameter(index), value)));
  };
  const numbers = columns.map((column) => numbersOf(column, textOf));
  const numbered = isDrawn && weights <= most.numbered ? placeNumbers(numbers) : null;
  const { width, height, neurons, ...places } = numbered ?? placeNeurons(units, 44, 8);
  return (
    <>
      {isDrawn && (
        <svg className="worksheet-network" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text.sheet.given}>
          {columns.flatMap(({ index, dense }) => {
            if (dense === null) return [];
            return Array.from({ length: dense.inputs * dense.units }, (_, n) => {
              const [from, to] = [neurons[index - 1][Math.floor(n / dense.units)], neurons[index][n % dense.units]];
              return (
                <line
                  key={`${index} ${n}`}
                  x1={from.x + radius}
                  y1={from.y}
                  x2={to.x - radius}
                  y2={to.y}
                  strokeDasharray={judged.parameters[dense.kernel + n] < 0 ? '6 3' : undefined}
                />
              );
            });
          })}
          {places.weights.flatMap((all, column) =>
            all.map(({ x, y }, n) => (
              <text key={`${column} ${n}`} className="worksheet-weight" x={x} y={y} dy="0.35em">
                {numbers[column].weights[n]}
              </text>
            )),
          )}
          {columns.flatMap(({ index, role }) =>
            neurons[index].map(({ x, y }, unit) => (
              <g key={`${index} ${unit}`}>
                <circle cx={x} cy={y} r={radius} />
                <text x={x} y={y} dy="0.35em">
                  {role === 'input' ? 'x' : role === 'output' ? 'y' : 'a'}
                  <tspan dy="0.3em" fontSize="0.75em">
                    {unit + 1}
                  </tspan>
                </text>
              </g>
            )),
          )}
          {places.biases.flatMap((all, column) =>
            all.map(({ x, y }, unit) => (
              <text key={`${column} ${unit}`} className="worksheet-bias" x={x} y={y} dy="0.35em">
                {numbers[column].biases[unit]}
              </text>
            )),
          )}
        </svg>
      )}
      {numbered === null && <WeightList experiment={experiment} judged={judged} columns={columns} textOf={textOf} />}
    </>
  );
}

/** What is written in the drawing of a column. */
function numbersOf({ units, dense }: Column, textOf: (index: number) => string): NumberedColumn {
  const from = (offset: number, length: number): readonly string[] =>
    Array.from({ length }, (_, i) => textOf(offset + i));
  return {
    units,
    weights: dense === null ? [] : from(dense.kernel, dense.inputs * units),
    biases: dense === null || dense.bias < 0 ? [] : from(dense.bias, units).map((bias) => `b = ${bias}`),
  };
}

interface WeightListProps extends Omit<Props, 'digits'> {
  readonly columns: readonly Column[];
  readonly textOf: (index: number) => string;
}

/** All weights of each layer, neuron by neuron. */
function WeightList({ experiment, judged, columns, textOf }: WeightListProps) {
  const text = useStepsText();
  const words = useText();
  const plan = planOf(experiment);
  const { layout } = judged.trace;
  const names = namesOf(layout);
  return columns.map((column) => {
    const variables = layout.variables.filter(
      ({ layer, length }) => length <= mostOnSheet.weights && columnWith(columns, layer) === column,
    );
    if (variables.length === 0) return null;
    return (
      <p key={column.index} className="worksheet-given worksheet-layer">
        <b>{layerName(words, plan, column.index)}</b>
        {Array.from({ length: column.units }, (_, unit) => (
          <span key={unit} className="worksheet-neuron">
            {variables.flatMap(({ offset, length }) =>
              Array.from({ length: length / column.units }, (_, i) => {
                const index = offset + i * column.units + unit;
                return (
                  <span key={index}>
                    <Formula markup={nameMarkup(names.parameter(index))} words={text.others} /> = {textOf(index)}
                  </span>
                );
              }),
            )}
          </span>
        ))}
      </p>
    );
  });
}
