import { afterEach, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../src/asking/answerer.ts';
import { type AnswerTo, createAsker } from '../../../src/asking/asker.ts';
import { openLine } from '../../../src/asking/line.ts';
import type { Command, Report } from '../../../src/asking/questions.ts';
import { createTable } from '../../../src/data/createTable.ts';
import { makeKnown } from '../../../src/data/tables.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import { setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { createInference } from '../../../src/engine/inference.ts';
import { createClient } from '../../../src/training/client.ts';
import { prepare } from '../../../src/training/prepare.ts';
import type { Endpoint } from '../../../src/training/protocol.ts';
import { createTrainer } from '../../../src/training/trainer.ts';
import type { Guest, HostedWorker, HostWorld } from '../../../src/training/workerHost.ts';
import { linked } from '../state/fakes.ts';
import { createChannel } from '../training/channel.ts';
import { flatOut } from '../training/harness.ts';
import { handTurned } from '../training/handTurned.ts';

const iris = linked('data=iris&net=4-8.tanh-3.softmax&epochs=80');
const { batches } = prepare(iris).run;

/** Several listeners of an end of a channel, which counts its messages by one. */
function fanOut<T>(endpoint: Endpoint<unknown, T>): (listener: (event: { readonly data: T }) => void) => void {
  const listeners: ((event: { readonly data: T }) => void)[] = [];
  endpoint.addEventListener('message', (event) => {
    for (const listener of listeners) listener(event);
  });
  return (listener) => void listeners.push(listener);
}

/** A worker as in asking/worker.ts, at the far end of a MessageChannel, with turns that are taken by hand. */
function realWorker() {
  const { page, trainer: inside, settle, close } = createChannel<unknown, unknown>();
  const hand = handTurned(4);
  const received: string[] = [];
  let onError = (): void => undefined;
  let alive = true;
  const listenInside = fanOut(inside);
  const listenOutside = fanOut(page);
  // Each of both knows its own commands, and overlooks those of the other.
  const endpoint = {
    postMessage: (message: unknown, transfer: ArrayBuffer[]) => inside.postMessage(message, transfer),
    addEventListener: (_: 'message', listener: (event: { readonly data: never }) => void) =>
      listenInside(listener as (event: { readonly data: unknown }) => void),
  };
  createTrainer({ endpoint, now: hand.now, nextTurn: hand.nextTurn, wait: hand.wait });
  createAnswerer({ endpoint, now: hand.now, nextTurn: hand.nextTurn, wait: hand.wait });
  const worker: HostedWorker = {
    postMessage: (message, transfer) => {
      if (!alive) return;
      received.push((message as { readonly type: string }).type);
      page.postMessage(message, transfer);
    },
    addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
      if (type === 'message') listenOutside(listener);
      else if (type === 'error') onError = listener as () => void;
    },
    terminate: () => {
      alive = false;
      close();
    },
  };
  return { worker, hand, received, settle, alive: () => alive, fail: () => onError(), close };
}
type RealWorker = ReturnType<typeof realWorker>;

let open: RealWorker[] = [];
afterEach(() => {
  for (const { close } of open) close();
  open = [];
});

/** A page that trains and asks. @param cores 1: what trains also answers */
function openPage(cores: number) {
  const clock = handTurned(0);
  const workers: Record<string, RealWorker[]> = { trainer: [], asker: [] };
  const worldOf = (name: string): HostWorld => ({
    createWorker: () => {
      const made = realWorker();
      open.push(made);
      workers[name].push(made);
      return made.worker;
    },
    now: clock.now,
    setTimer: clock.setTimer,
  });
  const asker = createAsker(
    (user) => openLine(worldOf('asker'), cores > 1, user),
    () => undefined,
  );
  const ignore = (): void => undefined;
  const client = createClient({
    ...worldOf('trainer'),
    events: {
      compiled: ignore,
      frame: (run, { counters: [epoch, batch, batches], parameters }) =>
        asker.offer({ run, epoch, batch, iteration: epoch * batches + batch }, parameters),
      paused: ignore,
      fingerprint: ignore,
      rows: ignore,
      forked: ignore,
      saved: ignore,
      failed: ignore,
      stuck: ignore,
      restarted: ignore,
    },
  });
  asker.line.share(client.admit);

  const settle = async (): Promise<void> => {
    for (const { alive, settle: settled } of open) if (alive()) await settled();
  };
  return {
    asker,
    client,
    workers,
    clock,
    begin: (e: Experiment) => {
      const run = client.compile(e);
      asker.follow(run, e);
      return run;
    },
    /** Lets all workers take turns, until none has any or so many are taken. */
    work: async (most = 100_000) => {
      await settle();
      for (let turns = 0; turns < most; turns++) {
        let taken = 0;
        for (const { alive, hand } of open) if (alive()) taken += hand.turn();
        await settle();
        if (taken === 0) return;
      }
    },
  };
}

