// @ts-nocheck
import '../../styles/tokens.css';
import { createRoot } from 'react-dom/client';
import { defaultDataSpec } from '../../../data/defaults.ts';
import { datasetNames } from '../../../data/datasets.ts';
import { denseLayer, activationLayer, defaultOptimizer } from '../../../document/defaults.ts';
import { openingExperiment } from '../../../document/opening.ts';
import { withUsualEnds } from '../../../document/outputStage.ts';
import { edit, liveStore, store, setView } from '../../../state/app.ts';
import { prepare } from '../../../training/prepare.ts';
import { frameByteLength, frameViews, rowsPerFrame } from '../../../training/frame.ts';
import { loadText } from '../../text.tsx';
import { Outcome } from '../Outcome.tsx';
import { Scatter } from '../../charts/Scatter.tsx';
import { paintThumbnail } from '../../charts/thumbnail.ts';

const q = new URLSearchParams(location.search);
document.documentElement.dataset.theme = q.get('theme') ?? 'light';
setView({ language: q.get('lang') ?? 'en', logarithmic: q.has('log') });
await loadText(q.get('lang') ?? 'en');
const name = q.get('data') ?? 'colours';
const units = Number(q.get('units') ?? 8);
const depth = Number(q.get('depth') ?? 1);
edit((e) => {
  if (name === 'colours' && !q.has('units')) return e;
  let data = defaultDataSpec(name);
  if (q.has('features')) data = { ...data, features: q.get('features').split(',').map(Number) };
  const hidden = Array.from({ length: depth }, () => denseLayer(units, { activation: 'tanh' }));
  return withUsualEnds({
    ...openingExperiment,
    data,
    inputs: data.features.length,
    layers: [...hidden, denseLayer(1)],
    optimizer: defaultOptimizer('adam'),
    validationSplit: name === 'xor' ? 0 : 0.2,
    ...(q.has('raw') ? {} : {}),
  });
});
if (q.has('linear'))
  edit((e) => ({ ...e, layers: [...e.layers.slice(0, -1), { ...e.layers.at(-1), activation: 'linear' }] }));
if (q.has('opt'))
  edit((e) => ({ ...e, optimizer: { ...defaultOptimizer('adam'), learningRate: Number(q.get('opt')) } }));
const e = store.getState().document.present;
if (q.has('impossible')) store.getState().setRun({ phase: 'impossible' });
const { run } = prepare(e);
const shape = { layout: run.network.layout, keys: run.keys };
liveStore.begin(1, shape);
const buffer = new ArrayBuffer(frameByteLength(shape));
const frame = frameViews(shape, buffer);
const epochs = Number(q.get('epochs') ?? 200);
let row = 0;
function send() {
  frame.counters.set([run.epoch, run.batch, run.batches, row, 0]);
  frame.parameters.set(run.network.parameters);
  liveStore.take(frame);
  row = 0;
}
function step(limit) {
  // one epoch row
  for (;;) {
    const p = run.advance(1e6);
    if (p === 'epoch') {
      frame.rows.set([run.epoch, ...run.row], row++ * (run.keys.length + 1));
      return;
    }
  }
}
window.step = step;
window.send = send;
window.store = store;
window.liveStore = liveStore;
const chunk = q.has('slow') ? 1 : rowsPerFrame;
function train() {
  const t = performance.now();
  while (run.epoch < epochs && row < chunk && performance.now() - t < 8) step();
  if (row > 0) send();
  if (run.epoch < epochs) requestAnimationFrame(train);
  else window.done = true;
}
step();
send();
if (epochs > 0) requestAnimationFrame(train);
else window.done = true;
if (q.has('tuned'))
  store.getState().setRun({
    tuned: [
      { epoch: Math.round(epochs / 3), tuning: { optimizer: { ...e.optimizer, learningRate: 0.05 }, epochs: 1000 } },
      { epoch: Math.round(epochs * 0.9), tuning: { optimizer: { ...e.optimizer, learningRate: 0.005 }, epochs: 1000 } },
    ],
  });
const root = document.getElementById('root');
const h = q.get('h');
if (q.has('gallery')) {
  createRoot(root).render(
    <div style={{ padding: 12, width: 350 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 10 }}>
        {datasetNames.map((n) => (
          <canvas
            key={n}
            style={{ width: 52, height: 52, background: 'var(--sunken)' }}
            ref={(c) => {
              if (c) paintThumbnail(c, n);
            }}
          />
        ))}
        {datasetNames.map((n) => (
          <canvas
            key={n + '2'}
            style={{ width: 40, height: 40 }}
            ref={(c) => {
              if (c) paintThumbnail(c, n);
            }}
          />
        ))}
      </div>
      <div style={{ width: 220 }}>
        <Scatter experiment={e} label="scatter" columns={[2, 3]} />
      </div>
    </div>,
  );
} else
  createRoot(root).render(
    <section
      aria-label="Outcome"
      style={{ padding: 12, height: h ? Number(h) : 'auto', width: q.get('w') ? Number(q.get('w')) : '100%' }}
    >
      <Outcome />
    </section>,
  );
