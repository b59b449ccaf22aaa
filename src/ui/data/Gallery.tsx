import { useEffect, useRef } from 'react';
import { type DatasetName, datasets } from '../../data/datasets.ts';
import { dataKey } from '../../data/spec.ts';
import { chooseData } from '../../document/dataEdits.ts';
import { useTheme } from '../plot/useTheme.ts';
import { useText } from '../text/useText.ts';
import { useKeptTask } from '../lessons/useKeptTask.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { paintThumbnail } from './paintThumbnail.ts';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly names: readonly T[];
  /** Any other text: none of them. */
  readonly chosen: string;
  readonly titles: Readonly<Record<T, string>>;
  readonly paint: (canvas: HTMLCanvasElement, name: T) => void;
  readonly choose: (name: T) => void;
}

/** A data set at a glance; its name stands under it. */
function Thumbnail<T extends string>({ name, paint }: Pick<ChoiceProps<T>, 'paint'> & { name: T }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    if (canvas.current) paint(canvas.current, name);
  }, [name, paint, theme]);
  return <canvas ref={canvas} className="thumbnail" aria-hidden="true" />;
}

/** Pictures of data sets to choose one from. */
export function GalleryChoice<T extends string>({ label, names, chosen, titles, paint, choose }: ChoiceProps<T>) {
  return (
    <div className="gallery" role="group" aria-label={label}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="gallery-item"
          aria-pressed={name === chosen}
          onClick={() => choose(name)}
        >
          <Thumbnail name={name} paint={paint} />
          <span>{titles[name]}</span>
        </button>
      ))}
    </div>
  );
}

/** The page's data sets to choose one from. */
export function Gallery({ label, names }: { label: string; names: readonly DatasetName[] }) {
  const { edit } = useWorkspace();
  const text = useText();
  const chosen = useExperiment((e) => dataKey(e.data));
  const kept = useKeptTask();
  return (
    <GalleryChoice
      label={label}
      names={names.filter((name) => kept === null || datasets[name].task === kept)}
      chosen={chosen}
      titles={text.data.titles}
      paint={paintThumbnail}
      choose={(name) => edit((e) => chooseData(e, name))}
    />
  );
}
