import type { Experiment } from '../document/experiment.ts';
import type { Place } from '../document/moment.ts';
import type { Held } from '../engine/held.ts';
import { layOut } from '../engine/layout.ts';
import type { Snapshot } from '../run/branch.ts';
import type { Tuning } from '../run/status.ts';
import { type Frame, type FrameShape, frameByteLength, frameViews } from './frame.ts';
import type { Command, Halt, Pace, Report, RunId, Serial, Values } from './protocol.ts';
import { createWorkerHost, type Guest, type HostWorld } from './workerHost.ts';

/** Callbacks of the client; called outside React, at most one frame between two turns. */
export interface ClientEvents {
  /** The experiment stands ready, with its initial weights or where it was to be resumed. */
  compiled(run: RunId, shape: FrameShape, at: Compiled): void;
  /** The views are valid only during the call: copy what is to be kept. */
  frame(run: RunId, frame: Frame): void;
  /** The answer to the newest fit, step, reach or pause; an answer that a newer command has overtaken is not told. */
  paused(run: RunId, at: Halt): void;
  /**
   * The run as data, asked for once a second while it moves, and when it stands; of a run that was left, too. `rows`:
   * history rows up to there that no frame has brought yet.
   */
  saved(run: RunId, snapshot: Snapshot, rows: Float64Array): void;
  /** Numbers were set by hand, and training goes on from them: the run stood like that right before. */
  forked(run: RunId, snapshot: Snapshot, rows: Float64Array): void;
  /** History rows of a run that has just been left: those that were on their way. */
  rows(run: RunId, rows: Float64Array): void;
  /** That of the weights where the run stands since the newest `paused`. */
  fingerprint(run: RunId, fingerprint: string): void;
  /**
   * The experiment cannot be trained, or the worker died again and again; the run is over. The sentence is for
   * developers, the page has its own. `needs`: MiB that the experiment needs and cannot have, if that is why.
   */
  failed(run: RunId, message: string, needs: number | null): void;
  /** Two workers in a row said nothing: the run has not begun, or cannot be taken up again, and is still tried. */
  stuck(run: RunId): void;
  /**
   * The worker died or fell silent and has been started anew at `epoch`, where it was last saved: history rows after
   * that come again. Training goes on if it was under way.
   */
  restarted(run: RunId, epoch: number): void;
}

/** What is known of a run as soon as it is compiled. */
export type Compiled = Pick<Extract<Report, { type: 'compiled' }>, 'fingerprint' | 'executor' | 'refused'>;

/** Commands before the first compile, or after the run has failed or ended, do nothing. */
export interface Client {
  /**
   * Starts a new run, from the initial weights or from where one of the same experiment was saved, and returns its id.
   * Reports of older ones are dropped from now on, but for what they have come to.
   */
  compile(experiment: Experiment, resume?: Snapshot | null): RunId;
  tune(tuning: Tuning): void;
  fit(pace: Pace): void;
  step(unit: 'batch' | 'epoch'): void;
  /** Trains flat out until it is there. */
  reach(place: Place): void;
  pause(): void;
  /** Sets parameters by hand. @param held those that no update is to change @param forks whether where the run stands is to be gone back to: `forked` tells it */
  set(values: Values, held: readonly Held[], forks: boolean): void;
  /** Has the run saved now, in place of within a second. */
  save(): void;
  /** Ends the run without beginning another; nothing more is told of it. */
  end(): void;
  /** Lets somebody else talk to the worker, too. */
  admit(guest: Guest): void;
  dispose(): void;
}

export interface ClientOptions extends HostWorld {
  readonly events: ClientEvents;
}

type Intent =
  | { readonly type: 'fit'; readonly pace: Pace }
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  | ({ readonly type: 'reach' } & Place)
  | { readonly type: 'pause' };

/** All that is needed to start the run anew. */
interface Current {
  readonly run: RunId;
  /** As compiled, with what has been tuned since. */
  experiment: Experiment;
  /** The newest fit, step, reach or pause, until `paused` answers it. */
  intent: Intent | null;
  /** Its number. */
  serial: Serial;
  /** Number of the newest `set`, and those that are not in `saved` yet. */
  sets: Serial;
  unsaved: readonly Extract<Command, { type: 'set' }>[];
  /** Null until the run was compiled for the first time. */
  shape: FrameShape | null;
  /** Where it goes on when the worker dies. */
  saved: Snapshot | null;
  /** When it was last asked to be saved. */
  asked: number;
  /** A compile is under way; `again`: in a new worker, which takes the run up at that epoch. */
  compiling: { readonly again: number | null } | null;
}

/** ms between two times that a run is saved while it moves. */
const saveInterval = 1000;

/** Buffers that go round: one being filled, one on its way, one being read. */
const creditCount = 3;

/**
 * The page's side of training: gives each run its number, keeps the buffers going round, drops the reports of old
 * runs, and brings a run back to life whose worker died.
 */
