// npm run fit -- '<link or hash>' | --code program.py | --resume FILE, and options: see scripts/fit/arguments.ts
import { importTypeScript } from './bundle.mjs';

const { main } = await importTypeScript(new URL('fit/main.ts', import.meta.url));
await main(process.argv.slice(2));
