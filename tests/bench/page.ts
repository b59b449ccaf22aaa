// How much of the speed is left when a network trains in the page, at full speed and with everything drawn.
import { decodeLink } from '../../src/document/link.ts';
import type { Run } from '../../src/engine/run.ts';
import { prepare } from '../../src/training/prepare.ts';
import type { Say } from './contest.ts';
import type { Measure } from './measure.ts';
import { whileOpen } from './whileOpen.ts';
import type * as Pages from './page.mjs';
import { ratios } from './ratios.ts';

/** Workloads by their hidden layers: no data set has 64 or 784 inputs. */
const networks = {
  'W2 3-4-4-3, batch 32': 'samples=2000&net=3-4.sigmoid-4.sigmoid-3.softmax&batch=32',
  'W4 with 3-128-64-3, batch 32': 'net=3-128.relu-64.relu-3.softmax&batch=32',
  'W6 with 3-512-512-3, batch 128': 'net=3-512.relu-512.relu-3.softmax&batch=128',
};

const rival = { column: 'page ÷ Node', engines: ['Node'], goals: { W2: 0.8, W4: 0.8, W6: 0.8 } };

const rounds = 6; // W2 must not come to its limit of epochs
const roundLength = 700; // milliseconds

/** Epochs a second. */
function trainHere(run: Run): number {
  const [epoch, begun] = [run.epoch, performance.now()];
  let spent = 0;
  for (; spent < roundLength; spent = performance.now() - begun) run.advance(1e7, Infinity);
  return ((run.epoch - epoch) / spent) * 1000;
}

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  // not bundled: it has Playwright and Vite
  const { openPages } = (await import(new URL('page.mjs', folder).href)) as typeof Pages;
  return whileOpen(await openPages(), say, async (pages) => {
    const rates: Measure[] = [];
    for (const [name, network] of Object.entries(networks)) {
      const link = `v=1&data=colours&${network}&opt=sgd:0.01&epochs=100000`;
      const decoded = decodeLink(link);
      if (!('experiment' in decoded)) throw new Error(`The link is not read: ${link}`);
      const { run: here } = prepare(decoded.experiment);
      const page = await pages.open(link);
      let [inPage, inNode] = [0, 0];
      for (let round = 0; round < rounds; round++) {
        inPage = Math.max(inPage, await page.train(roundLength));
        inNode = Math.max(inNode, trainHere(here));
      }
      await page.close();
      const unit = 'epochs/s';
      rates.push({ name, column: 'Node', value: inNode, unit }, { name, column: 'page', value: inPage, unit });
    }
    return [...rates, ...ratios(rates, ['page'], [rival])];
  });
}