export function createClient({ events, ...world }: ClientOptions): Client {
  const { now } = world;
  let run: RunId = 0;
  let current: Current | null = null;
  /** The run that was left last, whose rows may still be on their way. */
  let left: Pick<Current, 'run' | 'shape'> | null = null;

  const host = createWorkerHost<Command, Report>({
    ...world,
    receive,
    expected: () => {
      if (current === null) return 'nothing';
      if (current.compiling !== null) return 'later';
      return current.intent === null && current.unsaved.length === 0 ? 'nothing' : 'soon';
    },
    replaced: () => {
      if (current !== null) startAgain(current);
    },
    stuck: () => {
      if (current !== null) events.stuck(current.run);
    },
    gaveUp: fail,
  });

  function receive(report: Report): void {
    if (report.type === 'pong') return;
    if (report.type === 'saved') return keep(report);
    if (report.type === 'frame' && report.run === left?.run) return takeRows(left, report.buffer);
    if (report.run !== current?.run) return; // of an old run
    switch (report.type) {
      case 'compiled':
        return compiled(current, report);
      case 'frame':
        return takeFrame(current, report.buffer);
      case 'paused': {
        const { type: _, run: id, serial, ...at } = report;
        if (serial !== current.serial) return;
        current.intent = null;
        askToSave(current);
        return events.paused(id, at);
      }
      case 'fingerprint':
        if (report.serial === current.serial && report.sets === current.sets)
          events.fingerprint(report.run, report.fingerprint);
        return;
      case 'failed':
        return report.during === 'compile' ? fail(report.message, report.needs) : host.replace(report.message);
    }
  }

  function compiled(
    mine: Current,
    { fingerprint, keys, executor, refused }: Extract<Report, { type: 'compiled' }>,
  ): void {
    const again = mine.compiling?.again ?? null;
    const known = mine.shape;
    const shape = known ?? { layout: layOut(mine.experiment), keys };
    mine.compiling = null;
    mine.shape = shape;
    if (refused !== null) mine.saved = null;
    for (let i = 0; i < creditCount; i++) giveCredit(mine.run, new ArrayBuffer(frameByteLength(shape)));
    if (known === null) events.compiled(mine.run, shape, { fingerprint, executor, refused });
    // What has never stood has not stopped either.
    if (again !== null && known !== null && current === mine) events.restarted(mine.run, refused === null ? again : 0);
  }

  function takeFrame(mine: Current, buffer: ArrayBuffer): void {
    const { run: id, shape } = mine;
    if (shape === null) return;
    try {
      events.frame(id, frameViews(shape, buffer));
    } finally {
      giveCredit(id, buffer);
    }
    if (now() - mine.asked >= saveInterval) askToSave(mine);
  }

  function takeRows({ run: id, shape }: Pick<Current, 'run' | 'shape'>, buffer: ArrayBuffer): void {
    if (shape === null) return;
    const { counters, rows } = frameViews(shape, buffer);
    const [, , , count] = counters;
    events.rows(id, rows.slice(0, count * (shape.keys.length + 1)));
  }

  function askToSave(mine: Current): void {
    mine.asked = now();
    host.give({ type: 'save', run: mine.run }, []);
  }

  function keep({ run: id, state, epoch, batch, rows, sets, forks }: Extract<Report, { type: 'saved' }>): void {
    const snapshot = { epoch, batch, state };
    if (id === current?.run) {
      current.saved = snapshot;
      const rest = current.unsaved.filter(({ number }) => number > sets);
      // A new worker would not fork again.
      current.unsaved = forks ? rest.map((each, i) => (i === 0 ? { ...each, forks: false } : each)) : rest;
    }
    if (forks) events.forked(id, snapshot, rows);
    else events.saved(id, snapshot, rows);
  }

  function giveCredit(id: RunId, buffer: ArrayBuffer): void {
    host.give({ type: 'credit', run: id, buffer }, [buffer]);
  }

  function fail(message: string, needs: number | null = null): void {
    if (current === null) return;
    const { run: id } = current;
    current = null;
    events.failed(id, message, needs);
  }

  function startAgain(mine: Current): void {
    const { run: id, experiment, saved, intent, serial, sets, unsaved } = mine;
    mine.compiling = { again: saved?.epoch ?? 0 };
    compile(id, experiment, saved, sets - unsaved.length);
    for (const each of unsaved) host.send({ ...each, serial });
    if (intent !== null) host.send({ ...intent, run: id, serial });
  }

  function compile(id: RunId, experiment: Experiment, saved: Snapshot | null, sets: Serial): void {
    if (saved === null) return host.send({ type: 'compile', run: id, experiment });
    host.send({ type: 'compile', run: id, experiment, resume: saved.state, sets });
    // What has been tuned since then, and how far training goes: the state has the optimizer as it was.
    const { optimizer, epochs } = experiment;
    host.send({ type: 'tune', run: id, tuning: { optimizer, epochs } });
  }

  function intend(intent: Intent): void {
    if (current === null) return;
    current.intent = intent;
    current.serial++;
    host.send({ ...intent, run: current.run, serial: current.serial });
  }

  return {
    compile: (experiment, saved = null) => {
      left = current ?? left;
      run++;
      const compiling = { again: null };
      const none = { intent: null, serial: 0, sets: 0, unsaved: [], shape: null };
      current = { run, experiment, ...none, saved, asked: now(), compiling };
      compile(run, experiment, saved, 0);
      return run;
    },
    tune: (tuning) => {
      if (current === null) return;
      current.experiment = { ...current.experiment, ...tuning };
      host.send({ type: 'tune', run: current.run, tuning });
    },
    fit: (pace) => intend({ type: 'fit', pace }),
    step: (unit) => intend({ type: 'step', unit }),
    reach: (place) => intend({ type: 'reach', ...place }),
    pause: () => intend({ type: 'pause' }),
    end: () => {
      if (current === null) return;
      host.give({ type: 'leave', run: current.run }, []);
      left = current;
      current = null;
    },
    set: (values, held, forks) => {
      if (current === null) return;
      const { run: id, serial } = current;
      const command = { type: 'set', run: id, serial, number: ++current.sets, values, held, forks } as const;
      current.unsaved = [...current.unsaved, command];
      host.send(command);
    },
    save: () => {
      if (current !== null) askToSave(current);
    },
    admit: host.admit,
    dispose: () => {
      current = null;
      host.close();
    },
  };
}
