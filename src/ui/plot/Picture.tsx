import { useLayoutEffect, useRef } from 'react';
import type { Show } from '../../data/dataset.ts';
import { colours } from './colours.ts';
import { useTheme } from './useTheme.ts';
import { paintPicture } from './paintPicture.ts';
import './picture.css';

interface Props {
  readonly image: NonNullable<Show['image']>;
  /** 0 (paper) … 1 (ink) [from on, height · width]; painted anew for another array. */
  readonly values: ArrayLike<number>;
  readonly from?: number;
}

/** A row of the data as a picture, as large as its style makes it. */
export function Picture({ image, values, from = 0 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { width, height } = image;
    context.clearRect(0, 0, width, height);
    const row = Array.from({ length: width * height }, (_, i) => values[from + i]);
    paintPicture(context, row, image, Math.max(width, height), colours().ink);
  }, [image, values, from, theme]);
  return <canvas ref={canvas} className="picture" width={image.width} height={image.height} aria-hidden="true" />;
}
