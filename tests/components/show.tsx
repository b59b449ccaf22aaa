import type { ReactNode } from 'react';
import { render, type RenderResult } from 'vitest-browser-react';
import type { Experiment } from '../../src/document/experiment.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { createWorkspace, type Workspace } from '../../src/state/workspace.ts';
import { Late } from '../../src/ui/Late.tsx';
import { WorkspaceContext } from '../../src/ui/useWorkspace.ts';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import { linked, worldOf } from '../unit/state/fakes.ts';

export interface Shown extends RenderResult {
  readonly workspace: Workspace;
  readonly experiment: () => Experiment;
}

/** Shows a part of the page in a workspace of its own, without a run. @param link without its `v=1&` */
export async function show(
  part: ReactNode,
  link = 'data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy',
): Promise<Shown> {
  const workspace = createWorkspace(worldOf({ frame: requestAnimationFrame, now: () => performance.now() }));
  workspace.edit(() => linked(link));
  await workspace.texts.load('en');
  const screen = await render(
    <WorkspaceContext value={workspace}>
      <Late>{part}</Late>
    </WorkspaceContext>,
  );
  return { ...screen, workspace, experiment: () => shownExperiment(workspace.store.getState()) };
}
