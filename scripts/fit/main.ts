import { fit } from './fit.ts';

/** The command: `fit` on this process's streams. */
export async function main(args: readonly string[]): Promise<void> {
  // `npm run fit -- … | head` closes the pipe: there is nobody left to print for.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // The code is set, not exited with: what was printed has to leave first.
  process.exitCode = await fit(args, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
