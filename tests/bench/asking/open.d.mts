import type { Browser } from '@playwright/test';

export interface Asking {
  /** Answers a second to the question of 64×64 places. */
  /** Maps a second that the plot shows. */
  readonly shown: number;
  /** Places of a map, the median. */
  readonly places: number;
  /** What `watch` has measured. */
  readonly longest: number;
}

export function openAsking(): Promise<{
  measure(
    link: string,
    milliseconds: number,
    watch: (browser: Browser, during: () => Promise<void>) => Promise<number>,
  ): Promise<Asking>;
  close(): Promise<void>;
} | null>;
