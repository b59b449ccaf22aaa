import type { ExecutorName } from '../../src/engine/executor.ts';
import type { Start } from './contest.ts';

export function openChromium(): Promise<{
  readonly start: (executor: ExecutorName) => Start;
  readonly close: () => Promise<void>;
} | null>;
