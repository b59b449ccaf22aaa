import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { planOf } from '../../scene/plan/plan.ts';
import { placeAt, scaledInputs, shownExamplesOf } from '../../state/examples.ts';
import { layerName } from '../network/neuronNames.ts';
import type { Domain } from '../plot/ticks.ts';
import { fitCanvas } from '../plot/canvas.ts';
import { allFed, type Cloud, trainingOf } from '../plot/cloud.ts';
import { colours } from '../plot/colours.ts';
import { nearestPoint, planeOf } from '../plot/plane.ts';
import { Plot, ProbeMark } from '../plot/Plot.tsx';
import { useTheme } from '../plot/useTheme.ts';
import { targetWords } from '../text/dataWords.ts';
import { useMapText } from '../text/mapText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { ColourKey } from './ColourKey.tsx';
import { axisFor, columnOfAnswer, fittingSpace, spaceColumns, spaceSides, type SpaceUnits } from './hiddenSpace.ts';
import { nodeRows } from './grid.ts';
import { paintSpace } from './paintSpace.ts';
import { PlotSwitches } from './PlotSwitches.tsx';
import { PlotLegend } from '../plot/PlotLegend.tsx';
import { rowAt, stepExample } from './probePlace.ts';
import { swapped } from './swapped.ts';
import './regions.css';
import { usePlane } from './useCloud.ts';
import { type Outputs, tellOutputs, usePainted } from './usePrediction.ts';
import { useSlice } from './useSlice.ts';
import { useSpokenAnswer } from './useSpoken.ts';
import { valueColours } from './useValueColours.ts';
import type { ViewProps } from './views.ts';

/** Of more inputs than two there is no grid: only the examples are asked for. */
const noSides: readonly number[] = [0];
const none: readonly number[] = [];

/** Pixels from a point within which a click means it. */
const reach = 28;

