import { useApp } from '../../state/app.ts';
import { useText } from '../text.tsx';

const digits = 8;

/** The beginning of the weights' fingerprint while they stand still, for a class to compare. */
export function Fingerprint() {
  const { ui } = useText();
  const fingerprint = useApp((state) => state.run.fingerprint);
  const tuned = useApp((state) => state.run.tuned.length > 0);
  const refitted = useApp((state) => state.run.refitted);
  const hint = tuned ? ui.fingerprintTuned : refitted ? ui.fingerprintRefitted : ui.fingerprintHint;
  const midEpoch = fingerprint !== null && fingerprint.batch > 0;
  return (
    <p className="fingerprint" title={hint}>
      {fingerprint !== null && ui.fingerprint(fingerprint.hex.slice(0, digits), fingerprint.epoch)}
      {midEpoch && ` + ${fingerprint.batch}`}
      {(tuned || refitted) && fingerprint !== null && ' *'}
    </p>
  );
}
