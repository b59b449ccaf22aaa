import { marksOf } from '../../scene/paint/marks.ts';
import type { Picture } from '../../scene/layout/picture.ts';
import type { Target } from '../../document/target.ts';

/** Rings around what is pinned or has the keyboard. */
export function Marks({ picture, target, className }: { picture: Picture; target: Target | null; className: string }) {
  if (target === null) return null;
  return (
    <g className={className}>
      {marksOf(picture, target).map(({ x, y, size, corner }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={size} height={size} rx={corner} />
      ))}
    </g>
  );
}
