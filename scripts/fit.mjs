// npm run fit -- '<link or hash>' | --code program.py [--link] [--epochs N] [--json] [--dump] [--float64]: see scripts/fit/arguments.ts
import { importTypeScript } from './bundle.mjs';

const { main } = await importTypeScript(new URL('fit/main.ts', import.meta.url));
await main(process.argv.slice(2));
