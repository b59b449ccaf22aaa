import type { Browser } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread (µs): it counts the page's own work and no other work of the machine. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest task of any page's main thread while `during` goes on: milliseconds of processor time. Chromium only. */
export async function longestTask(browser: Browser, during: () => Promise<void>): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent); // the protocol leaves their shape open
  });
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] } });
  await during();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ ph, pid, tid, name, tdur }) =>
      ph === 'X' && name.endsWith('RunTask') && tdur !== undefined && threads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('The trace has no task of a main thread.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
