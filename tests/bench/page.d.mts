export interface TrainingPage {
  /** Trains for a while and pauses. @returns epochs a second */
  train(milliseconds: number): Promise<number>;
  /** Sets a weight by key, so many times. @returns ms from the key until all shows it, the median */
  setByKey(times: number): Promise<number>;
  /** Trains at full speed. @returns ms until so many epochs are done */
  reach(epochs: number): Promise<number>;
  /** Draws on the pad. @returns answers a second that are shown */
  draw(milliseconds: number): Promise<number>;
  close(): Promise<void>;
}

export function openPages(): Promise<{
  open(link: string): Promise<TrainingPage>;
  close(): Promise<void>;
} | null>;
