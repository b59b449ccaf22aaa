import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * Serves the built page, and a page with it in a sandboxed frame.
 * @param cors whether other origins may load files
 */
export async function host(
  cors: boolean,
  frame = '<iframe sandbox="allow-scripts" src="./" width="1300" height="700"></iframe>',
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (pathname === '/host.html') {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html>${frame}`);
      return;
    }
    const file = join('dist', pathname === '/' ? 'index.html' : pathname);
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    if (cors) response.setHeader('access-control-allow-origin', '*');
    if (!existsSync(file)) response.statusCode = 404;
    response.end(existsSync(file) ? readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the host has no port');
  return { address: `http://127.0.0.1:${bound.port}/host.html`, close: () => server.close() };
}
