import type { Place } from '../document/moment.ts';
import type { Progress, Run } from '../engine/run.ts';
import type { RunState } from '../engine/run/state.ts';
import type { Sha256 } from '../engine/sha256.ts';
import { createOutbox, frameInterval } from './outbox.ts';
import { createPacer, type Pacer } from './pacer.ts';
import type { Command, PauseReason, Report, RunId, Serial } from './protocol.ts';
import { createWorkMeter } from './workMeter.ts';

/**
 * Goal of a run. `step`: what is to be done one after another. `halt`: pause was asked, and the batch may finish until
 * that time, in ms. `digest`: it stands, and its fingerprint is computed.
 */
type Goal =
  | { readonly type: 'rest' }
  | { readonly type: 'digest'; readonly digest: Sha256 }
  | { readonly type: 'fit'; readonly pacer: Pacer }
  | { readonly type: 'step'; readonly units: ('batch' | 'epoch')[] }
  | ({ readonly type: 'reach' } & Place)
  | { readonly type: 'halt'; readonly until: number };

export interface SessionOptions {
  readonly id: RunId;
  readonly run: Run;
  /** Train stops when this many epochs are done. */
  readonly epochs: number;
  readonly resume: RunState | undefined;
  /** Number of the newest `set` that is in what is resumed. */
  readonly sets: Serial;
  readonly post: (report: Report, transfer: ArrayBuffer[]) => void;
  /** ms */
  readonly now: () => number;
  readonly sliceMilliseconds: number;
}

/** One compiled experiment: trains in slices as it is told, and reports. */
export interface Session {
  /** Obeys a command of this run; answers whether `slice` should be called soon. */
  receive(command: Exclude<Command, { type: 'compile' | 'table' | 'leave' | 'ping' }>): boolean;
  /** Trains for about a slice; answers in how many ms it wants the next one, or null when there is nothing to do. */
  slice(): number | null;
  /** The run ends here: it is saved as it is at the end of the batch under way, unless that takes long. */
  leave(): void;
}

/** Bytes digested between two looks at the clock: 1 or 2 ms. */
const digestBytes = 0x4_0000;

/** How long a pause may wait for the end of a batch, in ms: it is to be answered within 100. */
const longestHalt = 80;

/** Steps that wait for their turn: quick clicks all count, a key that is held does not go on for long after it. */
const mostSteps = 10;

/** How long a run that is left may still need for its batch, in ms. */
const longestLeave = 50;

/** The longest wait, in ms: an odd pace should not make a timer overflow. */
const longestWait = 1000;