/** The parameters of a run of the experiment, trained straight through in Node to later and later batches. */
function straight(e: Experiment): (iteration: number) => Float32Array {
  const { run } = prepare(e);
  let done = -1;
  return (iteration) => {
    while (done < iteration) if (run.advance(1e9) !== 'working') done++;
    return run.network.parameters as Float32Array;
  };
}

const few = {
  values: Float64Array.of(0, 1, 2, 3, 4),
  labels: Int32Array.of(0, 0, 1, 1, 1),
  targets: new Float64Array(0),
};

const rows = Float32Array.from({ length: 4 * 30 }, (_, i) => Math.sin(i));

/** Asks for the outputs of the rows, and keeps what is answered. */
function ask({ asker }: ReturnType<typeof openPage>) {
  const answers: (AnswerTo<'outputs'> | null)[] = [];
  asker.ask<'outputs'>({ type: 'outputs', levels: [rows], through: null }, 1, (answer) => void answers.push(answer));
  return answers;
}

/** Checks answers, of each run in order, against the engine at the moments that they claim. */
function check(answers: readonly (AnswerTo<'outputs'> | null)[]): void {
  const runs = new Map<Experiment, ReturnType<typeof straight>>();
  const count = rows.length / 4;
  for (const answer of answers) {
    if (answer === null) throw new Error('there was a run all the time');
    const { network, moment, result } = answer;
    const parametersAt = runs.get(network.experiment) ?? straight(network.experiment);
    runs.set(network.experiment, parametersAt);
    const inference = createInference(network.experiment, 'ts');
    inference.load(parametersAt(moment.iteration));
    const expected = new Float32Array(count * inference.layout.outputs);
    inference.predict(rows, 0, count, expected);
    expect(result).toEqual(expected);
    expect([moment.run, moment.epoch]).toEqual([network.run, Math.floor(moment.iteration / batches)]);
  }
}

describe.each([
  ['a worker of its own answers', 2],
  ['with one core the worker that trains answers in turns', 1],
])('%s', (_, cores) => {
  it('numbers that are those of the engine at their moment, while it trains flat out', async () => {
    const page = openPage(cores);
    const answers = ask(page);
    page.begin(iris);
    page.client.fit(flatOut);
    await page.work();
    expect(page.workers.asker).toHaveLength(cores - 1);
    const moments = answers.map((answer) => answer?.moment.iteration ?? -1);
    expect(new Set(moments).size).toBeGreaterThan(5);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.at(-1)).toBe(80 * batches);
    check(answers);
    const { look } = page.asker;
    expect(look?.parameters).toEqual(straight(iris)(look?.moment.iteration ?? -1));
  });

  it('rows of a person’s own come to each worker once, before their experiment, and again to one in its place', async () => {
    // One that no other test has: what is known stays known.
    const table = createTable({ type: 'table', title: 'sent', columns: ['a'], classes: ['p', 'q'], targets: [] }, few);
    makeKnown(table);
    const page = openPage(cores);
    const own = chooseData(iris, table);
    page.begin(own);
    page.begin(setUnits(own, 0, 5));
    await page.work();
    const all = [...page.workers.trainer, ...page.workers.asker];
    for (const { received } of all) {
      expect(received.filter((type) => type === 'table')).toHaveLength(1);
      expect(received.indexOf('table')).toBe(received.findIndex((type) => /table|compile|snapshot/.test(type)));
    }
    for (const { fail } of all) fail();
    await page.work();
    const second = [page.workers.trainer[1], ...page.workers.asker.slice(1)];
    expect(second).toHaveLength(cores);
    for (const { received } of second) expect(received.filter((type) => type === 'table')).toHaveLength(1);
    expect(page.asker.look?.layout.inputs).toBe(1);
  });

  it('those of another run are never shown under the name of this one', async () => {
    const page = openPage(cores);
    const answers = ask(page);
    for (let seed = 1; seed <= 12; seed++) {
      page.begin({ ...iris, seed });
      page.client.fit(flatOut);
      await page.work(25 * (seed % 4)); // some are left before they have come to anything
    }
    await page.work();
    expect(new Set(answers.map((answer) => answer?.network.run)).size).toBeGreaterThan(3);
    check(answers);
  });

  it('a worker that dies is replaced, and all is asked anew, also where nothing moves any more', async () => {
    const page = openPage(cores);
    const answers = ask(page);
    page.begin(iris);
    await page.work();
    const known = answers.length;
    expect(answers[known - 1]?.moment.iteration).toBe(0);
    const [first] = page.workers[cores > 1 ? 'asker' : 'trainer'];
    first.fail();
    expect(first.alive()).toBe(false);
    await page.work();
    expect(answers.length).toBeGreaterThan(known);
    check(answers);
    expect(answers.at(-1)?.moment.iteration).toBe(0);
  });
});