/** The examples where two units put them, and the plane's grid as they bend it; of more inputs the examples alone. */
export function SpaceView({ experiment, asked }: ViewProps) {
  const text = useText();
  const maps = useMapText();
  const { setView } = useWorkspace();
  const theme = useTheme();
  const isDiscrete = useApp(({ view }) => view.isDiscrete);
  const showsValidation = useApp(({ view }) => view.showsValidation);
  const split = shownExamplesOf(experiment);
  const { inputs, layers } = experiment;
  const plan = useMemo(() => planOf({ inputs, layers }), [inputs, layers]);
  const [chosen, choose] = useState<SpaceUnits | null>(null);
  const { column, a, b } = fittingSpace(plan, chosen);
  const { out, units } = plan.columns[column];
  const { valueCount, outputs: outputCount } = plan.layout;
  const at = useMemo(
    () => [out + a, out + b, ...Array.from({ length: outputCount }, (_, i) => valueCount - outputCount + i)],
    [out, a, b, outputCount, valueCount],
  );
  const info = infoOf(experiment.data);
  const isRegression = info.task === 'regression';
  const values = useMemo(
    () => (isRegression ? valueColours(info, split, 0, colours()) : null),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the palette is the theme's
    [isRegression, info, split, theme],
  );
  const { slice, cloud, isPart } = useSlice(experiment, values ?? {});
  const { xDomain, yDomain } = cloud;
  const sides = isPart ? noSides : spaceSides;
  const row = useMemo(() => rowAt(experiment, asked.place, shownExamplesOf), [experiment, asked.place]);
  /** The inputs asked about, where they are no example: they come after these. */
  const other = useMemo(() => (row < 0 ? scaledInputs(experiment, asked.probe) : none), [row, experiment, asked.probe]);
  const levels = useMemo(() => {
    const points = allFed(split);
    return sides.map((side) => {
      const nodes = nodeRows(side, xDomain, yDomain, slice);
      const rows = new Float32Array(nodes.length + points.length + other.length);
      rows.set(nodes);
      rows.set(points, nodes.length);
      rows.set(other, nodes.length + points.length);
      return rows;
    });
  }, [split, slice, xDomain, yDomain, sides, other]);
  const [domains, setDomains] = useState<readonly [Domain, Domain]>([
    [-1, 1],
    [-1, 1],
  ]);
  const { place, plane } = usePlane(
    useCallback(
      (size, room) => planeOf(size, ...domains, { ...room, left: room.left + 2 * (room.digit ?? 0) }),
      [domains],
    ),
  );
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = useRef<Outputs | null>(null);
  /** The examples where the units put them, in the newest answer. */
  const bent = useRef<Cloud | null>(null);
  const mark = useRef<SVGGElement>(null);

  const show = (outputs: Outputs | null): void => {
    newest.current = outputs;
    if (canvas.current === null || plane === null) return;
    const context = fitCanvas(canvas.current, plane.size);
    tellOutputs(canvas.current, outputs);
    const nodes = outputs === null ? 0 : sides[outputs.level] ** 2;
    const examples = cloud.x.length;
    mark.current?.setAttribute('visibility', 'hidden');
    // Of a network or of data before these.
    if (context === null || outputs === null || outputs.count - nodes !== examples + (row < 0 ? 1 : 0)) return;
    const [xs, ys] = [0, 1].map((axis) => columnOfAnswer(outputs, axis, nodes));
    const all = { ...cloud, x: xs.subarray(0, examples), y: ys.subarray(0, examples) };
    bent.current = all;
    const [x, y] = [0, 1].map((axis) => axisFor(columnOfAnswer(outputs, axis, 0), domains[axis]));
    if (x !== domains[0] || y !== domains[1]) setDomains([x, y]);
    else {
      paintSpace(context, outputs, nodes, showsValidation ? all : trainingOf(all), plane, colours(), isDiscrete);
      const at = row < 0 ? examples : row;
      mark.current?.setAttribute('transform', `translate(${plane.x(xs[at])},${plane.y(ys[at])})`);
      mark.current?.setAttribute('visibility', 'visible');
    }
  };
  usePainted(experiment, levels, show, at);
  useEffect(() => {
    if (newest.current !== null) show(newest.current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `show` is new with each render; these are what it shows
  }, [plane, theme, isDiscrete, showsValidation, row]);

  const { spoken, expect } = useSpokenAnswer(asked);
  const take = (next: number | null): void => {
    if (next !== null && next >= 0) setView({ probe: placeAt(experiment, next, shownExamplesOf) });
  };
  const [across, up] = [maps.unit(a + 1), maps.unit(b + 1)];
  const options = Array.from({ length: units }, (_, unit) => unit);
  return (
    <>
      <div className="outcome-square">
        <Plot
          place={place}
          front={canvas}
          plane={plane}
          xName={across}
          yName={up}
          label={(isPart ? maps.spaceOfManyLabel : maps.spaceLabel)(layerName(text, plan, column), across, up)}
          onPoint={(x, y) => {
            if (plane !== null && bent.current !== null) take(nearestPoint(bent.current, plane, x, y, reach));
          }}
          onKey={(event) => {
            const next = stepExample(event.key, row, cloud.x.length);
            if (next === null) return;
            event.preventDefault();
            take(next);
            expect();
          }}
        >
          <g ref={mark} visibility="hidden">
            <ProbeMark x={0} y={0} />
          </g>
        </Plot>
      </div>
      <div className="outcome-foot">
        <PlotLegend count={experiment.data.samples} hasValidation={false} />
        {values && <ColourKey target={targetWords(text, info)[0]} colours={values} />}
        <PlotSwitches
          hasValidation={split.validation.count > 0}
          isPlane={!isPart}
          hasGround={!isPart && !isRegression}
        />
        <div className="outcome-columns">
          <label>
            <select
              className="outcome-select"
              aria-label={maps.spaceLayer}
              value={column}
              onChange={({ target }) => choose({ column: Number(target.value), a: 0, b: 1 })}
            >
              {spaceColumns(plan).map((index) => (
                <option key={index} value={index}>
                  {layerName(text, plan, index)}
                </option>
              ))}
            </select>
          </label>
          {units > 2 &&
            ([0, 1] as const).map((axis) => (
              <label key={axis}>
                <span>{axis === 0 ? '→' : '↑'}</span>
                <select
                  className="outcome-select"
                  aria-label={axis === 0 ? text.outcome.horizontal : text.outcome.vertical}
                  value={axis === 0 ? a : b}
                  onChange={({ target }) => {
                    const [x, y] = swapped([a, b], axis, Number(target.value));
                    choose({ column, a: x, b: y });
                  }}
                >
                  {options.map((unit) => (
                    <option key={unit} value={unit}>
                      {unit + 1}
                    </option>
                  ))}
                </select>
              </label>
            ))}
        </div>
      </div>
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
