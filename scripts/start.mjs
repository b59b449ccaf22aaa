// npm start [-- --port N]: builds the page and serves it, to this machine and to the network around it.
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';

const firstPort = 4173;

function readPort() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' } } });
    const port = values.port === undefined ? firstPort : Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`--port wants a number from 1 to 65535, not "${values.port}".`);
    return { port, strict: values.port !== undefined };
  } catch (error) {
    fail(error.message, 2);
  }
}

function fail(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}

const { port, strict } = readPort();

try {
  await build({ logLevel: 'warn' });
} catch (error) {
  fail(`The page could not be built: ${error.message}`);
}

try {
  // allowedHosts: a class opens it by the teacher's computer name; it is static files, there is nothing to protect
  const server = await preview({
    logLevel: 'warn',
    preview: { port, strictPort: strict, host: true, allowedHosts: true },
  });
  const { local, network } = server.resolvedUrls;
  console.log(`\n  MLP Visualizer\n\n  on this machine  ${local[0]}`);
  for (const address of network) console.log(`  on the network   ${address}`);
  console.log('\n  Ctrl+C stops it.\n');
} catch (error) {
  fail(`The page was built but could not be served: ${error.message}`);
}
