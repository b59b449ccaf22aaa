import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Looked } from '../../../../src/asking/asker.ts';
import type { Target } from '../../../../src/document/target.ts';
import type { Scene } from '../../../../src/scene/scene.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { createPointing, nothing, type Under } from '../../../../src/ui/network/pointing.ts';
import { createDrawingController } from '../../../../src/ui/network/drawingController.ts';
import { worldOf } from '../../state/fakes.ts';

const neuron = (column: number, unit: number): Target => ({ type: 'neuron', column, unit });
const look = {
  moment: { run: 1, epoch: 0, batch: 0, iteration: 0 },
  parameters: new Float32Array(),
  values: null,
  dropped: new Map(),
} as unknown as Looked; // all that is painted of it
const first: Under = { target: neuron(1, 0), layer: 0 };
const last: Under = { target: neuron(2, 1), layer: 2 };

function pointing() {
  const workspace = createWorkspace(worldOf());
  const told: (Target | null)[] = [];
  return {
    ...createPointing(workspace, (target) => told.push(target)),
    setView: workspace.setView,
    told,
    view: () => {
      const { hovered, selection, layer } = workspace.store.getState().view;
      return { hovered, selection, layer };
    },
  };
}

describe('pointing in the drawing', () => {
  it('highlights what is under the pointer, and lets go of it on bare paper', () => {
    const { hover, view, told } = pointing();
    hover(first);
    expect(view()).toMatchObject({ hovered: first.target, layer: 0 });
    hover(nothing);
    expect(view()).toMatchObject({ hovered: null, layer: null });
    expect(told).toEqual([first.target, null]);
  });

  it('leaves the layer alone that a card or the code has lit in the meantime', () => {
    const { hover, view, setView } = pointing();
    hover(first);
    setView({ layer: 2 });
    hover(nothing);
    expect(view().layer).toBe(2);
  });

  it('pins what is clicked, frees it with another click, and takes a double click for one', () => {
    const { select, view } = pointing();
    const mouse = { byTouch: false, again: false };
    select(first, mouse);
    select(first, { ...mouse, again: true });
    expect(view()).toMatchObject({ selection: first.target, hovered: first.target });
    select(first, mouse);
    expect(view().selection).toBeNull();
  });

  it('by touch hovers over nothing; a layer that is touched beside its neurons lights up', () => {
    const { select, view } = pointing();
    select({ target: null, layer: 2 }, { byTouch: true, again: false });
    expect(view()).toEqual({ selection: null, hovered: null, layer: 2 });
    select(last, { byTouch: true, again: false });
    expect(view()).toEqual({ selection: last.target, hovered: null, layer: null });
  });

  it('lets go of what has gone from under a pointer that rests, and takes nothing new', () => {
    const { hover, settle, view, setView } = pointing();
    settle(() => first);
    expect(view().hovered).toBeNull();
    hover(first);
    settle(() => first);
    expect(view().hovered).toEqual(first.target);
    settle(() => last);
    expect(view().hovered).toBeNull();
    hover(first);
    setView({ hovered: last.target }); // by the keyboard
    settle(() => nothing);
    expect(view().hovered).toEqual(last.target);
  });
});

describe('the drawing', () => {
  beforeAll(() => {
    vi.stubGlobal('window', Object.assign(new EventTarget(), { devicePixelRatio: 1 }));
    vi.stubGlobal('document', { documentElement: { dataset: {} } });
    vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '' }));
  });
  afterAll(() => vi.unstubAllGlobals());

  /** A controller in a workspace of its own, whose display frames come when they are asked for. */
  function open() {
    const frames: (() => void)[] = [];
    const workspace = createWorkspace(worldOf({ frame: (callback) => frames.push(callback) }));
    const paint = vi.fn(() => 0);
    const scene = {
      picture: { width: 300, height: 200 },
      paint,
      hit: () => first.target,
      layerAt: () => first.layer,
    } as unknown as Scene; // all that the controller asks of it
    const box = Object.assign(new EventTarget(), {
      style: { cursor: '' },
      getBoundingClientRect: () => ({ left: 0, top: 0 }),
    }) as unknown as HTMLElement;
    const canvas = { width: 0, height: 0, dataset: {}, getContext: () => ({}) } as unknown as HTMLCanvasElement;
    const layer = { setAttribute: () => undefined } as unknown as SVGGElement;
    const controller = createDrawingController(workspace, { box, canvas, layer }, () => undefined);
    controller.show(scene, 'sans-serif');
    const painted = (): number => {
      for (const frame of frames.splice(0)) frame();
      return paint.mock.calls.length;
    };
    const move = (clientX: number): void => {
      const event = Object.assign(new Event('pointermove'), { pointerType: 'mouse', buttons: 0, clientX, clientY: 0 });
      window.dispatchEvent(event); // as it comes down to the box
      box.dispatchEvent(event);
    };
    return { ...workspace, controller, canvas, painted, move, hovered: () => workspace.store.getState().view.hovered };
  }

  it('paints at once what it is given, and once a display frame when something changes', () => {
    const { painted, setView, liveStore, canvas } = open();
    expect([canvas.width, canvas.height]).toEqual([300, 200]);
    expect(painted()).toBe(1);
    setView({ layer: 1 });
    setView({ layer: 2 });
    expect(painted()).toBe(2);
    liveStore.look(look);
    expect(painted()).toBe(3);
    expect(painted()).toBe(3);
  });

  it('does not paint the same numbers again when a row of the history comes', () => {
    const { painted, liveStore } = open();
    liveStore.look(look);
    expect(painted()).toBe(2);
    liveStore.renew();
    expect(painted()).toBe(2);
    liveStore.look({ ...look });
    expect(painted()).toBe(3);
  });

  it('paints and highlights for its own workspace alone', () => {
    const [one, other] = [open(), open()];
    one.painted();
    other.painted();
    one.setView({ layer: 1 });
    one.liveStore.look(look);
    one.move(5);
    expect(one.hovered()).toEqual(first.target);
    expect(other.hovered()).toBeNull();
    expect(one.painted()).toBeGreaterThan(1);
    expect(other.painted()).toBe(1);
  });

  it('does nothing any more once it is gone, and lets go of what it held', () => {
    const { controller, painted, move, hovered, liveStore } = open();
    move(5);
    expect(hovered()).toEqual(first.target);
    controller.destroy();
    expect(hovered()).toBeNull();
    const before = painted();
    liveStore.look(look);
    move(6);
    expect(painted()).toBe(before);
    expect(hovered()).toBeNull();
  });
});
