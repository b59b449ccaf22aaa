import type { TrainingControls } from '../../state/training.ts';
import { firstNames } from '../../data/datasets.ts';
import { dataKey, infoOf } from '../../data/spec.ts';
import { newDataSeed, setData } from '../../document/dataEdits.ts';
import { examplesOf } from '../../state/examples.ts';
import { Icon } from '../controls/icons.tsx';
import { Late, late } from '../Late.tsx';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import './data.css';
import { Gallery } from './Gallery.tsx';
import { RangeField } from './RangeField.tsx';
import { Part } from '../lessons/Part.tsx';

const FeatureChoice = late(async () => (await import('./FeatureChoice.tsx')).FeatureChoice);
const MoreAbout = late(async () => (await import('./MoreAbout.tsx')).MoreAbout);
const PlaygroundSets = late(async () => (await import('./PlaygroundSets.tsx')).PlaygroundSets);
const Sources = late(async () => (await import('./Sources.tsx')).Sources);
const TableOptions = late(async () => (await import('../table/TableOptions.tsx')).TableOptions);

function Options() {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const data = useExperiment((e) => e.data);
  const { samples, noise } = infoOf(data);
  return (
    <>
      {samples !== null && (
        <Part name="samples">
          <RangeField
            label={ui.samples}
            value={data.samples}
            min={samples.min}
            max={samples.max}
            step={20}
            change={(e, value) => setData(e, { samples: value })}
          />
        </Part>
      )}
      {noise !== null && (
        <Part name="noise">
          <RangeField
            label={ui.noise}
            value={data.noise}
            min={0}
            max={noise.max}
            step={noise.step}
            change={(e, value) => setData(e, { noise: value })}
          />
        </Part>
      )}
      <div className="features-room">
        <Late>
          <FeatureChoice />
        </Late>
      </div>
      {data.type === 'table' ? (
        <Late>
          <TableOptions />
        </Late>
      ) : (
        <Part name="standardize">
          <label className="option" title={ui.standardizeHint}>
            <input
              type="checkbox"
              checked={data.standardize === true}
              onChange={(event) => {
                const standardize = event.target.checked;
                edit((e) => setData(e, { standardize }));
              }}
            />
            {ui.standardize}
          </label>
        </Part>
      )}
    </>
  );
}

/** Which data, how many, how noisy, which columns; and the points themselves. */
export function DataPanel({ controls }: { controls: TrainingControls }) {
  const { edit } = useWorkspace();
  const text = useText();
  const about: Readonly<Record<string, string>> = text.data.about;
  const data = useExperiment((e) => e.data);
  const rules = useExperiment((e) => e.rules);
  const split = useExperiment(examplesOf);
  return (
    <>
      <div className="panel-head">
        <h2>{text.ui.regions.data}</h2>
        {(data.type === 'generated' || data.type === 'table') && !infoOf(data).isComplete && (
          <Part name="new_data">
            <button
              type="button"
              className="tool"
              title={text.ui.newDataHint}
              onClick={() => edit((e) => newDataSeed(e, e.data.seed + 1))}
            >
              <Icon name="dice" />
              <span>{text.ui.newData}</span>
            </button>
          </Part>
        )}
      </div>
      {data.type === 'playground' && (
        <div className="playground-room">
          <Late>
            <PlaygroundSets data={data} controls={controls} />
          </Late>
        </div>
      )}
      <Part name="dataset">
        {rules === undefined && (
          <div className="gallery-room">
            <Gallery label={text.ui.gallery} names={firstNames} />
          </div>
        )}
        <div className="sources">
          <Late>
            <Sources />
          </Late>
        </div>
      </Part>
      {data.type !== 'playground' && (
        <p className="about">
          {about[dataKey(data)] ?? (
            <Late>
              <MoreAbout spec={data} />
            </Late>
          )}
        </p>
      )}
      <Options />
      <p className="counts">{text.ui.counts(split.training.count, split.validation.count)}</p>
    </>
  );
}
