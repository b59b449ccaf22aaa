import type { Workspace } from '../../state/workspace.ts';
import { coloursOf } from '../plot/colours.ts';
import { makePaper } from './makePaper.tsx';
import './print.css';
import { Sheet } from './Sheet.tsx';

/** Prints one sheet in place of the page as it is on the screen. */
export function connectPrint(workspace: Workspace): void {
  /** Removes the sheet, while there is one. */
  let putAway: (() => void) | null = null;

  function remove(): void {
    putAway?.();
    putAway = null;
  }

  /** Made anew each time (print.css). */
  function makeSheet(): void {
    remove();
    if (document.querySelector('.worksheet') !== null) return; // that is printed
    putAway = makePaper(workspace, 'sheet', (paper) => <Sheet ink={coloursOf(paper)} />);
  }

  window.addEventListener('beforeprint', makeSheet);
  window.addEventListener('afterprint', remove);
}
