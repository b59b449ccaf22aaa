import { Suspense, useLayoutEffect, useMemo, useRef } from 'react';
import type { Show } from '../../data/dataset.ts';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { shownExamplesOf } from '../../state/examples.ts';
import { shownMaps } from '../../state/neurons.ts';
import { isBare } from '../../state/view.ts';
import { Axes } from '../plot/Axes.tsx';
import type { Looked } from '../../asking/asker.ts';
import { axisText } from '../plot/axisText.ts';
import { classColours } from '../plot/classColours.ts';
import { allFed, axesOf, cloudOf, cloudPlane, showsColours, type Cloud } from '../plot/cloud.ts';
import { paintPoints, radiusFor } from '../plot/paintPoints.ts';
import type { Plane } from '../plot/plane.ts';
import type { Colours } from '../plot/colours.ts';
import { logitActivation, predictedClass } from '../outcome/meaning.ts';
import { curveCounts, gridRows, lineInputs, lineRows, mapSides, type Slice } from '../outcome/grid.ts';
import { OthersHeld } from '../outcome/OthersHeld.tsx';
import { PlotLegend } from '../plot/PlotLegend.tsx';
import { paintBand, paintLine } from '../outcome/paintCurve.ts';
import { paintPicture } from '../plot/paintPicture.ts';
import { useSlice } from '../outcome/useSlice.ts';
import { paintRegions } from '../outcome/paintRegions.ts';
import { paintSurface } from '../outcome/paintSurface.ts';
import { parityCloud, predictedNumbers } from '../outcome/parity.ts';
import { Diagonal } from '../outcome/ParityView.tsx';
import { valueColours } from '../outcome/useValueColours.ts';
import { targetWords } from '../text/dataWords.ts';
import { ProbeMark } from '../plot/Plot.tsx';
import { placeOf, rowAt } from '../outcome/probePlace.ts';
import type { Asked } from '../outcome/useAsked.ts';
import { type ViewName, viewsOf } from '../outcome/views.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { answersNow } from './answersNow.ts';
import { paper } from './paper.ts';
import { printCanvas } from './printCanvas.ts';

const size = { width: paper.plot, height: paper.plot };
const margin = { left: 21, right: 6, top: 6, bottom: 34, digit: 8 };

interface PlotProps {
  readonly experiment: Experiment;
  readonly asked: Asked;
  readonly ink: Colours;
}

/** What the page shows first of such data. */
export function PaperPlot(props: PlotProps) {
  const { data } = props.experiment;
  const image = imageOf(infoOf(data), data.features);
  return image ? <PaperPicture {...props} image={image} /> : <PaperPoints {...props} />;
}

/** The picture that the network is asked about. */
function PaperPicture({ asked, ink, image }: PlotProps & { image: NonNullable<Show['image']> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    printCanvas(canvas.current, size, (context) => paintPicture(context, asked.said.probe, image, size.width, ink.ink));
  }, [asked, ink, image]);
  return (
    <div className="sheet-plot">
      <div className="sheet-square">
        <canvas ref={canvas} />
      </div>
    </div>
  );
}

