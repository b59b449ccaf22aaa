import { useCallback } from 'react';
import { isSetByHand, type RunStatus } from '../../run/status.ts';
import type { Live } from '../../state/live.ts';
import type { State } from '../../state/store.ts';
import { useText } from '../text/useText.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

const digits = 8;

/** That of the run, once the numbers of its moment have come. */
function read({ run }: State, { epoch, batch }: Live): RunStatus['fingerprint'] {
  const { fingerprint } = run;
  if (fingerprint === null) return null;
  const isBehind = epoch < fingerprint.epoch || (epoch === fingerprint.epoch && batch < fingerprint.batch);
  return isBehind ? null : fingerprint;
}

/**
 * The beginning of the weights' fingerprint while they stand still, for a class to compare. It changes with the tick, as
 * the status does: both are of one moment.
 */
export function Fingerprint() {
  const { ui, outcome } = useText();
  const { store } = useWorkspace();
  const fingerprint = useLive(useCallback((live: Live) => read(store.getState(), live), [store]));
  const tuned = useApp((state) => state.run.tuned.length > 0);
  const refitted = useApp((state) => state.run.refitted);
  const byHand = useApp(({ run }) => isSetByHand(run));
  const isOfData = useApp(({ run }) => run.byHand?.isOfData === true);
  const hint = byHand
    ? ui.fingerprintByHand
    : tuned || isOfData
      ? ui.fingerprintTuned
      : refitted
        ? ui.fingerprintRefitted
        : ui.fingerprintHint;
  if (fingerprint === null) return <p className="fingerprint" />;
  const hex = fingerprint.hex.slice(0, digits);
  const [before, after] = ui.fingerprint(hex, fingerprint.epoch).split(hex);
  const batch = fingerprint.batch > 0 ? ` + ${fingerprint.batch}` : '';
  const star = !byHand && (tuned || refitted || isOfData) ? ' *' : '';
  const when = `${after}${batch}${star}`;
  const usual = ui.fingerprint('', 9999).length - before.length; // there is room for it on most screens
  const kind = byHand ? ' is-by-hand' : when.length > usual ? ' is-long' : '';
  return (
    <p className={`fingerprint${kind}`} title={hint}>
      <span className="fingerprint-word">{before}</span>
      {hex}
      {when}
      {byHand && ` · ${outcome.byHand}`}
    </p>
  );
}
