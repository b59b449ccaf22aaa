import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createTable } from '../../../src/data/createTable.ts';
import { makeKnown, type Table } from '../../../src/data/tables.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { seal } from '../../../src/document/link/check.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { openings, openingExperiment } from '../../../src/document/opening.ts';
import type { Run } from '../../../src/engine/run.ts';
import { stateOf } from '../../../src/engine/run/state.ts';
import type { Snapshot } from '../../../src/run/branch.ts';
import { createHistory, type GrowingHistory } from '../../../src/run/history.ts';
import { freshRun, type RunStatus } from '../../../src/run/status.ts';
import { type Arrival, type Arrive, readArrival } from '../../../src/state/arrive.ts';
import { deflate } from '../../../src/state/deflated.ts';
import { mostFileBytes, readFile, writeFile } from '../../../src/state/experimentFile.ts';
import { menderFor } from '../../../src/state/mender.ts';
import { momentInFile, momentKey, type SharedMoment } from '../../../src/state/momentLink.ts';
import { packMoment, unpackMoment } from '../../../src/state/packedMoment.ts';
import type { TrainingControls } from '../../../src/state/training.ts';
import { createWorkspace } from '../../../src/state/workspace.ts';
import { optimizerNames } from '../../../src/keras/optimizers.ts';
import { prepare } from '../../../src/training/prepare.ts';
import * as own from '../data/ownTable.ts';
import { linked, noVault, worldOf } from './fakes.ts';

/** Under another name, and so with another hash: these are made known. */
function known({ type, info, rows }: Table): Table {
  const keys = (all: typeof info.columns): string[] => all.map(({ key }) => key);
  const { title, columns, classes, targets } = info;
  const head = { type, title: `${title} at a moment`, columns: keys(columns), classes, targets: keys(targets) };
  const table = createTable(head, rows);
  makeKnown(table);
  return table;
}

