import type { Endpoint } from '../../../src/training/protocol.ts';

/** A real MessageChannel that knows when all posted messages have arrived. */
export interface Channel<Command, Report> {
  readonly page: Endpoint<Command, Report>;
  readonly trainer: Endpoint<Report, Command>;
  /** Resolves when no message is under way, nor any that was posted in answer. */
  settle(): Promise<void>;
  /** Closes the channel: messages under way and all later ones are lost. */
  close(): void;
}

export function createChannel<Command, Report>(): Channel<Command, Report> {
  const { port1, port2 } = new MessageChannel();
  let underWay = 0;

  function end<Sent, Received>(port: MessagePort): Endpoint<Sent, Received> {
    return {
      postMessage: (message, transfer) => {
        underWay++;
        port.postMessage(message, transfer);
      },
      addEventListener: (_type, listener) => {
        port.addEventListener('message', (event: MessageEvent<Received>) => {
          underWay--;
          listener(event);
        });
        port.start();
      },
    };
  }

  return {
    page: end(port1),
    trainer: end(port2),
    settle: async () => {
      while (underWay > 0) await new Promise((resolve) => setImmediate(resolve));
    },
    close: () => {
      port1.close();
      port2.close();
      underWay = Number.NEGATIVE_INFINITY;
    },
  };
}
