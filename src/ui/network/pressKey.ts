import type { Target } from '../../document/target.ts';
import type { Dictionary } from '../../i18n/en.ts';
import { perRow } from '../../scene/layout/picture.ts';
import { marksOf } from '../../scene/paint/marks.ts';
import { enter, walk } from '../../scene/point/walkKeys.ts';
import { type Position, settle, targetAt } from '../../scene/point/walkNeurons.ts';
import type { Scene } from '../../scene/scene.ts';
import { shownExperiment } from '../../state/store.ts';
import type { Workspace } from '../../state/workspace.ts';
import { getNumbersText } from '../text/numbersText.ts';
import type { DrawingController } from './drawingController.ts';
import { spokenTarget } from './spokenFacts.ts';

/** What a key in the drawing acts on. */
interface Pressed {
  readonly workspace: Workspace;
  readonly text: Dictionary;
  readonly scene: Scene;
  readonly controller: DrawingController | null;
  readonly put: (position: Position) => void;
  readonly setSpoken: (sentence: string) => void;
}

/** Arrows walk, Enter pins and goes into a neuron, Escape goes back a level. */
export async function pressKey(key: string, position: Position, pressed: Pressed): Promise<void> {
  const { setView } = pressed.workspace;
  const { plan, columns } = pressed.scene.picture;
  const at = settle(position, plan);
  if (key === 'Escape') {
    setView({ selection: null });
    if (at.incoming === null) return setView({ hovered: null, layer: null });
    return go({ ...at, incoming: null }, pressed);
  }
  if (key !== 'Enter' && key !== ' ') return go(walk(at, key, plan, columns.map(perRow)), pressed);
  setView({ selection: targetAt(at, plan) });
  return go(enter(at, plan), pressed);
}

async function go(next: Position, pressed: Pressed): Promise<void> {
  const { workspace, scene, controller, put } = pressed;
  const { plan } = scene.picture;
  const target = targetAt(next, plan);
  put(next);
  workspace.setView({
    hovered: target,
    layer: target.type === 'neuron' ? plan.columns[target.column].layer : target.layer,
  });
  const [mark] = marksOf(scene.picture, target);
  if (mark !== undefined) controller?.reveal(mark.x, mark.y);
  return say(target, pressed);
}

async function say(target: Target, { workspace, text, scene, setSpoken }: Pressed): Promise<void> {
  const { drawn, store } = workspace;
  const [words] = await Promise.all([getNumbersText(store.getState().view.language), drawn.settled()]);
  const said = spokenTarget(
    text,
    words,
    shownExperiment(store.getState()),
    scene.picture.plan,
    target,
    drawn.numbers(),
    store.getState().run.byHand,
  );
  if (said !== null) setSpoken(said);
}
