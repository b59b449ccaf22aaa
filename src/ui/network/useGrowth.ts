import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Picture } from '../../scene/layout/picture.ts';
import { createScene, type Scene } from '../../scene/scene.ts';
import { forgetful } from '../../state/forgetful.ts';
import { useWorkspace } from '../useWorkspace.ts';

const duration = 450; // ms

const fetchTween = forgetful(() => import('../../scene/layout/tween.ts'));
/** Null until it has been fetched, when a program is first stepped through: until then pictures do not grow. */
// oxlint-disable-next-line modules/no-state -- a part of the page
let tween: Awaited<ReturnType<typeof fetchTween>> | null = null;

/**
 * The scene of a picture. While `grows`, a picture that follows another grows out of it, unless the person wants
 * nothing to move; else it is there at once.
 */
export function useGrowth(picture: Picture | null, grows: boolean): Scene | null {
  const { still } = useWorkspace();
  const whole = useMemo(() => (picture === null ? null : createScene(picture)), [picture]);
  const [growing, setGrowing] = useState<{ readonly to: Picture; readonly scene: Scene } | null>(null);
  /** The picture on the screen, which the next picture grows out of. */
  const last = useRef<Picture | null>(null);

  useEffect(() => {
    if (!grows || tween !== null) return;
    fetchTween().then(
      (loaded) => (tween = loaded),
      () => undefined, // the picture is there all the same
    );
  }, [grows]);

  // Before anything is painted: the whole picture must not flash up first.
  useLayoutEffect(() => {
    const from = last.current;
    last.current = picture;
    if (!grows || picture === null || from === null || tween === null || still()) return;
    const { canGrow, easeCubicInOut, tweenPicture } = tween;
    if (!canGrow(from, picture)) return;
    const show = (share: number): void => {
      const now = tweenPicture(from, picture, easeCubicInOut(share));
      last.current = now;
      setGrowing({ to: picture, scene: createScene(now) });
    };
    show(0);
    const began = performance.now();
    let asked = requestAnimationFrame(function step() {
      const share = Math.min(1, (performance.now() - began) / duration);
      show(share);
      if (share < 1) asked = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(asked);
  }, [picture, grows, still]);

  return growing !== null && growing.to === picture ? growing.scene : whole;
}
