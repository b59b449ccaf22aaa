import { isTouched } from '../run/isTouched.ts';
import type { StandingRow } from './live.ts';
import { perWorkspace } from './workspace.ts';

/** Loss and metrics of the weights as they are, which no row of the history has. */
export interface Standing {
  /** Null: not known, or not asked. */
  readonly row: () => StandingRow | null;
  /** Somebody looks at it, until the returned function is called. */
  readonly watch: () => () => void;
}

/** After the example and its answer, before the maps. */
const priority = 1;

/** Asks for them where numbers have been set by hand, and gives them to `live`, for all that shows the newest row. */
export const standingOf = perWorkspace(({ store, liveStore, asker }): Standing => {
  let watching = 0;
  let stop: (() => void) | null = null;
  let row: StandingRow | null = null;

  function follow(): void {
    const { run } = store.getState();
    const touched = isTouched(run, liveStore.live.history);
    const isThere = run.phase !== 'impossible' && run.phase !== 'broken';
    if (touched || (watching > 0 && isThere)) {
      stop ??= asker.ask({ type: 'row' }, priority, (answer) => {
        row = answer && { moment: answer.moment, values: answer.result };
        follow();
        liveStore.renew();
      });
    } else {
      stop?.();
      stop = null;
      row = null;
    }
    if (row?.moment.run !== run.id) row = null;
    const now = touched ? row : null;
    if (liveStore.live.now !== now) liveStore.stand(now);
  }

  liveStore.subscribe(follow);
  store.subscribe((state, before) => {
    if (state.run !== before.run) follow();
  });
  follow();
  return {
    row: () => row,
    watch: () => {
      watching++;
      follow();
      return () => {
        watching--;
        follow();
      };
    },
  };
});
