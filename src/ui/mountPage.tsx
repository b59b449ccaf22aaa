import { StrictMode } from 'react';
import { createRoot, type RootOptions } from 'react-dom/client';
import type { TrainingControls } from '../state/training.ts';
import type { Workspace } from '../state/workspace.ts';
import { App } from './App.tsx';
import { Late } from './Late.tsx';
import { RootContext } from './pageEvents.ts';
import { WorkspaceContext } from './useWorkspace.ts';

/** Shows a workspace in an element. Where there are several, each needs an `identifierPrefix` of its own. */
export function mountPage(
  root: HTMLElement,
  workspace: Workspace,
  controls: TrainingControls,
  options: RootOptions,
): void {
  createRoot(root, options).render(
    <StrictMode>
      <WorkspaceContext value={workspace}>
        <RootContext value={root}>
          <Late>
            <App controls={controls} />
          </Late>
        </RootContext>
      </WorkspaceContext>
    </StrictMode>,
  );
}
