import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Workspace } from '../../state/workspace.ts';
import { WorkspaceContext } from '../useWorkspace.ts';

/**
 * Puts a sheet before the page, for print alone, at once: a browser prints what is there when it is asked to.
 * @param className says in a style sheet what of it is printed
 * @returns how to remove it
 */
export function makePaper(
  workspace: Workspace,
  className: string,
  contents: (paper: HTMLElement) => ReactNode,
): () => void {
  const paper = document.createElement('div');
  paper.className = className;
  paper.dataset['theme'] = 'light';
  document.body.prepend(paper);
  const root = createRoot(paper);
  flushSync(() => root.render(<WorkspaceContext value={workspace}>{contents(paper)}</WorkspaceContext>));
  return () => {
    root.unmount();
    paper.remove();
  };
}
