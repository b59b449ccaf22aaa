import { type KeyboardEvent, useState } from 'react';
import { marksOf } from '../../scene/paint/marks.ts';
import { perRow } from '../../scene/layout/picture.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import type { Scene } from '../../scene/scene.ts';
import type { Target } from '../../document/target.ts';
import {
  enter,
  type Position,
  positionOf,
  settle,
  start,
  targetAt,
  walk,
  walkKeys,
} from '../../scene/point/walkNeurons.ts';
import { shownExperiment } from '../../state/store.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import type { DrawingController } from './drawingController.ts';

interface Walk {
  readonly position: Position;
  /** For a live region: said when the keyboard has moved, not when a number changes. */
  readonly spoken: string;
  /** Whether a key has moved it since the last click. Firefox's `:focus-visible` stays false after a click. */
  readonly isWalking: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  /** The keyboard goes on from what the pointer has selected. */
  readonly onSelect: () => void;
}

/** The keyboard in the drawing: arrows walk, Enter pins and goes into a neuron, Escape goes back a level. */
export function useWalk(scene: Scene | null, controller: DrawingController | null): Walk {
  const { drawn, sayMissing, setView, store } = useWorkspace();
  const text = useText();
  const [position, setPosition] = useState(start);
  const [spoken, setSpoken] = useState('');
  const [isWalking, setWalking] = useState(false);

  function go(next: Position): void {
    if (scene === null) return;
    const { plan } = scene.picture;
    const target = targetAt(next, plan);
    setPosition(next);
    setView({ hovered: target, layer: target.type === 'neuron' ? plan.columns[target.column].layer : target.layer });
    say(target, plan).catch(sayMissing);
    const mark = marksOf(scene.picture, target)[0];
    if (mark !== undefined) controller?.reveal(mark.x, mark.y);
  }

  async function say(target: Target, plan: Plan): Promise<void> {
    const [{ spokenTarget }] = await Promise.all([import('./spokenFacts.ts'), drawn.settled()]);
    const state = store.getState();
    const said = spokenTarget(text, shownExperiment(state), plan, target, drawn.numbers());
    if (said !== null) setSpoken(said);
  }

  function escape(at: Position): void {
    setView({ selection: null });
    if (at.incoming === null) setView({ hovered: null, layer: null });
    else go({ ...at, incoming: null });
  }

  return {
    position,
    spoken,
    isWalking,
    onKeyDown: (event) => {
      if (scene === null || event.altKey || event.ctrlKey || event.metaKey) return;
      const { plan } = scene.picture;
      const at = settle(position, plan);
      if (walkKeys.includes(event.key)) {
        go(walk(at, event.key, plan, scene.picture.columns.map(perRow)));
      } else if (event.key === 'Enter' || event.key === ' ') {
        setView({ selection: targetAt(at, plan) });
        go(enter(at, plan));
      } else if (event.key === 'Escape') {
        escape(at);
      } else {
        return;
      }
      event.preventDefault();
      setWalking(true);
    },
    onFocus: () => {
      const { selection } = store.getState().view;
      if (scene === null) return;
      const { plan } = scene.picture;
      setPosition((at) => (selection === null ? settle(at, plan) : positionOf(selection, plan)));
    },
    onBlur: () => {
      setView({ hovered: null, layer: null });
      setWalking(false);
    },
    onSelect: () => {
      setWalking(false);
      const { selection } = store.getState().view;
      if (scene !== null && selection !== null) setPosition(positionOf(selection, scene.picture.plan));
    },
  };
}
