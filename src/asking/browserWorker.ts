import type { HostWorld } from '../training/workerHost.ts';
// eslint-disable-next-line import/default -- Vite makes it
import workerAddress from './worker.ts?worker&url';

/** Pages with Trusted Types take no plain string as the address of a worker. TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): string;
  };
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

function toTrusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('mlp-visualizer', { createScriptURL: (own) => own });
  return policy?.createScriptURL(address) ?? address;
}

/** Address of the worker's file. */
export const workerFile = (): string => new URL(workerAddress, import.meta.url).href;

/** A worker of one of the page's files. @param name for developers */
export function createWorker(name: string, address: string): Worker {
  if (window.origin !== 'null') return new Worker(toTrusted(address), { type: 'module', name });
  // A sandboxed frame has an origin of its own: it gets no worker from the host's address, but one from a blob, in
  // Chromium only as a classic script.
  const code = `importScripts(${JSON.stringify(new URL(address, import.meta.url).href)});`;
  return new Worker(toTrusted(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))), { name });
}

/** Workers, clock and timers of this browser. */
export const browserWorkers = (name: string): HostWorld => ({
  createWorker: () => createWorker(name, workerAddress),
  now: () => performance.now(),
  setTimer: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
});
