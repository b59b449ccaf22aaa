import { type KeyboardEvent, useRef, useState } from 'react';
import type { Scene } from '../../scene/scene.ts';
import { type Position, positionOf, settle, start, walkKeys } from '../../scene/point/walkNeurons.ts';
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
  const workspace = useWorkspace();
  const { sayMissing, setView, store } = workspace;
  const text = useText();
  const [position, setPosition] = useState(start);
  /** The same, for keys that come before the page is drawn with it. */
  const newest = useRef(start);
  const [spoken, setSpoken] = useState('');
  const [isWalking, setWalking] = useState(false);
  const hasFocus = useRef(false);
  const turns = useRef(Promise.resolve());

  function put(next: Position): void {
    newest.current = next;
    setPosition(next);
  }

  function leave(): void {
    setView({ hovered: null, layer: null });
    setWalking(false);
  }

  return {
    position,
    spoken,
    isWalking,
    onKeyDown: (event) => {
      const { altKey, ctrlKey, key, metaKey } = event;
      if (scene === null || altKey || ctrlKey || metaKey || !walkKeys.includes(key)) return;
      event.preventDefault();
      setWalking(true);
      // What comes while its part is fetched waits for its turn; aheadParts.ts fetches it in the first idle moment.
      turns.current = turns.current
        .then(async () => {
          const { pressKey } = await import('./pressKey.ts');
          pressKey(key, newest.current, { workspace, text, scene, controller, put, setSpoken }).catch(sayMissing);
          if (!hasFocus.current) leave(); // meanwhile
        })
        .catch(sayMissing);
    },
    onFocus: () => {
      hasFocus.current = true;
      const { selection } = store.getState().view;
      if (scene === null) return;
      const { plan } = scene.picture;
      put(selection === null ? settle(newest.current, plan) : positionOf(selection, plan));
    },
    onBlur: () => {
      hasFocus.current = false;
      leave();
    },
    onSelect: () => {
      setWalking(false);
      const { selection } = store.getState().view;
      if (scene !== null && selection !== null) put(positionOf(selection, scene.picture.plan));
    },
  };
}
