import { columnsOf } from '../../document/columns.ts';
import { decimals } from '../../document/spelling.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { mostOnSheet } from '../../explain/givenFor.ts';
import { namesOf } from '../../explain/letters.ts';
import { nameMarkup } from '../../explain/markup.ts';
import { useStepsText } from '../text/stepsText.ts';
import { Formula } from './Formula.tsx';

/** Neurons and weights of a layer up to which it is drawn, and its lines have their numbers; else these are listed. */
const most = { units: 8, weights: 40, numbered: 8 };
const [width, radius] = [700, 17];

/** The network with its weights: drawn where there is room for the numbers, and in tables. */
export function WorksheetNetwork({ judged }: { judged: Judged }) {
  const text = useStepsText();
  const { layout } = judged.trace;
  const { parameters } = judged;
  const columns = columnsOf(layout);
  const names = namesOf(layout);
  const rows = Math.max(...columns.map(({ units }) => units));
  const weights = Math.max(...columns.map(({ dense }) => (dense?.inputs ?? 0) * (dense?.units ?? 0)));
  const isDrawn = rows <= most.units && weights <= most.weights;
  const isNumbered = isDrawn && weights <= most.numbered;
  const rowHeight = isNumbered ? 64 : 44;
  const height = rows * rowHeight + (isNumbered ? 30 : 8);
  const x = (column: number): number => 40 + (column / Math.max(1, columns.length - 1)) * (width - 80);
  const y = (units: number, unit: number): number => height / 2 + (unit - (units - 1) / 2) * rowHeight - 8;
  return (
    <>
      {isDrawn && (
        <svg className="worksheet-network" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text.sheet.given}>
          {columns.flatMap(({ index, dense }) => {
            if (dense === null) return [];
            const before = columns[index - 1];
            return Array.from({ length: dense.inputs * dense.units }, (_, n) => {
              const [i, unit] = [Math.floor(n / dense.units), n % dense.units];
              const [from, to] = [
                { x: x(index - 1) + radius, y: y(before.units, i) },
                { x: x(index) - radius, y: y(dense.units, unit) },
              ];
              const share = dense.inputs === 1 ? 0.5 : 0.28 + (0.44 * i) / (dense.inputs - 1); // no number lies on another
              const value = parameters[dense.kernel + n];
              return (
                <g key={`${index} ${n}`}>
                  <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeDasharray={value < 0 ? '6 3' : undefined} />
                  {isNumbered && (
                    <text
                      className="worksheet-weight"
                      x={from.x + share * (to.x - from.x)}
                      y={from.y + share * (to.y - from.y)}
                      dy="0.35em"
                    >
                      {decimals(value)}
                    </text>
                  )}
                </g>
              );
            });
          })}
          {columns.flatMap(({ index, units, dense, role }) =>
            Array.from({ length: units }, (_, unit) => (
              <g key={`${index} ${unit}`}>
                <circle cx={x(index)} cy={y(units, unit)} r={radius} />
                <text x={x(index)} y={y(units, unit)} dy="0.35em">
                  {role === 'input' ? 'x' : role === 'output' ? 'y' : 'a'}
                  <tspan dy="0.3em" fontSize="0.75em">
                    {unit + 1}
                  </tspan>
                </text>
                {isNumbered && dense !== null && dense.bias >= 0 && (
                  <text x={x(index)} y={y(units, unit) + radius + 11} dy="0.2em">
                    b = {decimals(parameters[dense.bias + unit])}
                  </text>
                )}
              </g>
            )),
          )}
        </svg>
      )}
      {!isNumbered && (
        <p className="worksheet-given">
          {layout.variables
            .filter(({ length }) => length <= mostOnSheet.weights)
            .flatMap(({ offset, length }) =>
              Array.from({ length }, (_, i) => (
                <span key={offset + i}>
                  <Formula markup={nameMarkup(names.parameter(offset + i))} words={text.others} /> ={' '}
                  {decimals(parameters[offset + i])}
                </span>
              )),
            )}
        </p>
      )}
    </>
  );
}
