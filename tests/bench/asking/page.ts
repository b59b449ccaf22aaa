import { readExactly } from '../../../src/document/link/exact.ts';
import { connectTexts } from '../../../src/state/texts.ts';
import { connectTraining } from '../../../src/state/training.ts';
import { paces } from '../../../src/state/view.ts';
import { createWorkspace } from '../../../src/state/workspace.ts';
import { browserWorld } from '../../../src/ui/browserWorld.ts';
import { connectScreen } from '../../../src/ui/screen.ts';
import { mountPage } from '../../../src/ui/mountPage.tsx';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import '../../../src/ui/styles/page.css';

/** The page as it is, at full speed, without what it keeps. */
async function begin(): Promise<void> {
  const decoded = readExactly(location.hash)?.decoded;
  if (!decoded?.ok) throw new Error('The link is not read.');
  const workspace = createWorkspace(browserWorld());
  workspace.store.getState().replaceDocument(decoded.experiment);
  workspace.setView({ pace: paces[paces.length - 1] });
  const controls = connectTraining(workspace);
  connectTexts(workspace);
  await workspace.texts.load('en');
  const root = document.getElementById('root');
  if (root === null) throw new Error('page.html has no #root');
  mountPage(root, workspace, controls, {});
  connectScreen();

  Object.assign(window, {
    train: controls.train,
    epoch: () => workspace.liveStore.live.epoch,
    showNeurons: (neurons: 'numbers' | 'maps') => workspace.setView({ neurons }),
  });
}

void begin();
