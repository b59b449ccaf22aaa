import { fit } from './fit.ts';

/** The command: `fit` on this process's streams. */
export async function main(args: readonly string[]): Promise<void> {
  // `npm run fit -- … | head` closes the pipe: nothing can be printed any more.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // Sets the exit code instead of calling `process.exit`, so that all output is written first.
  process.exitCode = await fit(args, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
