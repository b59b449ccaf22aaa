import type { LiveFacts } from '../../lesson/quantities.ts';
import type { Live } from '../../state/live.ts';
import type { RunState } from '../../state/store.ts';
import { perWorkspace } from '../../state/workspace.ts';

/** How the run of the experiment stands, for goals; null while there is none yet. */
export const liveFactsOf = perWorkspace(({ store, liveStore }) => {
  // Between a change of the experiment and the beginning of its run the live numbers are those of the run before: a
  // goal must not be reached by these. A run that is ready and has no fingerprint has just been asked for.
  let old: number | null = null;
  store.subscribe(({ run }, before) => {
    if (run !== before.run && run.phase === 'ready' && run.fingerprint === null) old = liveStore.live.run;
  });
  return (live: Live, { phase, ended }: RunState): LiveFacts | null => {
    const { history, layout, probe } = live;
    if (live.run === old || phase === 'impossible' || layout === null || history.count === 0) return null;
    const outputAt = layout.valueCount - layout.outputs;
    return {
      epoch: live.epoch,
      value: (name) => (history.keys.includes(name) ? history.value(history.count - 1, name) : null),
      output: (unit) => (probe === null ? null : (probe.subarray(outputAt)[unit] ?? null)),
      broken: phase === 'broken',
      finished: phase === 'finished' || ended !== null,
    };
  };
});
