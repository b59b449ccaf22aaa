import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';

const digits = 8;

/** The beginning of the weights' fingerprint while they stand still, for a class to compare. */
export function Fingerprint() {
  const { ui } = useText();
  const fingerprint = useApp((state) => state.run.fingerprint);
  const tuned = useApp((state) => state.run.tuned.length > 0);
  const refitted = useApp((state) => state.run.refitted);
  const hint = tuned ? ui.fingerprintTuned : refitted ? ui.fingerprintRefitted : ui.fingerprintHint;
  if (fingerprint === null) return <p className="fingerprint" />;
  const hex = fingerprint.hex.slice(0, digits);
  const [before, after] = ui.fingerprint(hex, fingerprint.epoch).split(hex);
  return (
    <p className="fingerprint" title={hint}>
      <span className="fingerprint-word">{before}</span>
      {hex}
      {after}
      {fingerprint.batch > 0 && ` + ${fingerprint.batch}`}
      {(tuned || refitted) && ' *'}
    </p>
  );
}
