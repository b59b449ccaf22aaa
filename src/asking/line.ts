import type { Endpoint } from '../training/protocol.ts';
import { createWorkerHost, type Guest, type HostWorld } from '../training/workerHost.ts';
import type { Line, LineUser } from './asker.ts';
import type { Command, Report } from './questions.ts';

/** The way to the worker that answers. */
export interface AskingLine extends Line {
  /** Where there is no worker for it alone, the one that trains also answers. @param admit lets a guest talk to that */
  share(admit: (guest: Guest) => void): void;
}

/** @param hasOwn whether it is worth having a worker of its own: not on a machine with one core */
export function openLine(world: HostWorld, hasOwn: boolean, user: LineUser): AskingLine {
  let admit: ((guest: Guest) => void) | null = null;
  let shared: Endpoint<unknown, unknown> | null = null;
  let isSharing = !hasOwn;

  const host = createWorkerHost<Command, Report>({
    ...world,
    receive: user.receive,
    expected: user.expected,
    replaced: user.renewed,
    stuck: () => undefined, // training says so, which is stuck as well
    gaveUp: () => {
      isSharing = true;
      shareNow();
    },
  });

  function shareNow(): void {
    if (!isSharing || admit === null) return;
    admit({
      opened: (worker) => {
        shared = worker;
        worker.addEventListener('message', ({ data }) => {
          if (shared === worker) user.receive(data as Report); // or one of the trainer, of a type that it does not know
        });
        user.renewed();
      },
    });
    admit = null;
  }

  return {
    send: (command, transfer = []) => {
      if (isSharing) shared?.postMessage(command, transfer);
      else host.send(command, transfer);
    },
    share: (to) => {
      admit = to;
      shareNow();
    },
  };
}
