import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fit } from '../../../scripts/fit/fit.ts';
import { type Dump, layerWeights, type Result } from '../../../scripts/fit/result.ts';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { prepare } from '../../../src/training/prepare.ts';

const iris = '#v=1&data=iris&net=4-3.softmax&opt=sgd:0.1&batch=16';

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await fit(args, { out: (text) => (out += text), err: (text) => (err += text) });
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

describe('npm run fit', () => {
  it("prints Keras's lines", async () => {
    const { code, out, err } = await command(iris, '--epochs', '2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const numbers = String.raw`loss: \d\.\d{4} - accuracy: 0\.\d{4} - val_loss: \d\.\d{4} - val_accuracy: 0\.\d{4}`;
    expect(out).toMatch(new RegExp(`^Epoch 1/2\n${numbers}\nEpoch 2/2\n${numbers}\n$`));
  });

  it('writes small numbers as Keras does, and those that are none', async () => {
    const { epochLine } = await import('../../../scripts/fit/lines.ts');
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
    expect(Object.values(result.initial)).toEqual(initial);
    expect(Object.keys(result.history)).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
    expect(Object.values(result.history)).toEqual(run.keys.map((_key, k) => history.map((row) => row[k])));
    expect(result.fingerprint).toBe(run.fingerprint());
  });

  it('only evaluates when it is given 0 epochs', async () => {
    const result = await json(iris, '--epochs', '0');
    expect(result).toMatchObject({ epochs: 0, history: { loss: [] } });
    expect(result.initial.loss).toBeGreaterThan(0);
  });

  it('leaves the keys of validation out when nothing is held back', async () => {
    const result = await dump(`${iris}&split=0`, '--epochs', '1');
    expect(Object.keys(result.history)).toEqual(['loss', 'accuracy']);
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
      err: 'Epoch 3: early stopping. Restoring model weights from the end of the best epoch: 1.\n',
    });
    expect(out.match(/^Epoch/gm)).toHaveLength(3);
    expect(out).toMatch(/ - auc: 0\.\d{4} - .* - val_auc: 0\.\d{4} - learning_rate: 0\.1000\n$/);
    const { ended, epochs, history, fingerprint } = await json(link, '--epochs', '9');
    expect({ ended, epochs }).toEqual({ ended: { by: 'earlyStopping', epoch: 3, restored: 1 }, epochs: 3 });
    expect(history.auc).toHaveLength(3);
    expect(fingerprint).toBe((await json(iris, '--epochs', '1')).fingerprint);
  });

  it('stops where the numbers leave the finite, says where, and gives what there is', async () => {
    const link = '#v=1&data=iris&net=4-16-3&loss=mean_squared_error&opt=sgd:1000&batch=30';
    const { code, out, err } = await command(link, '--epochs', '50', '--dump');
    const { stopped, epochs, history, order, weights } = JSON.parse(out) as Result & Dump;
    expect(code).toBe(0);
    expect(stopped).toBeDefined();
    expect(err).toMatch(new RegExp(`^Stopped in epoch ${stopped?.epoch}, batch ${stopped?.batch}: .+\n$`));
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

  it('says what of a link it passed over, and trains', async () => {
    const { code, err } = await command(`${iris}&utm=1`, '--epochs', '1');
    expect(code).toBe(0);
    expect(err).toContain('utm');
  });

  it('prints nothing else as a command of npm, and passes the exit code on', async () => {
    const cwd = fileURLToPath(new URL('../../../', import.meta.url));
    // without the set-up before it, for that would change the packages under the tests that run at this moment
    const npm = (...args: string[]) =>
      promisify(execFile)('npm', ['run', '--ignore-scripts', 'fit', '--', ...args], { cwd, env: cleanEnvironment() });
    const { stdout, stderr } = await npm(iris, '--epochs', '1');
    expect(stdout).toBe((await command(iris, '--epochs', '1')).out);
    expect(stderr).not.toContain('fit');
    await expect(npm('#v=1&data=nothing&net=4-3')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/data: there is no “nothing”[^\n]*\n$/) as unknown,
    });
  });
});

/** As a person's shell has it: without what an `npm test` around this test has set. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}
