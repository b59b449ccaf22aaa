import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { fit } from '../../../scripts/fit/fit.ts';
import { createTable } from '../../../src/data/createTable.ts';
import { teacherLesson } from '../../../src/lesson/teacherLesson.ts';
import { pack } from '../../../src/state/packing.ts';
import type { Place } from '../../../src/document/moment.ts';
import type { Held } from '../../../src/engine/held.ts';
import type { Run } from '../../../src/engine/run.ts';
import type { Snapshot } from '../../../src/run/branch.ts';
import { createHistory } from '../../../src/run/history.ts';
import { freshRun } from '../../../src/run/status.ts';
import { noWishes } from '../lesson/noWishes.ts';
import { writeFile } from '../../../src/state/experimentFile.ts';
import { packMoment } from '../../../src/state/packedMoment.ts';
import { packTable } from '../../../src/state/ownRows.ts';
import { kerasOrder } from '../../../scripts/fit/lines.ts';
import { type Dump, layerWeights, type Result } from '../../../scripts/fit/result.ts';
import { printKeras } from '../../../src/code/keras.ts';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { seal } from '../../../src/document/link/check.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { prepare } from '../../../src/training/prepare.ts';

const iris = '#v=1&data=iris&net=4-3.softmax&opt=sgd:0.1&batch=16';

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await fit(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** Runs the command with a program on the standard input. */
async function program(text: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const streams = { out: (more: string) => (out += more), err: (more: string) => (err += more) };
  const code = await fit(['--code', '-', ...args], { ...streams, read: () => Promise.resolve(text) });
  return { code, out, err };
}

async function json(...args: string[]): Promise<Result> {
  const { code, out } = await command(...args, '--json');
  expect(code).toBe(0);
  return JSON.parse(out) as Result;
}

async function dump(...args: string[]): Promise<Result & Dump> {
  const { code, out } = await command(...args, '--dump');
  expect(code).toBe(0);
  return JSON.parse(out) as Result & Dump;
}

/** A link with points of somebody's own in it, which are not known here. */
async function linkWithRows(): Promise<string> {
  const head = { type: 'points', title: 'four points', columns: ['x', 'y'], classes: ['A', 'B'], targets: [] } as const;
  const rows = { values: Float64Array.of(0, 0, 1, 1, 0, 1, 1, 0), labels: Int32Array.of(0, 0, 1, 1) };
  const table = createTable(head, { ...rows, targets: new Float64Array(0) });
  const packed = await packTable(table, 1000);
  return `v=1&data=table:${table.hash}&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0&rows=${packed}`;
}

describe('npm run fit', () => {
  it("prints Keras's lines", async () => {
    const { code, out, err } = await command(iris, '--epochs', '2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const numbers = String.raw`accuracy: 0\.\d{4} - loss: \d\.\d{4} - val_accuracy: 0\.\d{4} - val_loss: \d\.\d{4}`;
    expect(out).toMatch(new RegExp(`^Epoch 1/2\n${numbers}\nEpoch 2/2\n${numbers}\n$`));
  });

  it('writes small numbers as Keras does, and those that are none', async () => {
    const { epochLine } = await import('../../../scripts/fit/lines.ts');
    // Keras 3.15.1 writes the keys of such a run in this order
    const keys = 'loss recall accuracy auc val_loss val_recall val_accuracy val_auc learning_rate'.split(' ');
    expect(epochLine(keys, [1, 2, 3, 4, 5, 6, 7, 8, 9]).replaceAll('.0000', '')).toBe(
      'accuracy: 3 - auc: 4 - loss: 1 - recall: 2 - val_accuracy: 7 - val_auc: 8 - val_loss: 5 - val_recall: 6 - learning_rate: 9',
    );
    const row = [0.00050004, 0.43116, 1e-12, 0, NaN, -Infinity, 0.001, 12345.67891];
    expect(epochLine('abcdefgh'.split(''), row)).toBe(
      'a: 5.0004e-04 - b: 0.4312 - c: 1.0000e-12 - d: 0.0000e+00 - e: nan - f: -inf - g: 1.0000e-03 - h: 12345.6789',
    );
  });

  it('takes as many epochs as the link says when it is not told how many', async () => {
    expect((await json(`${iris}&epochs=4`)).epochs).toBe(4);
  });

  it('takes a hash, a bare hash and a whole address for the same experiment', async () => {
    const answers = [iris, iris.slice(1), `https://example.org/mlp/?x=1${iris}`].map((link) =>
      json(link, '--epochs', '1'),
    );
    const [first, ...others] = await Promise.all(answers);
    for (const other of others) expect(other).toEqual(first);
  });

  it('prints one JSON object with the history that the run itself has', async () => {
    const result = await json(iris, '--epochs', '3');
    expect(Object.keys(result)).toEqual(['epochs', 'parameters', 'initial', 'history', 'fingerprint']);
    expect(result).toMatchObject({ epochs: 3, parameters: 15 });

    const decoded = decodeLink(iris);
    if (!decoded.ok) throw new Error(decoded.error.code);
    const { run } = prepare(decoded.experiment);
    const rows: number[][] = [];
    while (rows.length < 4) if (run.advance(1000) === 'epoch') rows.push([...run.row]);
    const [initial, ...history] = rows;
    const rowOf = (values: readonly number[]) => Object.fromEntries(run.keys.map((key, k) => [key, values[k]]));
    expect(result.initial).toEqual(rowOf(initial));
    expect(Object.keys(result.history)).toEqual(['accuracy', 'loss', 'val_accuracy', 'val_loss']);
    for (const [epoch, row] of history.entries()) {
      expect(Object.fromEntries(Object.entries(result.history).map(([key, values]) => [key, values[epoch]]))).toEqual(
        rowOf(row),
      );
    }
    expect(result.fingerprint).toBe(run.fingerprint());
  });

  it('only evaluates when it is given 0 epochs', async () => {
    const result = await json(iris, '--epochs', '0');
    expect(result).toMatchObject({ epochs: 0, history: { loss: [] } });
    expect(result.initial.loss).toBeGreaterThan(0);
  });

  it('leaves the keys of validation out when nothing is held back', async () => {
    const result = await dump(`${iris}&split=0`, '--epochs', '1');
    expect(Object.keys(result.history)).toEqual(['accuracy', 'loss']);
    expect(result.data).toMatchObject({ xVal: [], yVal: [] });
  });

  it('dumps a run that can be followed by hand: softmax regression over the dumped rows, batch by batch', async () => {
    const { data, order, weights, history, initial } = await dump(iris, '--epochs', '3', '--float64');
    const [{ kernel = [], bias }] = weights.initial;
    const w = kernel.map((row) => [...row]);
    const b = [...(bias ?? [])];
    const predict = (x: readonly number[]): number[] => {
      const e = b.map((bj, j) => Math.exp(x.reduce((sum, xi, i) => sum + xi * w[i][j], bj)));
      const total = e.reduce((sum, each) => sum + each, 0);
      return e.map((each) => each / total);
    };
    const crossEntropy = (p: number[], y: readonly number[]): number => -Math.log(p[y.indexOf(1)]);
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

    expect(mean(data.x.map((x, n) => crossEntropy(predict(x), data.y[n])))).toBeCloseTo(initial.loss, 12);
    for (const [epoch, batches] of order.entries()) {
      expect(batches.flat().toSorted((p, q) => p - q)).toEqual(data.x.map((_x, n) => n));
      const losses: number[] = [];
      for (const batch of batches) {
        const errors = batch.map((n) => {
          const p = predict(data.x[n]);
          losses.push(crossEntropy(p, data.y[n]));
          return p.map((pj, j) => pj - data.y[n][j]);
        });
        batch.forEach((n, at) => {
          errors[at].forEach((error, j) => {
            b[j] -= (0.1 * error) / batch.length;
            data.x[n].forEach((xi, i) => (w[i][j] -= (0.1 * error * xi) / batch.length));
          });
        });
      }
      expect(mean(losses)).toBeCloseTo(history.loss[epoch], 12);
      expect(mean(data.xVal.map((x, n) => crossEntropy(predict(x), data.yVal[n])))).toBeCloseTo(
        history.val_loss[epoch],
        12,
      );
    }
    const [final] = weights.final;
    w.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(final.kernel?.[i][j] ?? NaN, 12)));
    b.forEach((value, j) => expect(value).toBeCloseTo(final.bias?.[j] ?? NaN, 12));
  });

  it('dumps weights under the index of their layer, without those that have none', async () => {
    const { weights } = await dump('#v=1&data=iris&net=4-5:nobias-tanh-3-softmax', '--epochs', '1');
    const shapes = weights.final.map(({ layer, kernel = [], bias }) => [
      layer,
      kernel.length,
      kernel[0].length,
      bias?.length,
    ]);
    expect(shapes).toEqual([
      [0, 4, 5, undefined],
      [2, 5, 3, 3],
    ]);
    expect(weights.final[0].bias).toBeNull();
    expect(weights.initial).not.toEqual(weights.final);
  });

  it('dumps all variables of all layers under their names in Keras, the moving statistics too', () => {
    const layers = [denseLayer(2), usualLayers.batch_normalization, usualLayers.p_re_lu];
    const layout = layOut({ inputs: 3, layers });
    const weights = layerWeights(
      layout,
      Float32Array.from({ length: layout.parameters }, (_, i) => i),
    );
    expect(weights).toEqual([
      {
        layer: 0,
        kernel: [
          [0, 1],
          [2, 3],
          [4, 5],
        ],
        bias: [6, 7],
      },
      { layer: 1, gamma: [8, 9], beta: [10, 11], moving_mean: [12, 13], moving_variance: [14, 15] },
      { layer: 2, alpha: [16, 17] },
    ]);
  });

  it('prints every metric, and stops where EarlyStopping does, with the best weights again', async () => {
    const link = `${iris}&metrics=accuracy,auc&cb=EarlyStopping:loss:mode=max:patience=2:restore_best_weights,ReduceLROnPlateau:loss`;
    const { code, out, err } = await command(link, '--epochs', '9');
    expect({ code, err }).toEqual({
      code: 0,
      err:
        'metrics: With several classes, auc is the area under one curve over all outputs together, as in Keras. It is neither the AUC of a class nor their mean.\n' +
        "fit: With mode='max', EarlyStopping treats a larger loss as better, but it is worse.\n" +
        'Epoch 3: early stopping. Restoring model weights from the end of the best epoch: 1.\n',
    });
    expect(out.match(/^Epoch/gm)).toHaveLength(3);
    expect(out).toMatch(/auc: 0\.\d{4} - .* - val_auc: 0\.\d{4} - val_loss: 0\.\d{4} - learning_rate: 0\.1000\n$/);
    const { ended, epochs, history, fingerprint } = await json(link, '--epochs', '9');
    expect({ ended, epochs }).toEqual({ ended: { by: 'earlyStopping', epoch: 3, restored: 1 }, epochs: 3 });
    expect(history.auc).toHaveLength(3);
    expect(fingerprint).toBe((await json(iris, '--epochs', '1')).fingerprint);
  });

  it('stops where the numbers stop being finite, says where, and prints the result up to there', async () => {
    const link = '#v=1&data=iris&net=4-16-3&loss=mean_squared_error&opt=sgd:1000&batch=30';
    const { code, out, err } = await command(link, '--epochs', '50', '--dump');
    const { stopped, epochs, history, order, weights } = JSON.parse(out) as Result & Dump;
    expect(code).toBe(0);
    expect(stopped).toBeDefined();
    expect(err).toMatch(
      new RegExp(
        `\n[^\n]+ in epoch ${stopped?.epoch}, batch ${stopped?.batch}, because the weights grew without bound.+\n$`,
      ),
    );
    expect(epochs).toBe((stopped?.epoch ?? 0) - 1);
    expect(history.loss).toHaveLength(epochs);
    expect(order).toHaveLength(epochs + 1);
    expect(order.at(-1)).toHaveLength(stopped?.batch ?? 0);
    const numbers = weights.final.flatMap(({ kernel = [], bias }) => [...kernel.flat(), ...(bias ?? [])]);
    expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
  });

  const refused: [why: string, args: string[]][] = [
    ['no link', []],
    ['two links', [iris, iris]],
    ['a link and a saved run', [iris, '--resume', 'run']],
    ['a saved run that there is not', ['--resume', 'nothing.run']],
    ['a file that is not a saved run', ['--resume', 'package.json']],
    ['a dump of a saved run', ['--resume', 'nothing.run', '--dump']],
    ['an executor that there is not', [iris, '--executor', 'gpu']],
    ['an executor that cannot do it', [iris, '--executor', 'simd', '--float64']],
    ['a place that cannot be written', [iris, '--epochs', '1', '--save', 'nowhere/run']],
    ['a folder in place of a file', [iris, '--epochs', '1', '--save', 'src']],
    ['no place at all', [iris, '--epochs', '1', '--save', '']],
    ['a run to save and none to train', [iris, '--link', '--save', 'run']],
    ['a run to save and a program to print', [iris, '--program', '--save', 'run']],
    ['an unknown option', [iris, '--epoch', '3']],
    ['an option without its value', [iris, '--epochs']],
    ['a negative number of epochs', [iris, '--epochs', '-5']],
    ['a number of epochs that is none', [iris, '--epochs', 'many']],
    ['more epochs than a link may say', [iris, '--epochs', '100001']],
    ['an empty link', ['']],
    ['an address without an experiment', ['https://example.org/']],
    ['a data set that there is not', ['#v=1&data=nothing&net=4-3']],
    ['a broken link', ['#v=1&data=iris&net=4--3']],
    ['a network that does not fit the data', ['#v=1&data=iris&net=3-3.softmax']],
    ['a network without a Dense', ['#v=1&data=iris&net=4-softmax']],
  ];
  it.each(refused)('ends with 2 and one line for %s', async (_why, args) => {
    const { code, out, err } = await command(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]{10,}[.)\w]\n$/);
  });

  it('ends with 2 and one line, with the number, for more memory than there is', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    class Poor extends ArrayBuffer {
      constructor(length: number) {
        if (length > 1e7) throw new RangeError('Array buffer allocation failed');
        super(length);
      }
    }
    vi.stubGlobal('ArrayBuffer', Poor);
    const link = '#v=1&data=circle&samples=2000&net=2-1000.relu-1.sigmoid&loss=binary_crossentropy&batch=1600';
    const { code, out, err } = await command(link).finally(() => vi.unstubAllGlobals());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^This experiment cannot be trained here: the run needs \d+ MiB of memory, more than there is\.\n$/,
    );
  });

  it('says what of a link it passed over, and trains', async () => {
    const { code, err } = await command(`${iris}&utm=1`, '--epochs', '1');
    expect(code).toBe(0);
    expect(err).toContain('utm');
  });

  it('says what the page says of a monitor that is not there, and trains', async () => {
    const link = '#v=1&data=iris&net=4-3.softmax&epochs=2&cb=EarlyStopping:val_auc:restore_best_weights';
    const { code, out, err } = await command(link);
    expect(code).toBe(0);
    expect(out.match(/^Epoch/gm)).toHaveLength(2);
    expect(err).toBe(
      "fit: EarlyStopping monitors val_auc, but that metric is not among the metrics. Keras stops with an error after the first epoch, because mode='auto' cannot tell whether larger is better. On this page it does nothing.\n",
    );
  });

  describe('a moment in a link or a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fit-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const links = {
      iris: `${iris}&split=0.2`,
      Playground: '#dataset=circle&seed=0.59704&batchSize=7',
    };

    /** A run at a moment as the page shares it: its state, and a file with it. */
    async function shared(
      link: string,
      place: Place,
      held: readonly Held[] = [],
      set: ((run: Run) => void) | null = null,
    ) {
      const decoded = decodeLink(link);
      if (!decoded.ok) throw new Error(decoded.error.code);
      const { run } = prepare(decoded.experiment);
      const history = createHistory(run.keys);
      for (let isThere = false; !isThere;) {
        if (run.advance(1e9) === 'epoch') history.add(Float64Array.of(run.epoch, ...run.row));
        isThere = history.count > 0 && run.epoch === place.epoch && run.batch === place.batch;
      }
      run.hold(held);
      set?.(run);
      const snapshot = { ...place, state: run.save() };
      if (snapshot.state === null) throw new Error('within a batch');
      const byHand = held.length === 0 && set === null ? null : { ...place, held, off: [], lossBefore: null };
      const state = await packMoment(snapshot as Snapshot, { ...freshRun, byHand }, history, true);
      return { run, state: state ?? '', file: (await writeFile(decoded.experiment, null, { place, state })) ?? '' };
    }
    /** The link of this page to the same experiment. */
    const ours = async (link: string): Promise<string> =>
      (await command(link, '--link')).out.trim().replace(/check=\w+&/, '');

    it.each(Object.entries(links))('goes on to what the whole run comes to: %s', async (_name, link) => {
      const whole = await json(link, '--epochs', '6');
      const tail = (of: Record<string, readonly number[]>): unknown =>
        Object.fromEntries(Object.entries(of).map(([key, values]) => [key, values.slice(2)]));
      for (const place of [
        { epoch: 2, batch: 0 },
        { epoch: 2, batch: 3 },
      ]) {
        const { state, file } = await shared(link, place);
        const path = join(folder, 'moment.json');
        writeFileSync(path, file);
        const at = place.batch === 0 ? '2' : '2.3';
        for (const source of [`${await ours(link)}&at=${at}`, `${await ours(link)}&state=${state}`, path]) {
          const result = await json(source, '--epochs', '6');
          expect(result).toEqual({
            ...whole,
            from: place,
            initial: Object.fromEntries(Object.entries(whole.history).map(([key, values]) => [key, values[1]])),
            history: tail(whole.history),
          });
        }
        const { order, data } = await dump(path, '--epochs', '4');
        expect(order.map((batches) => batches.flat().length)).toEqual([
          data.x.length - place.batch * (link === links.iris ? 16 : 7),
          data.x.length,
        ]);
      }
    });

    it.each(Object.entries(links))(
      'has layers and numbers frozen that were so on the page: %s',
      async (_name, link) => {
        const { run, state } = await shared(link, { epoch: 2, batch: 0 }, [{ layer: 0 }]);
        const { history } = await json(`${await ours(link)}&state=${state}`, '--epochs', '4');
        const rows: number[] = [];
        while (run.epoch < 4) if (run.advance(1e9) === 'epoch') rows.push(run.row[0]);
        expect(history.loss).toEqual(rows);
        const { history: whole } = await json(link, '--epochs', '4');
        expect(history.loss).not.toEqual(whole.loss.slice(2));
      },
    );

    it.each(Object.entries(links))('has the loss of numbers that were set by hand there: %s', async (_name, link) => {
      for (const epoch of [0, 2]) {
        const { state } = await shared(link, { epoch, batch: 0 }, [], (run) => (run.network.parameters[0] = 2));
        const source = `${await ours(link)}&state=${state}`;
        const { initial, from, fingerprint } = await json(source, '--epochs', String(epoch));
        const { run } = await shared(link, { epoch, batch: 0 });
        run.network.parameters[0] = 2;
        run.evaluate();
        while (run.advance(1e9) !== 'epoch');
        expect(from).toEqual({ epoch, batch: 0 });
        expect(initial).toEqual(Object.fromEntries(kerasOrder(run.keys).map((k) => [run.keys[k], run.row[k]])));
        expect(fingerprint).toBe(run.fingerprint());
      }
    });

    it('is where a teacher’s link starts, too', async () => {
      const wishes = { ...noWishes, hide: ['data'], task: { en: 'Go on.', ja: 'Go on.' } } as const;
      const title = { en: 'Exercise', ja: 'Exercise' };
      const name = await pack(teacherLesson(`${iris.slice(1)}&at=2`, { title, heading: title }, wishes));
      const { history, ...whole } = await json(iris, '--epochs', '4');
      const result = await json(`http://127.0.0.1/#${seal(`lesson=${name}&step=1`)}`, '--epochs', '4');
      expect(result).toMatchObject({ from: { epoch: 2, batch: 0 }, fingerprint: whole.fingerprint });
      expect(result.history.loss).toEqual(history.loss.slice(2));
      const { code, err } = await command(`#lesson=${name?.slice(0, -5)}&step=1`);
      expect([code, err]).toEqual([2, 'The lesson in this link is damaged, or has no experiment.\n']);
    });

    it('is the beginning of a step, where the link leads to one of the page’s own lessons', async () => {
      const { history } = await json('#lesson=one-neuron&step=1', '--epochs', '2');
      expect(history.loss).toHaveLength(2);
      const { code, err } = await command('#lesson=no-such&step=1');
      expect(code).toBe(2);
      expect(err).toContain('There is no lesson “no-such” here. There are introduction, one-neuron');
    });

    it('is there with all epochs, or told when it is past them', async () => {
      const { out, err } = await command(`${iris}&at=5`, '--epochs', '5', '--json');
      expect(err).toBe('The moment is at epoch 5 already: --epochs counts all epochs of it.\n');
      expect(JSON.parse(out)).toMatchObject({ epochs: 5, from: { epoch: 5, batch: 0 }, history: { loss: [] } });
    });

    it('is refused in words where it is another one’s, damaged, or not to be had', async () => {
      const { state, file } = await shared(iris, { epoch: 1, batch: 0 });
      const [bad, other] = [join(folder, 'bad.json'), join(folder, 'other.json')];
      writeFileSync(bad, file.slice(0, 200));
      writeFileSync(other, file.replace('data=iris', 'data=iris&dseed=9').replace(/check=\w+&/, ''));
      for (const [args, sentence] of [
        [[`${iris}&at=x`], 'at'],
        [[`${iris}&at=9999999`], 'at'],
        [[`${iris}&state=${state.slice(0, -4)}`], 'damaged'],
        [[`${iris}&state=${state}`, '--float64'], 'single precision'],
        [[bad], 'is not JSON'],
        [[other], 'cannot be continued'],
        [[join(folder, 'none.json')], 'no such file'],
      ] as const) {
        const { code, out, err } = await command(...args);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toMatch(/^[^\n]+\n$/);
        expect(err).toContain(sentence);
      }
    });
  });

  describe('--save and --resume', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fit-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'run');

    const links = {
      plain: iris.replace('sgd:0.1', 'nadam:0.01'),
      'with callbacks': `${iris}&cb=EarlyStopping:loss:patience=3:restore_best_weights,ReduceLROnPlateau:loss:patience=1`,
      'that stops early': `${iris}&cb=EarlyStopping:loss:mode=max:patience=2:restore_best_weights`,
      'that stops being finite': '#v=1&data=iris&net=4-16-3&loss=mean_squared_error&opt=sgd:1000&batch=30',
    };
    it.each(Object.entries(links))('a run %s goes on to what it would have come to', async (_name, link) => {
      for (const [first, then] of [
        ['ts', 'simd'],
        ['simd', 'ts'],
      ] as const) {
        const whole = await json(link, '--epochs', '9');
        const part = await json(link, '--epochs', '4', '--save', file, '--executor', first);
        expect(part.history.loss.length).toBeLessThanOrEqual(4);
        expect(await json('--resume', file, '--epochs', '9', '--executor', then)).toEqual(whole);
      }
    });

    it('in double precision too, and prints the epochs that are left', async () => {
      const whole = await json(iris, '--epochs', '5', '--float64');
      await json(iris, '--epochs', '2', '--float64', '--save', file);
      const { out } = await command('--resume', file, '--epochs', '5');
      expect(out.match(/^Epoch .*$/gm)).toEqual(['Epoch 3/5', 'Epoch 4/5', 'Epoch 5/5']);
      expect(await json('--resume', file, '--epochs', '5')).toEqual(whole);
    });

    it('says so when there is nothing left to train', async () => {
      await json(iris, '--epochs', '4', '--save', file);
      const { code, out, err } = await command('--resume', file, '--epochs', '3');
      expect({ code, out }).toEqual({ code: 0, out: '' });
      expect(err).toContain('The saved run is at epoch 4 already');
    });

    it('refuses a folder that there is not before it trains, and leaves what is in a file until it has', async () => {
      const { code, out, err } = await command(iris, '--epochs', '1', '--save', join(folder, 'none', 'run'));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('there is no such folder.');
      writeFileSync(file, 'what was there');
      expect((await command('--resume', file, '--save', file)).code).toBe(2);
      expect((await command(iris, '--executor', 'gpu', '--save', file)).code).toBe(2);
      expect(readFileSync(file, 'utf8')).toBe('what was there');
    });

    it('refuses a file that is damaged anywhere, or none of a saved run, in one sentence', async () => {
      await json(iris, '--epochs', '1', '--save', file);
      const good = readFileSync(file);
      const first = good.indexOf('\n') + 1;
      const flipped = (at: number): Buffer => {
        const bad = Buffer.from(good);
        bad[at] ^= 4;
        return bad;
      };
      const places = ['"history"', '"initial"', '"learningRate"', '"schedule"', '"failure"', '"checksum"'];
      const damaged = [
        ...places.map((text) => flipped(good.indexOf(text) + text.length - 1)),
        flipped(first - 2),
        flipped(good.length - 40),
        good.subarray(0, -8),
        good.subarray(0, first),
      ];
      const others = [
        Buffer.from(''),
        flipped(0),
        good.subarray(first),
        Buffer.from('MLP Visualizer, a saved run\n{}\n'),
      ];
      for (const [contents, sentence] of [
        [damaged, `${file} is a damaged saved run: its checksum is not that of what it has.\n`],
        [others, `${file} is not a saved run.\n`],
      ] as const) {
        for (const content of contents) {
          writeFileSync(file, content);
          expect(await command('--resume', file)).toEqual({ code: 2, out: '', err: sentence });
        }
      }
    });
  });

  it('prints what the engine does for a batch, with --program', async () => {
    const { code, out } = await command(iris, '--program');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual(
      'gather dense softmaxLoss metric checkLoss denseGradient keep update checkWeights '.split(' '),
    );
  });

  it('prints the link of a link in its shortest form, with --link', async () => {
    expect(await command(`${iris}&split=0.2&utm=1`, '--link')).toEqual({
      code: 0,
      out: `${seal(iris.slice(1))}\n`,
      err: expect.stringContaining('utm') as unknown,
    });
  });

  describe('--code', () => {
    const decoded = decodeLink(`${iris}&epochs=2`);
    if (!decoded.ok) throw new Error(decoded.error.code);
    const printed = printKeras(decoded.experiment, 'keras3').text;

    it('trains a Keras program as it trains the link of the same experiment', async () => {
      const { code, out, err } = await program(printed, '--json');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toEqual(await json(`${iris}&epochs=2`));
      const linked = await program(printed, '--link');
      expect(linked).toEqual({ code: 0, out: `${seal(`${iris.slice(1)}&epochs=2`)}\n`, err: '' });
    });

    it('reads a file, and says when there is none', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'fit-'));
      const file = join(folder, 'program.py');
      writeFileSync(file, printed);
      expect((await command('--code', file, '--link')).out).toBe(`${seal(`${iris.slice(1)}&epochs=2`)}\n`);
      rmSync(folder, { recursive: true });
      const { code, out, err } = await command('--code', file);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toBe(`${file} cannot be read: there is no such file.\n`);
    });

    const network = [
      'from keras.models import Sequential',
      'from keras.layers import Dense',
      "model = Sequential([Dense(4, input_dim=3, activation='relu'), Dense(3, activation='softmax')])",
    ];

    it('prints notes with their line and column, the result elsewhere', async () => {
      const text = [...network, "model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['mape'])"];
      const { code, out, err } = await program([...text, 'model.fit(x, y, epochs=2)'].join('\n'), '--link');
      expect(code).toBe(0);
      expect(out).toMatch(/^v=1&check=\w{4}&data=colours&net=3-4.relu-3.softmax&.*epochs=2&split=0\n$/);
      expect(err).toContain('line 4, column 75: This page does not compute mape.');
      expect(
        err
          .trimEnd()
          .split('\n')
          .every((line) => /^line \d+, column \d+: /.test(line)),
      ).toBe(true);
    });

    it('says of the experiment what the page says, at the place in the program', async () => {
      const text = [...network, "model.compile(loss='mse', optimizer='adam')", 'model.fit(x, y)'].join('\n');
      const { code, err } = await program(text, '--link');
      expect(code).toBe(0);
      expect(err).toMatch(/^line 4, column 1: softmax with mean_squared_error learns slowly/m);
    });

    it.each([
      ['a slip', [...network, 'model.add(Dens(3))'], 'line 4, column 11: Keras has no layer Dens. Did you mean Dense?'],
      ['no model', ['import keras', ''], 'line 2, column 1: There is no model yet. Begin with model = Sequential().'],
      ['nothing', [], 'line 1, column 1: There is no model yet. Begin with model = Sequential().'],
      [
        'a network that does not fit the data',
        [network[0], network[1], "model = Sequential([Dense(3, input_dim=20, activation='softmax')])"],
        'line 3, column 40: The network has 20 inputs, but 3 features of the data are chosen.',
      ],
      [
        'letters beyond the first plane',
        [network[0], "a = '😀😀'; model = Sequential([Dens(3)])"],
        'line 2, column 31: Keras has no layer Dens. Did you mean Dense?',
      ],
    ])('refuses %s with 2 and one sentence with line and column', async (_what, lines, sentence) => {
      expect(await program(lines.join('\n'))).toEqual({ code: 2, out: '', err: `${sentence}\n` });
    });

    it('refuses a link beside a program', async () => {
      const { code, err } = await program('', iris);
      expect(code).toBe(2);
      expect(err).toMatch(/^One link is wanted, .* or one program, or one saved run: .*; there are 2\.\n$/);
    });
  });

  it('prints nothing else as a command of npm, and passes the exit code on', async () => {
    const cwd = fileURLToPath(new URL('../../../', import.meta.url));
    // without npm's pre-script, which would change the packages while other tests use them
    const npm = (...args: string[]) =>
      promisify(execFile)('npm', ['run', '--ignore-scripts', 'fit', '--', ...args], { cwd, env: cleanEnvironment() });
    const { stdout, stderr } = await npm(iris, '--epochs', '1');
    expect(stdout).toBe((await command(iris, '--epochs', '1')).out);
    expect(stderr).not.toContain('fit');
    await expect(npm('#v=1&data=nothing&net=4-3')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/data: “nothing” is not known[^\n]*\n$/) as unknown,
    });
  });
});

/** The environment without the variables that a surrounding `npm test` has set. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}

it('a link of TensorFlow Playground prints the losses that Playground shows', async () => {
  const { initial, history } = await json('https://playground.tensorflow.org/#seed=0.59704', '--epochs', '100');
  expect(initial.loss).toBeCloseTo(0.4994401, 7);
  expect(initial.val_loss).toBeCloseTo(0.5011901, 7);
  expect(history.loss).toHaveLength(100);
  expect(history.loss.at(-1)).toBeCloseTo(0.0103957, 7);
  expect(history.val_loss.at(-1)).toBeCloseTo(0.0115624, 7);
});

it('trains on the rows in a link, and goes on with them from a saved run', async () => {
  const link = await linkWithRows();
  const saved = join(mkdtempSync(join(tmpdir(), 'fit-')), 'run');
  const { code, err } = await command(link, '--epochs', '2', '--save', saved);
  expect([code, err]).toEqual([0, '']);
  expect((await json(link, '--epochs', '3')).fingerprint).toBe(
    (JSON.parse((await command('--resume', saved, '--epochs', '3', '--json')).out) as Result).fingerprint,
  );
  expect(await command(link.slice(0, -4))).toMatchObject({ code: 2, err: expect.stringContaining('damaged') });
});
