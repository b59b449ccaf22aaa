import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

// public/404.html is served by static hosts for a path that they do not have.
const page = readFileSync(new URL('../../public/404.html', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const script = /<script>([^]*?)<\/script>/.exec(page)?.[1] ?? '';

/** The address that the page goes to, or null. */
function goesTo(href: string): string | null {
  let to: string | null = null;
  runInNewContext(script, { location: { href, replace: (address: string) => (to = address) } });
  return to;
}

const site = 'https://example.org/mlp-visualizer';
const link = 'v=1&data=iris&net=4-5.relu-3.softmax';

test.each([
  [`${site}/%23${link}`, `${site}/#${link}`],
  [`${site}/%2523${link}`, `${site}/#${link}`],
  [`${site}/index.html%23${link}`, `${site}/index.html#${link}`],
  [`${site}/${link}`, `${site}/#${link}`],
  [`${site}/nothing/here`, null],
  [`${site}/v=1/here`, null],
])('%s', (from, to) => {
  expect(goesTo(from)).toBe(to);
});

test('its policy lets its own script run, and nothing else', () => {
  const hash = createHash('sha256').update(script).digest('base64');
  expect(/http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1]).toBe(
    `default-src 'none'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  );
});
