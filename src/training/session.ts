import type { Experiment } from '../document/experiment.ts';
import type { Progress, Run } from '../engine/run.ts';
import { createOutbox, frameInterval } from './outbox.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createProbe } from './probe.ts';
import type { Command, PauseReason, Report, Resume, RunId, Serial } from './protocol.ts';
import { createWorkMeter } from './workMeter.ts';

/** Goal of a run. `halt`: pause was asked, and the batch may finish if that takes no longer than a slice. */
type Goal =
  | { readonly type: 'rest' }
  | { readonly type: 'fit'; readonly pacer: Pacer }
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  | { readonly type: 'halt' };

export interface SessionOptions {
  readonly id: RunId;
  readonly experiment: Experiment;
  readonly run: Run;
  readonly resume: Resume | undefined;
  readonly post: (report: Report, transfer: ArrayBuffer[]) => void;
  /** ms */
  readonly now: () => number;
  readonly sliceMilliseconds: number;
}

/** One compiled experiment: trains in slices as it is told, and reports. */
export interface Session {
  /** Obeys a command of this run; answers whether `slice` should be called soon. */
  receive(command: Exclude<Command, { type: 'compile' | 'ping' }>): boolean;
  /** Trains for about a slice; answers in how many ms it wants the next one, or null when there is nothing to do. */
  slice(): number | null;
}

/** The longest wait, in ms: an odd pace should not make a timer overflow. */
const longestWait = 1000;

/** Begins with the evaluation of the initial weights, unless it is resumed. Reports `compiled` at once. */
export function createSession({ id, experiment, run, resume, post, now, sliceMilliseconds }: SessionOptions): Session {
  if (resume !== undefined) run.resume(new Float32Array(resume.parameters), resume.epoch, resume.learningRate);
  const { layout } = run.network;
  const model = { inputs: experiment.inputs, layers: experiment.layers };
  const probe = createProbe(model, run.network.parameters, experiment.seed);
  const outbox = createOutbox(run, { layout, keys: run.keys }, probe, (buffer) =>
    post({ type: 'frame', run: id, buffer }, [buffer]),
  );
  const meter = createWorkMeter();
  let { epochs } = experiment;
  let goal: Goal = { type: 'rest' };
  let serial: Serial = 0;
  let evaluated = resume !== undefined; // the initial row is there
  let inside = false; // within a batch or an evaluation
  let slicesInside = 0; // that ended since it began

  const idle = (): boolean => goal.type === 'rest' && (evaluated || run.failure !== null);

  /** Between two updates of the weights; the evaluation at the end of an epoch changes none. */
  const whole = (): boolean => !inside || !evaluated || run.batch === run.batches;

  function settle(reason: PauseReason): void {
    goal = { type: 'rest' };
    outbox.sendSoon();
    outbox.flush(now());
    const { epoch, batch, failure, ended } = run;
    const halt = { reason, epoch, batch, midBatch: !whole(), fingerprint: run.fingerprint(), ended, failure };
    post({ type: 'paused', run: id, serial, ...halt }, []);
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
    if (goal.type === 'rest') {
      if (!barred()) settle('asked');
      return;
    }
    // A batch that has seen the ends of two slices does not fit into the next one either.
    if (whole() || slicesInside > 1) settle('asked');
    else goal = { type: 'halt' };
  }

  /** ms until the run may go on; null: it stands still. */
  function timeToWait(time: number): number | null {
    if (!evaluated) return run.failure === null ? 0 : null;
    switch (goal.type) {
      case 'rest':
        return null;
      case 'halt':
        return 0;
      case 'step':
        return barred() ? null : 0;
      case 'fit':
        return barred() ? null : goal.pacer.wait(time);
    }
  }

  function unitEnded(unit: 'batch' | 'epoch'): void {
    outbox.changed();
    switch (goal.type) {
      case 'rest':
        return;
      case 'halt':
        return settle('asked');
      case 'step':
        if (unit === 'epoch' || unit === goal.unit) settle('stepped');
        return;
      case 'fit':
        return goal.pacer.ended(unit);
    }
  }

  function note(progress: Progress): void {
    inside = progress === 'working';
    if (!inside) slicesInside = 0;
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

  function slice(): number | null {
    const begun = now();
    for (let time = begun; ;) {
      const wait = timeToWait(time);
      if (wait === null) return null;
      if (wait > 0) {
        if (wait > frameInterval) outbox.lull();
        outbox.flush(time);
        return Math.min(wait, longestWait);
      }
      const isFree = goal.type === 'fit' && goal.pacer.isFree;
      const progress = run.advance(meter.work, isFree ? Infinity : 1);
      const after = now();
      meter.took(after - time, progress === 'working' || (isFree && progress === 'batch'));
      time = after;
      note(progress);
      if (whole()) outbox.flush(time);
      if (idle()) return null;
      if (time - begun < sliceMilliseconds) continue;
      slicesInside++;
      if (goal.type === 'halt') settle('asked');
      return idle() ? null : 0;
    }
  }

  function receive(command: Parameters<Session['receive']>[0]): boolean {
    switch (command.type) {
      case 'tune':
        run.tune(command.tuning.optimizer);
        ({ epochs } = command.tuning);
        return !idle();
      case 'fit':
        ({ serial } = command);
        if (barred()) return false;
        if (goal.type === 'fit') goal.pacer.change(command.pace);
        else goal = { type: 'fit', pacer: createPacer(command.pace, now()) };
        return true;
      case 'step':
        ({ serial } = command);
        if (barred()) return false;
        goal = { type: 'step', unit: command.unit };
        return true;
      case 'pause':
        ({ serial } = command);
        pause();
        return !idle();
      case 'probe':
        probe.set(command.x);
        outbox.sendSoon();
        outbox.flush(now());
        return false;
      case 'credit':
        outbox.credit(command.buffer);
        // Within a batch the weights may be half updated; its end is near.
        if (whole() || idle()) outbox.flush(now());
        return false;
    }
  }

  const { keys, executor } = run;
  post({ type: 'compiled', run: id, fingerprint: run.fingerprint(), keys, executor }, []);
  outbox.sendSoon();
  return { receive, slice };
}
