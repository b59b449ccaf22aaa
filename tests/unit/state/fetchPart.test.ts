import { afterEach, expect, test, vi } from 'vitest';
import { fetchPart, onceFetched, whyMissing } from '../../../src/state/fetchPart.ts';

afterEach(() => vi.unstubAllGlobals());

type Answer = 'script' | 'html' | 'offline' | number;

/** A host that gives these answers in turn, and then repeats the last one. */
function host(...answers: Answer[]): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (href: string, { cache }: RequestInit) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(`${href} ${cache}`);
    if (answer === 'offline') return Promise.reject(new TypeError('Failed to fetch'));
    const status = typeof answer === 'number' ? answer : 200;
    const headers = { 'content-type': answer === 'script' ? 'text/javascript' : 'text/html' };
    return Promise.resolve(new Response('', { status, headers }));
  });
  return asked;
}

let made = 0;
/** A file that no other test has asked for. */
const file = (): string => `https://host/part${++made}.js`;
const load = (): Promise<string> => Promise.resolve('part');

async function why(name: string): Promise<string> {
  try {
    return await fetchPart(load, [name], 'https://host/index.js');
  } catch (error) {
    return whyMissing(error);
  }
}

test('tells a host that is not reached from one with a newer version of the page', async () => {
  for (const [answer, expected] of [
    ['script', 'part'],
    ['offline', 'unreachable'],
    [500, 'unreachable'],
    [404, 'replaced'],
    [410, 'replaced'],
    ['html', 'replaced'],
  ] as const) {
    host(answer);
    expect(await why(file()), String(answer)).toBe(expected);
  }
});

test('what is in a file that is there is asked of no host', async () => {
  const asked = host('offline');
  expect(await fetchPart(load, undefined, 'https://host/index.js')).toBe('part');
  expect(asked).toEqual([]);
});

test('what is imported and fails is neither', async () => {
  host('script');
  const broken = fetchPart(() => Promise.reject(new SyntaxError('no module')), [file()], 'https://host/index.js');
  await expect(broken.catch(whyMissing)).resolves.toBe('broken');
});

test('asks twice, the second time past the cache', async () => {
  const asked = host('html', 'script');
  const name = file();
  expect(await why(name)).toBe('part');
  expect(asked).toEqual([`${name} default`, `${name} reload`]);
});

test('forgets what has failed, and does not ask again for what is there', async () => {
  const name = file();
  host('offline');
  expect(await why(name)).toBe('unreachable');
  const asked = host('script');
  expect(await why(name)).toBe('part');
  expect(await why(name)).toBe('part');
  expect(asked).toHaveLength(1);
});

test('tells once when a file that has failed is there after all', async () => {
  const name = file();
  let told = 0;
  host('offline');
  await fetchPart(load, [name], 'https://host/index.js').catch((error: unknown) => onceFetched(error, () => told++));
  expect(await why(name)).toBe('unreachable');
  expect(told).toBe(0);
  host('script');
  expect(await why(file())).toBe('part');
  expect(told).toBe(0);
  expect(await why(name)).toBe('part');
  expect(await why(name)).toBe('part');
  expect(told).toBe(1);
});

test('imports nothing before all files are there', async () => {
  const [there, gone] = [file(), file()];
  host('script', 404, 404);
  let imported = 0;
  const coming = fetchPart(() => Promise.resolve(imported++), [there, gone], 'https://host/index.js');
  await expect(coming.catch(whyMissing)).resolves.toBe('replaced');
  expect(imported).toBe(0);
});