/** The examples, and what the network says of the whole plane. */
function PaperPoints({ experiment, asked, ink }: PlotProps) {
  const text = useText();
  const { asker, store } = useWorkspace();
  const back = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const info = infoOf(experiment.data);
  const split = shownExamplesOf(experiment);
  const { features } = experiment.data;
  const maps = useApp((state) => shownMaps(state) === 'planes');
  const [view] = viewsOf(experiment.data, maps);
  const isParity = view === 'parity';
  const isScatter = view === 'points';
  const sliced = useSlice(experiment);
  const chosen = useApp((state) => state.view.axes);
  const [across, up] = isScatter ? axesOf(info, features, chosen) : sliced.axes;
  const row = rowAt(experiment, asked.place, shownExamplesOf);
  const { cloud, plane, look } = useMemo(() => {
    const numbers = isBare(store.getState().view) ? null : asker.look;
    const points = isParity
      ? parityCloud(info, split, 0, predictedNumbers(answersNow(numbers, experiment, [allFed(split)], null), 0), ink, 1)
      : isScatter
        ? cloudOf(split, info, features, [across, up])
        : sliced.cloud;
    return { cloud: points, plane: cloudPlane(size, points, margin), look: numbers };
  }, [asker, store, experiment, ink, isParity, isScatter, split, info, features, across, up, sliced.cloud]);

  useLayoutEffect(() => {
    printCanvas(back.current, size, (below) =>
      printCanvas(front.current, size, (above) =>
        paintPlot(view, below, above, experiment, sliced.slice, look, cloud, plane, ink),
      ),
    );
  }, [view, experiment, sliced.slice, look, cloud, plane, ink]);

  const isLine = view === 'curve';
  const [probeX, probeY] = isScatter
    ? placeOf(asked.probe, showsColours(info, features), [across, up])
    : [asked.place[across], asked.place[up]];
  const [x, y] = isParity ? [cloud.x[row], cloud.y[row]] : [cloud.x[row] ?? probeX, cloud.y[row] ?? probeY];
  const [target] = targetWords(text, info);
  const [xName, yName] = isParity
    ? [`${target} (${text.outcome.label})`, `${target} (${text.outcome.says})`]
    : [axisText(cloud.xName, info, text), axisText(cloud.yName, info, text)];
  return (
    <div className="sheet-plot">
      <div className="sheet-square">
        <canvas ref={back} />
        <svg viewBox={`0 0 ${size.width} ${size.height}`}>
          <Axes plane={plane} xName={xName} yName={yName} />
        </svg>
        <canvas ref={front} />
        <svg viewBox={`0 0 ${size.width} ${size.height}`}>
          {isParity && <Diagonal plane={plane} />}
          {sliced.isPart && !isScatter && !isParity && (
            <Suspense>
              <OthersHeld plane={plane} />
            </Suspense>
          )}
          {across !== up && x !== undefined && <ProbeMark x={plane.x(x)} y={plane.y(y)} />}
        </svg>
      </div>
      <PlotLegend
        count={experiment.data.samples}
        hasValidation={split.validation.count > 0}
        hasWrong={isScatter}
        hasLine={isLine}
      />
    </div>
  );
}

/** As the views of the page do, with what the network gives at this moment. */
function paintPlot(
  view: ViewName,
  back: CanvasRenderingContext2D,
  front: CanvasRenderingContext2D,
  experiment: Experiment,
  slice: Slice,
  look: Looked | null,
  cloud: Cloud,
  plane: Plane,
  ink: Colours,
): void {
  const info = infoOf(experiment.data);
  const split = shownExamplesOf(experiment);
  const { xDomain, yDomain, labels } = cloud;
  const palette = { ...ink, classes: classColours(info, ink) };
  const points = (context: CanvasRenderingContext2D, right: ((row: number) => boolean) | null): void =>
    paintPoints(context, cloud, plane, { radius: radiusFor(cloud.x.length, plane), colours: palette, right });
  const answer = (levels: readonly Float32Array[]) => answersNow(look, experiment, levels, logitActivation(experiment));
  switch (view) {
    case 'regions': {
      const outputs = answer(mapSides.map((side) => gridRows(side, xDomain, yDomain, slice)));
      if (outputs !== null) paintRegions(back, outputs, info, plane, ink);
      return points(front, null);
    }
    case 'curve':
    case 'band': {
      const lines = curveCounts.map((count) => lineInputs(count, xDomain));
      const outputs = answer(lines.map((line) => lineRows(line, slice)));
      if (view === 'curve') {
        points(back, null);
        if (outputs !== null) paintLine(front, lines[outputs.level], outputs, plane, ink);
        return;
      }
      if (outputs !== null) paintBand(back, outputs, info, plane, ink);
      return points(front, null);
    }
    case 'surface': {
      const outputs = answer(mapSides.map((side) => gridRows(side, xDomain, yDomain, slice)));
      const { domain, own } = valueColours(info, split, 0, ink);
      if (outputs !== null) paintSurface(back, outputs, 0, domain, cloud, plane, ink, paper.tiny);
      return paintPoints(front, { ...cloud, own }, plane, {
        radius: radiusFor(cloud.x.length, plane),
        colours: palette,
        right: null,
      });
    }
    case 'parity':
      return points(front, null);
    case 'pad': // PaperPicture
    case 'points':
    case 'confusion':
    case 'roc':
    case 'mistakes': {
      const outputs = answer([allFed(split)]);
      if (outputs === null || info.task === 'regression') return points(front, null);
      const { values, outputs: width } = outputs;
      return points(front, (row) => predictedClass(values, row * width, width) === labels[row]);
    }
  }
}
