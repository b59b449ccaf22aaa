import { momentName } from '../../document/moment.ts';
import { inHand } from '../../scene/plan/light.ts';
import type { PaintMap } from '../../scene/paint/palette.ts';
import { canFind, fetchFinder, type Scene } from '../../scene/scene.ts';
import type { ShownNumbers } from '../../state/shownNumbers.ts';
import type { Workspace } from '../../state/workspace.ts';
import { colours } from '../plot/colours.ts';
import { pointerOf } from '../pointer.ts';
import { keepGestures } from './missedGestures.ts';
import { createPointing, nothing, type Under } from './pointing.ts';
import type { Zooming, ZoomTransform } from './zooming.ts';

/** The part that changes with every frame or every move of the pointer: painted here, outside React. */
export interface DrawingController {
  /** Shows another picture, at once; null: bare paper. */
  show(scene: Scene | null, family: string): void;
  /** Paints neurons that are squares with these maps from now on. */
  setMaps(maps: PaintMap | null): void;
  /** There are newer ones. */
  request(): void;
  /** Selects what was clicked, once it can be found; `done` is called right after that. */
  click(event: MouseEvent, done: () => void): void;
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

export function createDrawingController(
  workspace: Workspace,
  { box, canvas, layer }: Elements,
  onZoom: (zoomed: boolean) => void,
): DrawingController {
  const { store, liveStore, drawn, frame, now, sayMissing } = workspace;
  const pointing = createPointing(workspace, (target) => {
    box.style.cursor = target === null ? '' : 'pointer';
  });
  const pointer = pointerOf(workspace);
  const context = canvas.getContext('2d');
  let scene: Scene | null = null;
  let family = '';
  let paintMap: PaintMap | null = null;
  /** Null: at rest, the whole network in view. */
  let transform: ZoomTransform | null = null;
  /** The next display frame paints. */
  let asked = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  /** The last move of the pointer within the drawing. */
  let lastMove: PointerEvent | null = null;
  /** Frames of the run are left out until then (ms). */
  let rest = 0;
  /** What was painted last. */
  let painted: ShownNumbers | null = null;

  function paint(): void {
    asked = false;
    if (context === null) return;
    const numbers = drawn.numbers();
    painted = numbers;
    canvas.dataset.moment = momentName(scene && numbers.moment);
    if (scene === null) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    const began = now();
    const state = store.getState();
    const { run, view } = state;
    const again = scene.paint(context, {
      numbers,
      runs: view.staged !== null || run.phase !== 'impossible',
      paintMap,
      now: began,
      ...inHand(view),
      ink: colours(),
      family,
      zoom: transform ?? unmoved,
      ratio: pixelRatio(),
      keeps: true,
    });
    clearTimeout(later);
    later = undefined;
    if (again > 0) later = setTimeout(request, again);
    frame(() => {
      // Where a browser draws slowly, the drawing takes no more than half of the page's time.
      const ended = now();
      rest = ended - began > slowFrame ? 2 * ended - began : 0;
    });
  }

  function paintRun(): void {
    if (drawn.numbers() === painted) return; // something else has come
    const wait = rest - now();
    if (wait <= 0) paint();
    else later ??= setTimeout(request, wait);
  }

  function request(): void {
    if (asked) return;
    asked = true;
    frame(() => {
      if (asked && !gone) paint();
    });
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
    coming ??= import('./zooming.ts').then(
      ({ createZooming }) => {
        const made = createZooming(box, closest, onTransform);
        if (gone) made.destroy();
        else zooming = made;
        if (scene !== null) made.resize(scene.picture.width, scene.picture.height);
        missed.replay();
        return made;
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  }

  function comeNear(): void {
    fetchFinder().then(
      () => {
        if (lastMove !== null) onMove(lastMove); // the pointer may rest by now
        request(); // what the keyboard is on lights up
      },
      () => undefined, // asked for again with the next click
    );
    getZooming().catch(() => undefined); // who zooms is told
  }

  const missed = keepGestures(box, () => {
    getZooming().catch(sayMissing);
  });

  /** Finds the target under the pointer, and the layer that made it. */
  function under(place: { readonly clientX: number; readonly clientY: number }, reach: number): Under {
    if (scene === null) return nothing;
    const { left, top } = box.getBoundingClientRect();
    const at: [number, number] = [place.clientX - left, place.clientY - top];
    const [x, y] = transform?.invert(at) ?? at;
    const near = reach / (transform?.k ?? 1);
    const { selection } = store.getState().view;
    return { target: scene.hit(x, y, near, selection), layer: scene.layerAt(x, y, near, selection) };
  }

  function onMove(event: PointerEvent): void {
    lastMove = event;
    if (event.pointerType !== 'touch' && event.buttons === 0 && pointer.isPointing(event))
      pointing.hover(under(event, nearMouse));
  }

  function onLeave(event: PointerEvent): void {
    lastMove = null;
    if (event.pointerType !== 'touch') pointing.hover(nothing);
  }

  function select(event: MouseEvent): void {
    // Browsers whose click is no PointerEvent yet are taken for mice.
    const byTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    pointing.select(under(event, byTouch ? nearFinger : nearMouse), { byTouch, again: event.detail >= 2 });
  }

  for (const type of near) box.addEventListener(type, comeNear, { once: true, passive: true });
  box.addEventListener('pointermove', onMove);
  box.addEventListener('pointerleave', onLeave);
  const stops = [
    liveStore.subscribe(paintRun),
    store.subscribe((state, before) => {
      if (state.view !== before.view || state.run.phase !== before.run.phase) request();
    }),
  ];

  return {
    show(next, nextFamily) {
      scene = next;
      family = nextFamily;
      pointing.settle(() => under(pointer.place(), nearMouse));
      if (next === null) {
        paint();
        return;
      }
      const { width, height } = next.picture;
      const ratio = pixelRatio();
      if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
      if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
      zooming?.resize(width, height); // back within the new extent
      paint();
    },
    setMaps(maps) {
      paintMap = maps;
      request();
    },
    request,
    click(event, done) {
      const take = (): void => {
        select(event);
        done();
      };
      if (canFind()) take();
      else fetchFinder().then(take, sayMissing);
    },
    zoomBy: (factor) => void getZooming().then((it) => it.by(factor), sayMissing),
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
      clearTimeout(later);
      box.removeEventListener('pointermove', onMove);
      box.removeEventListener('pointerleave', onLeave);
      for (const type of near) box.removeEventListener(type, comeNear);
      missed.stop();
      lastMove = null;
      pointing.hover(nothing);
      gone = true;
      zooming?.destroy();
    },
  };
}

function pixelRatio(): number {
  return Math.min(2, window.devicePixelRatio);
}
