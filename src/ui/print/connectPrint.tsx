import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Workspace } from '../../state/workspace.ts';
import { coloursOf } from '../plot/colours.ts';
import { WorkspaceContext } from '../useWorkspace.ts';
import './print.css';
import { Sheet } from './Sheet.tsx';

/** Prints one sheet in place of the page as it is on the screen. */
export function connectPrint(workspace: Workspace): void {
  /** Removes the sheet, while there is one. */
  let putAway: (() => void) | null = null;

  /**
   * Puts a sheet before the page, for print alone (print.css). It is made anew each time, at once: a browser prints
   * what is there when `beforeprint` has been told of.
   */
  function makeSheet(): void {
    putAway?.();
    const sheet = document.createElement('div');
    sheet.className = 'sheet';
    sheet.dataset['theme'] = 'light';
    document.body.prepend(sheet);
    const root = createRoot(sheet);
    putAway = () => {
      putAway = null;
      root.unmount();
      sheet.remove();
    };
    flushSync(() =>
      root.render(
        <WorkspaceContext value={workspace}>
          <Sheet ink={coloursOf(sheet)} />
        </WorkspaceContext>,
      ),
    );
  }

  window.addEventListener('beforeprint', makeSheet);
  window.addEventListener('afterprint', () => putAway?.());
}
