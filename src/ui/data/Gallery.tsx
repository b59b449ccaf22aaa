import { useEffect, useRef } from 'react';
import type { DatasetName } from '../../data/datasets.ts';
import { dataKey } from '../../data/spec.ts';
import { chooseData } from '../../document/dataEdits.ts';
import { useTheme } from '../plot/useTheme.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { paintThumbnail } from './paintThumbnail.ts';

/** A data set at a glance; its name stands under it. */
function Thumbnail({ name }: { name: DatasetName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    if (canvas.current) paintThumbnail(canvas.current, name);
  }, [name, theme]);
  return <canvas ref={canvas} className="thumbnail" aria-hidden="true" />;
}

interface Props {
  readonly label: string;
  readonly names: readonly DatasetName[];
}

/** Data sets to choose one from. */
export function Gallery({ label, names }: Props) {
  const { edit } = useWorkspace();
  const text = useText();
  const chosen = useExperiment((e) => dataKey(e.data));
  return (
    <div className="gallery" role="group" aria-label={label}>
      {names.map((name) => (
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
  );
}
