import type { Plane } from '../plot/plane.ts';
import { useMapText } from '../text/mapText.ts';
import './regions.css';

/** Says in a plot over two of more inputs what the others are. */
export function OthersHeld({ plane }: { plane: Plane }) {
  const { others } = useMapText();
  return (
    <text className="plot-others" x={(plane.left + plane.right) / 2} y={plane.bottom} dy="-0.5em">
      {others}
    </text>
  );
}
