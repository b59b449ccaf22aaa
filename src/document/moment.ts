/** Between two batches of a run. */
export interface Place {
  /** Finished epochs. */
  readonly epoch: number;
  /** Batches done in the epoch under way. */
  readonly batch: number;
}

/** Whether a run has left its initial weights. */
export const hasMoved = ({ epoch, batch }: Place): boolean => epoch > 0 || batch > 0;

/** When numbers of a run were so: everything that shows numbers says of which moment they are. */
export interface Moment extends Place {
  /** Counts up with every run of the page. */
  readonly run: number;
  /** Batches since the start of the run. */
  readonly iteration: number;
  /** How many times numbers of the run had been set by hand; absent: never. */
  readonly sets?: number | undefined;
}

/** What an element of the page that shows numbers says of itself in `data-moment`; empty as long as it has none. */
export function momentName(moment: Moment | null | undefined): string {
  if (!moment) return '';
  const { run, epoch, batch, sets } = moment;
  return [run, epoch, batch, ...(sets === undefined ? [] : [sets])].join('/');
}

/** Dropout and noise act in training and do nothing in inference. */
export type Behaviour = 'training' | 'inference';
