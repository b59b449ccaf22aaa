import type { Browser } from '@playwright/test';

export interface TrainingPage {
  /** Trains for a while and pauses. @returns epochs a second */
  train(milliseconds: number): Promise<number>;
  /** Opens a panel of the left column, by its name. */
  side(name: string): Promise<void>;
  /** Sets a weight by key, so many times. @returns ms from the key until all shows it, the median */
  setByKey(times: number): Promise<number>;
  /** Types other units of a layer into its line of the code. @returns ms from the key until the drawing has them, the median */
  typeUnits(line: string, digits: string): Promise<number>;
  /** Trains at full speed. @returns ms until so many epochs are done */
  reach(epochs: number): Promise<number>;
  /** Draws on the pad. @returns answers a second that are shown */
  draw(milliseconds: number): Promise<number>;
  /** Walks through a batch in Steps. @returns ms from a key until the next station is shown, of each */
  walk(): Promise<number[]>;
  close(): Promise<void>;
}

/** A table of a person's own, and what is done with it. */
export interface TablePage {
  read(): Promise<void>;
  use(): Promise<void>;
  train(): Promise<void>;
  /** The names of the views of the outcome. */
  views(): Promise<string[]>;
  show(view: string): Promise<void>;
  newData(): Promise<void>;
  undo(): Promise<void>;
  scale(): Promise<void>;
  close(): Promise<void>;
}

export function openPages(browser?: 'chromium' | 'firefox'): Promise<{
  readonly browser: Browser;
  open(link: string): Promise<TrainingPage>;
  openTable(csv: string): Promise<TablePage>;
  close(): Promise<void>;
} | null>;