const iris = linked('data=iris&net=4-8.tanh-3.softmax&batch=16');
const playground = (query: string): Experiment => {
  const decoded = decodeLink(`https://playground.tensorflow.org/#${query}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.experiment;
};

/** What a moment can be of: each optimizer state, each rule, data of one's own. */
const experiments: Readonly<Record<string, Experiment>> = {
  'SGD with momentum': linked('data=iris&net=4-8.tanh-3.softmax&opt=sgd:0.1:0.9:nesterov&batch=16'),
  'Adam, Dropout, BatchNormalization': linked(
    'data=spiral&net=2-8-BatchNormalization-relu-Dropout:0.2-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01',
  ),
  'callbacks that keep the best weights': linked(
    'data=iris&net=4-8.tanh-3.softmax&cb=EarlyStopping:val_loss:patience=50:restore_best_weights,ReduceLROnPlateau:val_loss:patience=0:factor=0.5',
  ),
  'a regression': openings.sine,
  'a table': chooseData(openingExperiment, known(own.insects)),
  points: chooseData(openingExperiment, known(own.points)),
  'Playground’s rules': playground('activation=tanh&networkShape=4,2&batchSize=9&seed=0.3'),
  'Playground’s rules, with dead links and a carried tail': playground(
    'regularization=L1&regularizationRate=0.3&batchSize=7&networkShape=3&percTrainData=30&seed=0.7',
  ),
};

/** A run in its course, with its history. */
function start(e: Experiment) {
  const { run } = prepare(e);
  const history = createHistory(run.keys);
  const go = (batches: number): void => {
    for (let done = 0; done < batches; done++) {
      const progress = run.advance(1e9);
      if (progress === 'epoch') history.add(Float64Array.of(run.epoch, ...run.row));
      if (progress === 'notFinite') throw new Error('not finite');
    }
  };
  for (let isEvaluated = false; !isEvaluated;) isEvaluated = run.advance(1e9) === 'epoch';
  history.add(Float64Array.of(run.epoch, ...run.row));
  return { run, history, go };
}

function momentOf(e: Experiment, run: Run, history: GrowingHistory, status: Partial<RunStatus> = {}): SharedMoment {
  const state = run.save();
  if (state === null) throw new Error('within a batch');
  const snapshot: Snapshot = { epoch: run.epoch, batch: run.batch, state };
  return { experiment: e, snapshot, history, status: { ...freshRun, phase: 'paused', ...status } };
}

/** Where the way to a moment leads: what the page is told to do. */
function arrivalOf(arrive: Arrive | null | undefined): Arrival {
  if (!arrive) throw new Error('no moment');
  const workspace = createWorkspace(worldOf());
  let arrival: Arrival | null = null;
  const controls = {
    reach: (place) => (arrival = place),
    backTo: (id) => (arrival = workspace.branches.all.find((branch) => branch.id === id) ?? null),
  } as Partial<TrainingControls> as TrainingControls;
  arrive(workspace, controls);
  if (arrival === null) throw new Error('nothing was done');
  return arrival;
}

/** Opens a link as on a computer that has never seen it. */
async function opened(link: string): Promise<{ experiment: Experiment; arrival: Arrival }> {
  const mender = await menderFor(link, null, null, noVault);
  const decoded = mender.decodeLink(link);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return { experiment: decoded.experiment, arrival: arrivalOf(mender.arrive) };
}

/** Goes on from a moment that has arrived. */
function goOn({ experiment, arrival }: { experiment: Experiment; arrival: Arrival }) {
  const other = start(experiment);
  if ('snapshots' in arrival) {
    other.run.restore(structuredClone(arrival.snapshots[0].state));
    return { ...other, history: arrival.history };
  }
  const { epoch, batch } = arrival;
  for (let i = 0; i < 500 && (other.run.epoch < epoch || other.run.batch < batch); i++) other.run.advance(1e9);
  return other;
}

const fileOf = (text: string): Blob => new Blob([text]);

describe('an experiment that is shared at a moment', () => {
  for (const [name, e] of Object.entries(experiments)) {
    it(`goes on to the same bits from a link and from a file: ${name}`, async () => {
      for (const batches of [0, 3, 26]) {
        const { run, history, go } = start(e);
        go(batches);
        const moment = momentOf(e, run, history);
        const link = seal(encodeLink(e) + (await momentKey(moment, encodeLink(e).length)).text);
        expect(link.length).toBeLessThan(1900);
        const state = await packMoment(moment.snapshot, moment.status, history, false);
        const file = await writeFile(e, null, await momentInFile(moment));
        if (file === null) throw new Error('too much');
        const read = await readFile(fileOf(file));
        if ('code' in read) throw new Error(read.code);
        const courses = [
          goOn(await opened(link)),
          goOn(await opened(seal(`${encodeLink(e)}&state=${state}`))),
          goOn({ experiment: read.experiment, arrival: read.arrival ?? { epoch: 0, batch: 0 } }),
        ];
        go(20);
        for (const course of courses) {
          for (let done = 0; done < 20; done++) course.run.advance(1e9);
          expect(course.run.fingerprint()).toBe(run.fingerprint());
          expect([course.run.epoch, course.run.batch]).toEqual([run.epoch, run.batch]);
        }
      }
    });
  }

  it('goes on with the slots of every optimizer, and with every layer that counts or draws', async () => {
    const layers =
      'data=iris&net=4-6.tanh-LayerNormalization-GaussianNoise:0.1-BatchNormalization-PReLU-Dropout:0.2-3.softmax';
    for (const name of optimizerNames) {
      const e = linked(`${layers}&opt=${name}:0.01&batch=16`);
      const { run, history, go } = start(e);
      go(11);
      const packed = await packMoment(momentOf(e, run, history).snapshot, freshRun, history, true);
      const arrival = await unpackMoment(packed ?? '', e);
      if (typeof arrival === 'string') throw new Error(arrival);
      const other = goOn({ experiment: e, arrival });
      go(15);
      for (let done = 0; done < 15; done++) other.run.advance(1e9);
      expect(other.run.fingerprint(), name).toBe(run.fingerprint());
    }
  });

  it('is none where nothing can be trained, and none is told of', async () => {
    const { arrive } = await menderFor('v=1&data=iris&net=3-3.softmax&at=5', null, null, noVault);
    const workspace = createWorkspace(worldOf());
    const controls = { reach: vi.fn(), backTo: vi.fn() };
    arrive?.(workspace, controls);
    expect([arrive === null, workspace.store.getState().messages]).toEqual([false, []]);
    expect(controls.reach).not.toHaveBeenCalled();
  });

  it('has its curves and what was changed while it trained, in the file and where they fit into the link', async () => {
    const { run, history, go } = start(iris);
    go(20);
    const tuned = [{ epoch: 1, tuning: { optimizer: iris.optimizer, epochs: 70 } }];
    const ended = { by: 'earlyStopping', epoch: 2, restored: 1 } as const;
    const held = [2, 3, { layer: 1 }];
    run.hold(held);
    const off = [{ column: 1, unit: 0, weights: [0.5, -1] }];
    const byHand = { epoch: 1, batch: 2, lossBefore: null, held, off };
    const moment = momentOf(iris, run, history, { tuned, refitted: true, byHand, ended });
    const { form, text, hasCurves } = await momentKey(moment, 100);
    expect({ form, hasCurves }).toEqual({ form: 'state', hasCurves: true });
    const { arrival } = await opened(seal(encodeLink(iris) + text));
    if (!('snapshots' in arrival)) throw new Error('no state');
    expect(arrival.status).toEqual({ ...freshRun, phase: 'paused', tuned, refitted: true, byHand, ended });
    expect(arrival.history?.rows(0, 9)).toEqual(history.rows(0, 9));
    expect(arrival.snapshots[0]).toMatchObject({ epoch: 2, batch: 4, state: { held } });
    const { run: resumed } = prepare(iris);
    resumed.restore(arrival.snapshots[0].state);
    expect(resumed.held).toEqual(held);
  });

  it('is its epoch alone where the weights or the curves are too long, and nothing where that leads elsewhere', async () => {
    const large = linked('data=iris&net=4-64.tanh-64.tanh-3.softmax&opt=adam:0.01');
    const { run, history, go } = start(large);
    go(9);
    expect(await momentKey(momentOf(large, run, history), 100)).toMatchObject({ form: 'at', text: '&at=2.1' });
    const tuned = [{ epoch: 1, tuning: { optimizer: iris.optimizer, epochs: 70 } }];
    expect(await momentKey(momentOf(large, run, history, { tuned }), 100)).toMatchObject({ form: 'none', text: '' });
    expect(await momentKey(momentOf(large, run, history, { refitted: true }), 100)).toMatchObject({ form: 'none' });
    const long = start(iris);
    long.go(8 * 60);
    const at = await momentKey(momentOf(iris, long.run, long.history), 100);
    expect(at).toMatchObject({ form: 'at', text: '&at=60' });
    const bare = await momentKey(momentOf(iris, long.run, long.history, { tuned }), 100);
    expect(bare).toMatchObject({ form: 'state', hasCurves: false });
    // The limit has been lowered since: training would end before.
    const lowered = (epochs: number) => momentKey(momentOf({ ...iris, epochs }, long.run, long.history), 100);
    expect(await lowered(60)).toEqual(at);
    expect(await lowered(59)).toMatchObject({ form: 'state', hasCurves: false });
  });
});

describe('a run under which other data are drawn', () => {
  it('keeps its weights and its epoch, and trains on on the other data', () => {
    const e = experiments['Playground’s rules, with dead links and a carried tail'];
    const other = playground(
      'regularization=L1&regularizationRate=0.3&batchSize=7&networkShape=3&percTrainData=30&seed=0.8',
    );
    const { run, go } = start(e);
    go(50);
    const state = run.save();
    if (state === null) throw new Error('within a batch');
    const next = prepare(other).run;
    expect(() => next.restore(structuredClone(state))).toThrow('the data is not the same');
    next.restore(stateOf({ ...state.of, rows: null }, state.optimizer, null, state.bytes.slice(0), []));
    expect([next.epoch, next.batch, next.fingerprint()]).toEqual([run.epoch, run.batch, run.fingerprint()]);
    for (let i = 0; i < 30; i++) next.advance(1e9);
    go(30);
    expect(next.epoch).toBe(run.epoch);
    expect(next.fingerprint()).not.toBe(run.fingerprint());
    expect(next.save()?.of.rows).not.toBeNull();
  });
});

describe('a moment or a file that is wrong', () => {
  const refusals = async (text: string): Promise<string> => {
    const read = await readFile(fileOf(text));
    return 'code' in read ? read.code : 'opened';
  };

  async function pieces() {
    const { run, history, go } = start(iris);
    go(5);
    const moment = momentOf(iris, run, history);
    const state = (await packMoment(moment.snapshot, moment.status, history, true)) ?? '';
    const file = (await writeFile(experiments.points, null, null)) ?? '';
    return { state, file, content: JSON.parse(file) as Record<string, unknown> };
  }

  it('is refused in a code that has words: not JSON, cut, of something else, of another version', async () => {
    const { file, content } = await pieces();
    expect(await refusals(file)).toBe('opened');
    for (let i = 1; i < file.length - 2; i += 7) expect(await refusals(file.slice(0, i))).toBe('notJson');
    for (const text of ['', '[]', 'null', '7', '{}', '"MLP Visualizer"', '{"format":"other"}']) {
      expect(await refusals(text), text).toBe(text === '' ? 'notJson' : 'notOurs');
    }
    const with_ = (fields: object): string => JSON.stringify({ ...content, ...fields });
    expect(await refusals(with_({ version: 2 }))).toBe('newer');
    for (const version of [undefined, null, 0, -1, 1.5, '1', '2']) {
      expect(await refusals(with_({ version })), String(version)).toBe('noVersion');
    }
    expect(await refusals(with_({ rows: '2:10:abcdef01:AAAA' }))).toBe('newer');
    for (const fields of [{ link: 7 }, { rows: {} }, { at: 85 }, { state: null }, { link: undefined }]) {
      expect(await refusals(with_(fields))).toBe('damaged');
    }
    for (const fields of [
      { at: '-1' },
      { at: '1e9' },
      { link: 'constructor' },
      { link: 'v=1&data=__proto__&net=2-1' },
    ]) {
      expect(await refusals(with_(fields))).toBe('badLink');
    }
    expect(await refusals('{"__proto__": {"format": "MLP Visualizer", "version": 1, "link": "x"}}')).toBe('notOurs');
    expect(await refusals('['.repeat(200_000))).toBe('notJson');
  });

  it('is refused where training does not come to it', async () => {
    const asked = async (at: string) => readArrival({ ...iris, epochs: 50 }, { at, state: undefined });
    expect(await asked('50')).toEqual({ epoch: 50, batch: 0 });
    expect(await asked('51')).toEqual({ code: 'outOfRange', key: 'at', value: '51', min: 0, max: 50 });
    expect(await asked('50.1')).toEqual({ code: 'outOfRange', key: 'at=50.…', value: '1', min: 0, max: 0 });
  });

  it('is refused where it names a batch that no epoch has', async () => {
    const asked = async (at: string) => readArrival(iris, { at, state: undefined });
    expect(await asked('1.7')).toEqual({ epoch: 1, batch: 7 });
    for (const batch of ['8', '99']) {
      const error = { code: 'outOfRange', key: 'at=1.…', value: batch, min: 0, max: 7 };
      expect(await asked(`1.${batch}`)).toEqual(error);
      const link = `${encodeLink(iris)}&at=1.${batch}`;
      expect((await menderFor(link, null, null, noVault)).decodeLink(link)).toEqual({ ok: false, error });
    }
  });

  it('is refused before it is read when it is too large', async () => {
    const file = { size: mostFileBytes + 1, text: vi.fn() };
    expect(await readFile(file as Partial<Blob> as Blob)).toEqual({ code: 'tooLarge', mebibytes: 64 });
    expect(file.text).not.toHaveBeenCalled();
  });

  it('is refused where a sign of the weights was lost or changed', async () => {
    const { state } = await pieces();
    for (let i = 0; i < state.length; i += 9) {
      const other = state[i] === 'A' ? 'B' : 'A';
      for (const bad of [state.slice(0, i), state.slice(0, i) + other + state.slice(i + 1)]) {
        expect(typeof (await unpackMoment(bad, iris)), bad).toBe('string');
      }
    }
    const link = `${encodeLink(iris)}&state=${state.slice(0, -3)}`;
    const mender = await menderFor(link, null, null, noVault);
    expect(mender.decodeLink(link)).toEqual({ ok: false, error: { code: 'badMoment', why: 'damaged' } });
    expect(mender.arrive).toBeNull();
  });

  it('is refused as a bomb, which is not read to its end', async () => {
    const bomb = await deflate(new Uint8Array(50_000_000));
    const [, check, data] = bomb.split(':');
    const reading = vi.spyOn(ReadableStreamDefaultReader.prototype, 'read');
    expect(await unpackMoment(`1:${bomb}`, iris)).toBe('tooLarge');
    expect(await unpackMoment(`1:200000:${check}:${data}`, iris)).toBe('damaged');
    const file = { format: 'MLP Visualizer', version: 1, link: encodeLink(iris) };
    expect(await refusals(JSON.stringify({ ...file, state: `1:${bomb}` }))).toBe('damaged');
    expect(await refusals(JSON.stringify({ ...file, rows: `1:200000:${check}:${data}` }))).toBe('damaged');
    const read = reading.mock.settledResults.map(({ value }) => (value as { value?: Uint8Array }).value?.length ?? 0);
    reading.mockRestore();
    expect(Math.max(...read)).toBeGreaterThan(0);
    expect(read.reduce((sum, length) => sum + length, 0)).toBeLessThan(1_000_000);
  });

  it('of any bytes at all, with a checksum that fits, is refused or trains, and never throws', async () => {
    const { run, history, go } = start(iris);
    go(5);
    const moment = momentOf(iris, run, history);
    const { state } = moment.snapshot;
    let trained = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(state.bytes.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = new Uint8Array(state.bytes.slice(0));
          for (const [at, byte] of changes) bytes[at] = byte;
          const snapshot = { ...moment.snapshot, state: { ...state, bytes: bytes.buffer } };
          const packed = (await packMoment(snapshot, moment.status, history, true)) ?? '';
          const unpacked = await unpackMoment(packed, iris);
          if (typeof unpacked === 'string') throw new Error(unpacked);
          const other = prepare(iris).run;
          try {
            other.restore(unpacked.snapshots[0].state);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
            return;
          }
          for (let i = 0; i < 12; i++) other.advance(1e9);
          trained++;
        },
      ),
      { numRuns: 60 },
    );
    expect(trained).toBeGreaterThan(5);
  });

  it('of any other experiment or rows is left to the worker, which refuses it', async () => {
    const { state } = await pieces();
    const other = linked('data=iris&net=4-8.relu-3.softmax&batch=16');
    const unpacked = await unpackMoment(state, other);
    if (typeof unpacked === 'string') throw new Error(unpacked);
    expect(() => prepare({ ...other, seed: 9 }).run.restore(unpacked.snapshots[0].state)).toThrow(RangeError);
    const rows = await unpackMoment(state, iris);
    if (typeof rows === 'string') throw new Error(rows);
    const moved = { ...iris, data: { ...iris.data, seed: 5 } };
    expect(() => prepare(moved).run.restore(rows.snapshots[0].state)).toThrow('the data is not the same');
  });
});
