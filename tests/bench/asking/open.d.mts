import type { Browser } from '@playwright/test';

export interface Asking {
  /** Maps a second that the plot shows. */
  readonly shown: number;
  /** Places of a map, the median. */
  readonly places: number;
  /** Frames a second in which the neurons have maps of another moment; 0 where they have none. */
  readonly neurons: number;
  /** A second. */
  readonly epochs: number;
  /** What `watch` has measured. */
  readonly longest: number;
}

export function openAsking(): Promise<{
  measure(
    link: string,
    milliseconds: number,
    watch: (browser: Browser, during: () => Promise<void>) => Promise<number>,
    neurons?: 'numbers' | 'maps',
  ): Promise<Asking>;
  close(): Promise<void>;
} | null>;
