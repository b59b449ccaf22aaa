import type { LiveFacts } from '../../lesson/quantities.ts';
import type { RunStatus } from '../../run/status.ts';
import type { Live } from '../../state/live.ts';

/** How the run of the experiment stands, for goals; null while nothing is known of it. */
export function liveFacts(live: Live, { id, phase, ended }: RunStatus): LiveFacts | null {
  const { history, look } = live;
  if (live.run !== id || phase === 'impossible' || history.count === 0) return null;
  const values = look !== null && look.moment.run === id ? look.values : null;
  return {
    epoch: live.epoch,
    value: (name) => (history.keys.includes(name) ? history.value(history.count - 1, name) : null),
    output: (unit) => {
      if (look === null || values === null) return null;
      const { valueCount, outputs } = look.layout;
      return values.subarray(valueCount - outputs)[unit] ?? null;
    },
    broken: phase === 'broken',
    finished: phase === 'finished' || ended !== null,
  };
}