/** Begins with the evaluation of the initial weights, unless it is resumed. Reports `compiled` at once. */
export function createSession({ id, run, resume, post, now, sliceMilliseconds, ...options }: SessionOptions): Session {
  const { layout } = run.network;
  const outbox = createOutbox(
    run,
    { layout, keys: run.keys },
    () => sets,
    (buffer) => post({ type: 'frame', run: id, buffer }, [buffer]),
  );
  const meter = createWorkMeter();
  let { epochs, sets } = options;
  let goal: Goal = { type: 'rest' };
  let serial: Serial = 0;
  const toSet: Extract<Command, { type: 'set' }>[] = [];
  const refused = resume === undefined ? null : tryResume(resume);
  let evaluated = resume !== undefined && refused === null; // the initial row is there
  let inside = false; // within a batch or an evaluation
  let unsaved = false; // it has moved, or was tuned, since it was saved
  let wanted = false; // to be saved

  function tryResume(state: RunState): string | null {
    try {
      run.restore(state);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Reports the run as data; false in the middle of a batch or of an evaluation. */
  function save(forks = false): boolean {
    const state = run.save();
    if (state === null) return false;
    wanted = false;
    unsaved = false;
    const { epoch, batch } = run;
    const rows = outbox.waiting();
    post({ type: 'saved', run: id, state, epoch, batch, rows, sets, forks }, [state.bytes, rows.buffer as ArrayBuffer]);
    return true;
  }

  /** Within the evaluation at the end of an epoch: it goes on while the run rests, for only then can it be saved. */
  const evaluating = (): boolean => inside && evaluated && run.batch === run.batches && run.failure === null;

  const idle = (): boolean =>
    goal.type === 'rest' &&
    !evaluating() &&
    (evaluated || run.failure !== null) &&
    (toSet.length === 0 || run.failure !== null);

  /** Between two updates of the weights; the evaluation at the end of an epoch changes none. */
  const whole = (): boolean => !inside || !evaluated || run.batch === run.batches;

  const digesting = (): Goal => (whole() ? { type: 'digest', digest: run.digest() } : { type: 'rest' });

  /** Sets what is to be set; not in the middle of a batch or of an evaluation. */
  function setNow(): void {
    if (toSet.length === 0 || inside || !evaluated || run.failure !== null) return;
    for (const { number, values, held, forks } of toSet.splice(0)) {
      if (forks) save(true);
      for (const [at, value] of values) run.network.parameters[at] = value;
      run.hold(held);
      sets = number;
    }
    if (goal.type === 'rest' || goal.type === 'digest') goal = digesting();
    outbox.sendSoon();
    outbox.flush(now());
    save();
  }

  function settle(reason: PauseReason): void {
    goal = digesting();
    outbox.sendSoon();
    outbox.flush(now());
    const { epoch, batch, failure, ended } = run;
    post({ type: 'paused', run: id, serial, reason, epoch, batch, ended, failure }, []);
  }

  function digestSome(digest: Sha256): void {
    if (!digest.advance(digestBytes)) return;
    goal = { type: 'rest' };
    post({ type: 'fingerprint', run: id, serial, sets, fingerprint: digest.hex() }, []);
  }

  /** Whether training must not go on; says so if it must not. */
  function barred(): boolean {
    if (run.failure !== null) settle('notFinite');
    else if (evaluated && run.epoch >= epochs) {
      run.finish();
      settle('epochs');
    } else return false;
    return true;
  }

  function pause(): void {
    if (goal.type === 'rest' || goal.type === 'digest') {
      if (!barred()) settle('asked');
      return;
    }
    if (whole()) settle('asked');
    else if (goal.type !== 'halt') goal = { type: 'halt', until: now() + longestHalt };
  }

  function unitEnded(unit: 'batch' | 'epoch'): void {
    outbox.changed();
    switch (goal.type) {
      case 'rest':
      case 'digest':
        if (unit === 'epoch') settle('asked'); // the evaluation that a pause came into
        return;
      case 'halt':
        return settle('asked');
      case 'step':
        if (unit === 'epoch' || unit === goal.units[0]) goal.units.shift();
        if (goal.units.length === 0) settle('stepped');
        return;
      case 'reach':
        if (run.epoch > goal.epoch || (run.epoch === goal.epoch && run.batch >= goal.batch)) settle('stepped');
        return;
      case 'fit':
        return goal.pacer.ended(unit);
    }
  }

  function note(progress: Progress): void {
    unsaved = true;
    inside = progress === 'working';
    switch (progress) {
      case 'working':
        return;
      case 'batch':
        return unitEnded('batch');
      case 'epoch':
        outbox.addRow();
        if (evaluated && run.epoch >= epochs) run.finish();
        if (run.ended?.by === 'earlyStopping') return settle('earlyStopping');
        if (evaluated) return unitEnded('epoch');
        evaluated = true;
        return outbox.sendSoon();
      case 'notFinite':
        return settle('notFinite');
    }
  }

  /** Trains for a moment; answers what time it is then. */
  function train(time: number): number {
    const isFree = goal.type === 'reach' ? run.epoch < goal.epoch : goal.type === 'fit' && goal.pacer.isFree;
    const progress = run.advance(meter.work, isFree ? Infinity : 1);
    const after = now();
    meter.took(after - time, progress === 'working' || (isFree && progress === 'batch'));
    note(progress);
    setNow();
    if (whole()) outbox.flush(after);
    if (wanted && whole()) save();
    return after;
  }

  function slice(): number | null {
    const begun = now();
    let time = begun;
    while (time - begun < sliceMilliseconds) {
      if (idle()) return null;
      if (goal.type === 'digest') {
        digestSome(goal.digest);
        time = now();
        continue;
      }
      if (evaluated && goal.type !== 'halt' && goal.type !== 'rest' && barred()) continue;
      const wait = evaluated && goal.type === 'fit' ? goal.pacer.wait(time) : 0;
      if (wait > 0) {
        if (wait > frameInterval) outbox.lull();
        outbox.flush(time);
        return Math.min(wait, longestWait);
      }
      time = train(time);
    }
    if (goal.type === 'halt' && time + sliceMilliseconds > goal.until) settle('asked');
    return idle() ? null : 0;
  }

  function receive(command: Parameters<Session['receive']>[0]): boolean {
    switch (command.type) {
      case 'tune':
        run.tune(command.tuning.optimizer);
        ({ epochs } = command.tuning);
        unsaved = true;
        return !idle();
      case 'fit':
        ({ serial } = command);
        if (barred()) return true;
        if (goal.type === 'fit') goal.pacer.change(command.pace);
        else goal = { type: 'fit', pacer: createPacer(command.pace, now()) };
        return true;
      case 'step':
        ({ serial } = command);
        if (barred()) return true;
        if (goal.type !== 'step') goal = { type: 'step', units: [command.unit] };
        else if (goal.units.length < mostSteps) goal.units.push(command.unit);
        return true;
      case 'reach':
        ({ serial } = command);
        if (barred()) return true;
        goal = { type: 'reach', epoch: command.epoch, batch: command.batch };
        return true;
      case 'pause':
        ({ serial } = command);
        pause();
        return !idle();
      case 'set':
        ({ serial } = command);
        toSet.push(command);
        setNow();
        return !idle();
      case 'save':
        wanted = unsaved && !save();
        return false;
      case 'credit':
        outbox.credit(command.buffer);
        // Within a batch the weights may be half updated; its end is near.
        if (whole() || idle()) outbox.flush(now());
        return false;
    }
  }

  function leave(): void {
    for (const begun = now(); unsaved && evaluated && run.failure === null && !save();) {
      if (now() - begun > longestLeave) return;
      train(now());
    }
  }

  const { keys, executor } = run;
  post({ type: 'compiled', run: id, fingerprint: run.fingerprint(), keys, executor, refused }, []);
  outbox.sendSoon();
  return { receive, slice, leave };
}
