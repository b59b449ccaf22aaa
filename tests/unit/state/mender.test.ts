import { afterEach, expect, it, vi } from 'vitest';
import { seal } from '../../../src/document/link/check.ts';
import { menderFor } from '../../../src/state/mender.ts';
import { pack } from '../../../src/state/packing.ts';
import { createWorkspace } from '../../../src/state/workspace.ts';
import { noVault, worldOf } from './fakes.ts';

const experiment = 'v=1&data=iris&net=4-8-3.softmax';
const text = '---\ntitle: Mine\n---\n# One step\nWords.';
const packed = (await pack(text)) ?? '';
const headless = (await pack('# One step\nWords.')) ?? '';

afterEach(() => vi.unstubAllGlobals());

/** The host answers with its list of lessons; null: not at all. */
function host(ids: readonly string[] | null): void {
  vi.stubGlobal('document', { baseURI: 'https://host.example/' });
  vi.stubGlobal('fetch', async () => {
    if (ids === null) throw new Error('offline');
    return new Response(JSON.stringify(ids), { headers: { 'content-type': 'application/json' } });
  });
}

const mender = (link: string) => menderFor(link, null, createWorkspace(worldOf()), noVault);

it('a lesson whose file cannot be fetched now is not opened over another', async () => {
  host(null);
  const { decodeLink, readLesson } = await mender('lesson=nosuch');
  expect(readLesson('lesson=nosuch')).toBeNull();
  expect(decodeLink('lesson=nosuch')).toMatchObject({ error: { code: 'badLesson', why: 'notFetched' } });
});

it.each([
  ['nosuch', 'unknown'],
  ['pack:AAAA', 'damaged'],
  [packed.slice(0, -9), 'damaged'],
  ['playground:oops', 'damaged'],
  ['file:0123abcd', 'elsewhere'],
  [headless, 'broken'],
])('the lesson %s is %s: neither it nor what stands beside it is opened', async (name, why) => {
  host(['first']);
  for (const link of [`lesson=${name}`, `${experiment}&lesson=${name}&step=1`]) {
    const { decodeLink, readLesson } = await mender(link);
    expect(readLesson(link)).toBeNull();
    expect(decodeLink(link)).toMatchObject({ ok: false, error: { code: 'badLesson', why } });
  }
});

it.each([packed, 'playground:noise,start:1a2b', 'playground:goalTrainLossMinThresholdFirst:0.1,start:1a2b'])(
  'the lesson %s is there',
  async (name) => {
    const link = `${experiment}&lesson=${name}&step=1`;
    const { decodeLink, readLesson } = await mender(link);
    expect(readLesson(link)).toMatchObject({ place: { name } });
    expect(decodeLink(link)).toMatchObject({ ok: true });
  },
);

it('a lesson whose table is not here has no mistake', async () => {
  const task = `---\ntitle: Mine\n---\n# One step\n- experiment: v=1&data=table:${'fdc560f8'.repeat(8)}&net=4-3.softmax\n\nWords.`;
  const link = `lesson=${await pack(task)}&step=1`;
  expect((await mender(link)).decodeLink(link)).toMatchObject({ error: { code: 'unknownTable', hash: 'fdc560f8' } });
});

const address = 'https://host.example/mlp/#';
it.each([
  ['whole', (link: string) => address + link],
  ['after a word', (link: string) => `Here: ${address}${link}`],
  ['at the end of a sentence', (link: string) => `It is ${address}${link}.`],
  ['with %23', (link: string) => address.replace('#', '%23') + link],
  ['with a question mark', (link: string) => address.replace('#', '?') + link],
  ['with codes of colons', (link: string) => address + link.replaceAll(':', '%3A')],
  ['in HTML', (link: string) => address + link.replaceAll('&', '&amp;')],
  ['all in codes', (link: string) => encodeURIComponent(address + link)],
  ['before a bracket', (link: string) => `(${address}${link})`],
  ['before signs that are not seen', (link: string) => `${address}${link}\u00a0\u200b`],
  ['between angle brackets', (link: string) => `<${address}${link}>`],
  ['in two lines', (link: string) => (address + link).replace(/.{120}/, '$&\r\n')],
  [
    'behind a page that leads on',
    (link: string) => `https://g.example/url?q=${encodeURIComponent(address + link)}&sa=D`,
  ],
])('a link to a lesson is found: %s', async (_, around) => {
  for (const name of ['one-neuron', packed, 'playground:noise,start:1a2b', 'playground:x,discretize:true,start:1a2b']) {
    for (const link of [`${experiment}&lesson=${name}&step=1`, `v=1&lesson=${name}&step=1&${experiment.slice(4)}`]) {
      for (const written of [link, seal(link)]) {
        const text = around(written);
        const { decodeLink, readLesson } = await menderFor(text, null, null, noVault);
        expect(decodeLink(text), text).toMatchObject({ ok: true });
        expect(readLesson(text), text).toMatchObject({ place: { name, step: 0 } });
      }
    }
  }
});

it('a lesson that was cut in a mail is damaged, too', async () => {
  const link = `Here: https://host.example/#${experiment}&lesson=${packed.slice(0, -9)}`;
  expect((await mender(link)).decodeLink(link)).toMatchObject({
    ok: false,
    error: { code: 'badLesson', why: 'damaged' },
  });
});
