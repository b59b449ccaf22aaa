// node tests/unit/code/oracles/programs.mjs dataPrograms: prints as JSON what that module beside this file exports as `programs`.
import { importTypeScript } from '../../../../scripts/bundle.mjs';

const { programs } = await importTypeScript(new URL(`${process.argv[2]}.ts`, import.meta.url));
process.stdout.write(JSON.stringify(programs));
