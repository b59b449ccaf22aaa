import { memo } from 'react';
import type { Badge, Tie } from '../../scene/layout/picture.ts';
import { gateRadius, signAxes, signPath } from '../../scene/layout/sign.ts';

/** The static part of a stage's sign; the canvas below paints the moving part. */
function Sign({ sign, role, x, y, size }: Badge) {
  const round = sign.type === 'gate';
  return (
    <g className={`net-badge net-role-${role} net-sign-${sign.type}`} transform={`translate(${x},${y})`}>
      {round ? (
        <circle cx={size / 2} cy={size / 2} r={size * gateRadius} />
      ) : (
        <rect width={size} height={size} rx={size * 0.22} />
      )}
      {!round && <path className="net-axis" d={signAxes(sign, size)} />}
      <path d={signPath(sign, size)} />
    </g>
  );
}

/** All signs of a layer. */
export const Signs = memo(function Signs({ badges, ties }: { badges: readonly Badge[]; ties: readonly Tie[] }) {
  return (
    <>
      {ties.map(({ role, x, y1, y2 }, i) => (
        <path key={`tie ${i}`} className={`net-tie net-role-${role}`} d={`M${x},${y1}V${y2}`} />
      ))}
      {badges.map((badge, i) => (
        // The signs of a layer keep their order: one a neuron.
        <Sign key={i} {...badge} />
      ))}
    </>
  );
});
