import { connectTexts } from '../../../src/state/texts.ts';
import { connectTraining } from '../../../src/state/training.ts';
import { createWorkspace, type Notes } from '../../../src/state/workspace.ts';
import { browserWorld } from '../../../src/ui/browserWorld.ts';
import { mountPage } from '../../../src/ui/mountPage.tsx';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import '../../../src/ui/styles/page.css';
import { connectScreen } from '../../../src/ui/screen.ts';

/** Notes of one workspace, beside those of the other. */
function notesOf(name: string, { get, set }: Notes): Notes {
  return { get: (key) => get(`${name} ${key}`), set: (key, text) => set(`${name} ${key}`, text) };
}

async function show(name: string): Promise<void> {
  const world = browserWorld();
  const workspace = createWorkspace({ ...world, tab: notesOf(name, world.tab) });
  const controls = connectTraining(workspace);
  connectTexts(workspace);
  await workspace.texts.load('en');
  const root = document.getElementById(name);
  if (root === null) throw new Error(`two.html has no #${name}`);
  // As page.css does it for the one page that there is else.
  Object.assign(root.style, { display: 'flex', flexDirection: 'column', height: '100vh', overflow: 'hidden' });
  mountPage(root, workspace, controls, { identifierPrefix: name });
}

connectScreen();
for (const name of ['one', 'other']) void show(name);
