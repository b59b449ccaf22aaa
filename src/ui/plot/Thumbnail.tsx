import { useEffect, useRef } from 'react';
import type { DatasetName } from '../../data/datasets.ts';
import { paintThumbnail } from './paintThumbnail.ts';
import { useTheme } from './useTheme.ts';

/** A data set at a glance, for the gallery; its name stands under it. */
export function Thumbnail({ name }: { name: DatasetName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    if (canvas.current) paintThumbnail(canvas.current, name);
  }, [name, theme]);
  return <canvas ref={canvas} className="thumbnail" aria-hidden="true" />;
}
