import type { Scene } from '../../scene/scene.ts';
import { sameTarget, type Target } from '../../scene/target.ts';
import { liveStore, setView, store } from '../../state/app.ts';
import { colours } from '../colours.ts';
import type { Zooming, ZoomTransform } from './zooming.ts';

/** What changes with every frame or every move of the pointer: painted here, outside React. */
export interface Stage {
  /** Shows another picture, at once. */
  show(scene: Scene, family: string): void;
  zoomBy(factor: number): void;
  fit(): void;
  /** Pans so that a point of the picture can be seen. */
  reveal(x: number, y: number): void;
  destroy(): void;
}

interface Elements {
  /** Takes the pointer; its top left corner is the view's. */
  readonly box: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Moves with the zoom. */
  readonly layer: SVGGElement;
}

const nearMouse = 6; // px
const nearFinger = 16;
const closest = 16;
const slowFrame = 40; // ms
/** Somebody comes near. */
const near = ['pointerenter', 'touchstart', 'focusin'] as const;

const unmoved = { k: 1, x: 0, y: 0 };

export function createStage({ box, canvas, layer }: Elements, onZoom: (zoomed: boolean) => void): Stage {
  const context = canvas.getContext('2d');
  let scene: Scene | null = null;
  let family = '';
  /** Null: at rest, the whole network in view. */
  let transform: ZoomTransform | null = null;
  let asked = 0;
  let later: ReturnType<typeof setTimeout> | undefined;
  /** Frames of the run are left out until then (ms). */
  let rest = 0;

  function paint(): void {
    cancelAnimationFrame(asked);
    asked = 0;
    if (scene === null || context === null) return;
    const began = performance.now();
    const { run, view } = store.getState();
    const again = scene.paint(context, {
      numbers: liveStore.live,
      runs: run.phase !== 'impossible',
      now: began,
      target: view.hovered ?? view.selection,
      ink: colours(),
      family,
      zoom: transform ?? unmoved,
      ratio: pixelRatio(),
    });
    clearTimeout(later);
    later = undefined;
    if (again > 0) later = setTimeout(request, again);
    requestAnimationFrame(() => {
      // Where a browser draws slowly, the drawing takes no more than half of the page's time.
      const now = performance.now();
      rest = now - began > slowFrame ? 2 * now - began : 0;
    });
  }

  function paintRun(): void {
    const wait = rest - performance.now();
    if (wait <= 0) paint();
    else later ??= setTimeout(request, wait);
  }

  function request(): void {
    if (asked === 0) asked = requestAnimationFrame(paint);
  }

  function onTransform(moved: ZoomTransform): void {
    transform = moved;
    layer.setAttribute('transform', moved.toString());
    onZoom(moved.k > 1);
    request();
  }

  let zooming: Zooming | null = null;
  let coming: Promise<Zooming> | null = null;
  let gone = false;

  /** Zooming is loaded when somebody first comes near the drawing: nobody waits for it at the start. */
  function getZooming(): Promise<Zooming> {
    coming ??= import('./zooming.ts').then(({ createZooming }) => {
      const made = createZooming(box, closest, onTransform);
      if (gone) made.destroy();
      else zooming = made;
      if (scene !== null) made.resize(scene.picture.width, scene.picture.height);
      return made;
    });
    return coming;
  }

  function comeNear(): void {
    void getZooming();
  }

  function targetUnder(event: PointerEvent | MouseEvent, reach: number): Target | null {
    if (scene === null) return null;
    const { left, top } = box.getBoundingClientRect();
    const at: [number, number] = [event.clientX - left, event.clientY - top];
    const [x, y] = transform?.invert(at) ?? at;
    return scene.hit(x, y, reach / (transform?.k ?? 1));
  }

  function hover(target: Target | null): void {
    box.style.cursor = target === null ? '' : 'pointer';
    if (!sameTarget(store.getState().view.hovered, target)) setView({ hovered: target });
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerType !== 'touch' && event.buttons === 0) hover(targetUnder(event, nearMouse));
  }

  function onLeave(event: PointerEvent): void {
    if (event.pointerType !== 'touch') hover(null);
  }

  function onClick(event: MouseEvent): void {
    // Browsers whose click is no PointerEvent yet are taken for mice.
    const touch = event instanceof PointerEvent && event.pointerType === 'touch';
    const target = targetUnder(event, touch ? nearFinger : nearMouse);
    const same = sameTarget(store.getState().view.selection, target);
    setView({ selection: same ? null : target, hovered: touch ? null : target });
  }

  for (const type of near) box.addEventListener(type, comeNear, { once: true, passive: true });
  box.addEventListener('pointermove', onMove);
  box.addEventListener('pointerleave', onLeave);
  box.addEventListener('click', onClick);
  const stops = [
    liveStore.subscribe(paintRun),
    store.subscribe((state, before) => {
      if (state.view !== before.view || state.run.phase !== before.run.phase) request();
    }),
  ];

  return {
    show(next, nextFamily) {
      const { width, height } = next.picture;
      scene = next;
      family = nextFamily;
      const ratio = pixelRatio();
      if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
      if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
      zooming?.resize(width, height); // back within the new extent
      paint();
    },
    zoomBy: (factor) => void getZooming().then((it) => it.by(factor)),
    fit: () => zooming?.fit(),
    reveal(x, y) {
      if (scene === null || transform === null || transform.k === 1) return;
      const [vx, vy] = transform.apply([x, y]);
      const { width, height } = scene.picture;
      const margin = 30;
      const inside = vx > margin && vx < width - margin && vy > margin && vy < height - margin;
      if (!inside) zooming?.to(x, y);
    },
    destroy() {
      for (const stop of stops) stop();
      cancelAnimationFrame(asked);
      clearTimeout(later);
      box.removeEventListener('pointermove', onMove);
      box.removeEventListener('pointerleave', onLeave);
      box.removeEventListener('click', onClick);
      for (const type of near) box.removeEventListener(type, comeNear);
      gone = true;
      zooming?.destroy();
    },
  };
}

function pixelRatio(): number {
  return Math.min(2, window.devicePixelRatio);
}
