import { makeKnown } from '../data/tables.ts';
import type { Experiment } from '../document/experiment.ts';
import { MemoryError } from '../engine/memory.ts';
import type { Run } from '../engine/run.ts';
import { prepare as prepareRun } from './prepare.ts';
import type { Command, Endpoint, Report, RunId } from './protocol.ts';
import { createSession, type Session } from './session.ts';
import { createTurns, type TurnWorld } from './turns.ts';

export interface TrainerOptions extends TurnWorld {
  readonly endpoint: Endpoint<Report, Command>;
  /** ms, only ever growing. */
  readonly now: () => number;
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
  const { endpoint, now, prepare = prepareRun, sliceMilliseconds = 12 } = options;
  let current: { readonly id: RunId; readonly session: Session } | null = null;

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

  const turns = createTurns(options, () => {
    if (current === null) return;
    const { id, session } = current;
    guard(id, 'run', () => {
      const next = session.slice();
      if (next !== null) turns.plan(next);
    });
  });

  function leave(): void {
    if (current === null) return;
    const { id, session } = current;
    guard(id, 'run', session.leave);
    current = null;
  }

  function compile({ run: id, experiment, resume, sets = 0 }: Extract<Command, { type: 'compile' }>): void {
    leave();
    guard(id, 'compile', () => {
      const { run } = prepare(experiment);
      const { epochs } = experiment;
      current = { id, session: createSession({ id, run, epochs, resume, sets, post, now, sliceMilliseconds }) };
      turns.wake();
    });
  }

  endpoint.addEventListener('message', ({ data: command }) => {
    switch (command.type) {
      case 'compile':
        return compile(command);
      case 'leave':
        if (current?.id === command.run) leave();
        return;
      case 'table':
        return makeKnown(command.table);
      case 'ping':
        return post({ type: 'pong' });
      case 'tune':
      case 'fit':
      case 'step':
      case 'reach':
      case 'pause':
      case 'set':
      case 'save':
      case 'credit': {
        if (current?.id !== command.run) return;
        const { id, session } = current;
        guard(id, 'run', () => {
          if (session.receive(command)) turns.wake();
        });
      }
    }
  });
}
