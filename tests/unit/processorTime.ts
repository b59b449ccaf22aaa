/** Does a piece of work. @returns what it gives, and the processor time of this process for it: other work does not count. */
export function processorTime<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}
