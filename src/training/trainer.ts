import type { Experiment } from '../document/experiment.ts';
import { MemoryError } from '../engine/memory.ts';
import type { Run } from '../engine/run.ts';
import { prepare as prepareRun } from './prepare.ts';
import type { Command, Endpoint, Report, RunId } from './protocol.ts';
import { createSession, type Session } from './session.ts';

export interface TrainerOptions {
  readonly endpoint: Endpoint<Report, Command>;
  /** ms, only ever growing. */
  readonly now: () => number;
  /** Calls back soon, after the messages that have come meanwhile. */
  readonly nextTurn: (callback: () => void) => void;
  /** Calls back after so many ms, or later. */
  readonly wait: (milliseconds: number, callback: () => void) => void;
  readonly prepare?: (experiment: Experiment) => { readonly run: Run };
  /** How long it trains before it lets commands in. */
  readonly sliceMilliseconds?: number;
}

/**
 * The command loop: compiles what the page sends, trains it slice by slice, and lets commands in between. It holds
 * one run at a time; commands for another one than that are dropped. Whatever is thrown is reported as `failed`
 * and ends the run.
 */
export function createTrainer(options: TrainerOptions): void {
  const { endpoint, now, nextTurn, wait, prepare = prepareRun, sliceMilliseconds = 12 } = options;
  let current: { readonly id: RunId; readonly session: Session } | null = null;
  let pending: 'nothing' | 'turn' | 'wait' = 'nothing';
  let newest = 0; // number of the turn that counts; an older one that comes due does nothing

  const post = (report: Report, transfer: ArrayBuffer[] = []): void => endpoint.postMessage(report, transfer);

  function guard(run: RunId, during: 'compile' | 'run', action: () => void): void {
    try {
      action();
    } catch (error) {
      current = null;
      const message = error instanceof Error ? error.message : String(error);
      post({ type: 'failed', run, during, message, needs: error instanceof MemoryError ? error.mebibytes : null });
    }
  }

  function schedule(milliseconds: number): void {
    const mine = ++newest;
    const turn = (): void => {
      if (mine !== newest) return;
      pending = 'nothing';
      if (current === null) return;
      const { id, session } = current;
      guard(id, 'run', () => {
        const next = session.slice();
        if (next !== null) schedule(next);
      });
    };
    pending = milliseconds > 0 ? 'wait' : 'turn';
    if (milliseconds > 0) wait(milliseconds, turn);
    else nextTurn(turn);
  }

  /** A turn that is on its way already is soon enough. */
  function wake(): void {
    if (pending !== 'turn') schedule(0);
  }

  function leave(): void {
    if (current === null) return;
    const { id, session } = current;
    guard(id, 'run', session.leave);
    current = null;
  }

  function compile({ run: id, experiment, resume }: Extract<Command, { type: 'compile' }>): void {
    leave();
    guard(id, 'compile', () => {
      const { run } = prepare(experiment);
      const { epochs } = experiment;
      current = { id, session: createSession({ id, run, epochs, resume, post, now, sliceMilliseconds }) };
      wake();
    });
  }

  endpoint.addEventListener('message', ({ data: command }) => {
    switch (command.type) {
      case 'compile':
        return compile(command);
      case 'leave':
        if (current?.id === command.run) leave();
        return;
      case 'ping':
        return post({ type: 'pong' });
      case 'tune':
      case 'fit':
      case 'step':
      case 'pause':
      case 'save':
      case 'credit': {
        if (current?.id !== command.run) return;
        const { id, session } = current;
        guard(id, 'run', () => {
          if (session.receive(command)) wake();
        });
      }
    }
  });
}
