import { useEffect, useRef } from 'react';
import { type DatasetName, datasetNames } from '../../data/datasets.ts';
import type { Feature } from '../../data/features.ts';
import { dataKey, infoOf } from '../../data/spec.ts';
import { chooseData, newDataSeed, setData } from '../../document/dataEdits.ts';
import { examplesOf } from '../../state/examples.ts';
import { Icon } from '../controls/icons.tsx';
import { useTheme } from '../plot/useTheme.ts';
import { featureWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import './data.css';
import { paintThumbnail } from './paintThumbnail.ts';
import { RangeField } from './RangeField.tsx';

/** A data set at a glance; its name stands under it. */
function Thumbnail({ name }: { name: DatasetName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    if (canvas.current) paintThumbnail(canvas.current, name);
  }, [name, theme]);
  return <canvas ref={canvas} className="thumbnail" aria-hidden="true" />;
}

function Gallery() {
  const { edit } = useWorkspace();
  const text = useText();
  const chosen = useExperiment((e) => dataKey(e.data));
  return (
    <div className="gallery-room">
      <div className="gallery" role="group" aria-label={text.ui.gallery}>
        {datasetNames.map((name) => (
          <button
            key={name}
            type="button"
            className="gallery-item"
            aria-pressed={name === chosen}
            onClick={() => edit((e) => chooseData(e, name))}
          >
            <Thumbnail name={name} />
            <span>{text.data.titles[name]}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

function Features() {
  const { edit } = useWorkspace();
  const text = useText();
  const data = useExperiment((e) => e.data);
  const info = infoOf(data);
  const derived = data.features.filter((each) => typeof each !== 'number');
  const offered: readonly Feature[] = [...info.columns.keys(), ...derived];
  if (offered.length < 2) return null;
  return (
    <fieldset className="features">
      <legend>{text.ui.features}</legend>
      {offered.map((feature) => {
        const on = data.features.includes(feature);
        return (
          <label key={feature} className="option">
            <input
              type="checkbox"
              checked={on}
              // One input must stay.
              disabled={on && data.features.length === 1}
              onChange={() =>
                edit((e) =>
                  setData(e, {
                    features: on ? data.features.filter((other) => other !== feature) : [...data.features, feature],
                  }),
                )
              }
            />
            {featureWord(text, info, feature)}
          </label>
        );
      })}
    </fieldset>
  );
}

function Options() {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const data = useExperiment((e) => e.data);
  const { samples, noise } = infoOf(data);
  return (
    <>
      {samples !== null && (
        <RangeField
          label={ui.samples}
          value={data.samples}
          min={samples.min}
          max={samples.max}
          step={20}
          change={(e, value) => setData(e, { samples: value })}
        />
      )}
      {noise !== null && (
        <RangeField
          label={ui.noise}
          value={data.noise}
          min={0}
          max={noise.max}
          step={noise.step}
          change={(e, value) => setData(e, { noise: value })}
        />
      )}
      <Features />
      <label className="option" title={ui.standardizeHint}>
        <input
          type="checkbox"
          checked={data.standardize}
          onChange={(event) => {
            const standardize = event.target.checked;
            edit((e) => setData(e, { standardize }));
          }}
        />
        {ui.standardize}
      </label>
    </>
  );
}

/** Which data, how many, how noisy, which columns; and the points themselves. */
export function DataPanel() {
  const { edit } = useWorkspace();
  const text = useText();
  const data = useExperiment((e) => e.data);
  const split = useExperiment(examplesOf);
  return (
    <>
      <div className="panel-head">
        <h2>{text.ui.regions.data}</h2>
        {!infoOf(data).isComplete && (
          <button
            type="button"
            className="tool"
            title={text.ui.newDataHint}
            onClick={() => edit((e) => newDataSeed(e, e.data.seed + 1))}
          >
            <Icon name="dice" />
            <span>{text.ui.newData}</span>
          </button>
        )}
      </div>
      <Gallery />
      <p className="about">{data.type === 'generated' ? text.data.about[data.name] : data.info.title}</p>
      <Options />
      <p className="counts">{text.ui.counts(split.training.count, split.validation.count)}</p>
    </>
  );
}
