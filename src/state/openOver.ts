import type { Experiment } from '../document/experiment.ts';
import { commitPreview, edit } from './app.ts';
import type { SavedWork } from './saved.ts';

/** Opens an experiment over the work that is here, which keeps its slot with all that was just being typed. */
export function openOver(work: SavedWork, e: Experiment): void {
  commitPreview();
  work.leave(e);
  edit(() => e);
}