describe('numbers that were lost with the worker that they were sent to', () => {
  it('are sent to the next one', async () => {
    const page = openPage(2);
    page.begin(iris);
    const [trainer] = page.workers.trainer;
    await trainer.settle();
    while (trainer.hand.turn() > 0) await trainer.settle(); // the first frame has come, and nobody has looked at it
    const [first] = page.workers.asker;
    expect(first.received).toContain('snapshot');
    page.asker.show(null);
    first.fail();
    await page.work();
    expect(page.asker.look?.moment.iteration).toBe(0);
  });
});

describe('an answerer that dies again and again', () => {
  it('is no longer tried: the worker that trains answers', async () => {
    const page = openPage(2);
    const answers = ask(page);
    page.begin(iris);
    for (let i = 0; i < 3; i++) page.workers.asker.at(-1)?.fail();
    await page.work();
    expect(page.workers.asker).toHaveLength(3);
    expect(page.workers.asker.every(({ alive }) => !alive())).toBe(true);
    expect(answers.at(-1)?.moment.iteration).toBe(0);
    page.client.fit(flatOut);
    await page.work();
    check(answers);
    expect(answers.at(-1)?.moment.epoch).toBe(80);
    expect(page.workers.trainer[0].received).toContain('snapshot');
  });
});

describe('a line', () => {
  const command: Command = { type: 'drop', id: 1 };
  const report: Report = { type: 'built', id: 1, parameters: new Float32Array(1), values: null };

  function openFake(hasOwn: boolean) {
    const heard: Report[] = [];
    let renewals = 0;
    let made = 0;
    const refuse = (): never => {
      made++;
      throw new Error('SecurityError');
    };
    const clock = handTurned(0);
    const line = openLine({ createWorker: refuse, now: clock.now, setTimer: clock.setTimer }, hasOwn, {
      receive: (one) => void heard.push(one),
      expected: () => 'nothing',
      renewed: () => void renewals++,
    });
    return { line, heard, clock, renewals: () => renewals, made: () => made };
  }

  /** A worker of somebody else. */
  function host() {
    const sent: unknown[] = [];
    let listener: (event: { readonly data: unknown }) => void = () => undefined;
    const worker: Endpoint<unknown, unknown> = {
      postMessage: (message) => void sent.push(message),
      addEventListener: (_, heard) => {
        listener = heard;
      },
    };
    return { worker, sent, say: (data: unknown) => listener({ data }) };
  }

  it('of a machine with one core makes no worker, and talks to each that trains', () => {
    const { line, heard, renewals, made } = openFake(false);
    line.send(command); // there is none yet: it is told all when it comes
    let guest: Guest | null = null;
    line.share((its) => {
      guest = its;
    });
    const [first, second] = [host(), host()];
    (guest as Guest | null)?.opened(first.worker);
    expect(renewals()).toBe(1);
    line.send(command);
    first.say(report);
    (guest as Guest | null)?.opened(second.worker);
    expect(renewals()).toBe(2);
    line.send(command);
    first.say(report); // it is gone
    second.say(report);
    expect([first.sent, second.sent, heard]).toEqual([[command], [command], [report, report]]);
    expect(made()).toBe(0);
  });

  it('asks to share only once a worker of its own cannot be had', () => {
    const { line, clock } = openFake(true);
    const guests: Guest[] = [];
    line.share((guest) => void guests.push(guest));
    expect(guests).toHaveLength(0);
    line.send(command);
    clock.advance(1);
    expect(guests).toHaveLength(1);
    const { worker, sent } = host();
    guests[0].opened(worker);
    line.send(command);
    expect(sent).toEqual([command]);
  });

  it('may be told to share later than it gave up', () => {
    const { line, clock } = openFake(true);
    line.send(command);
    clock.advance(1);
    const guests: Guest[] = [];
    line.share((guest) => void guests.push(guest));
    expect(guests).toHaveLength(1);
  });
});
