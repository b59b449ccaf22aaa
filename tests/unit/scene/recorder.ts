/** One drawing operation, with the state of the canvas at that time. */
export interface Mark {
  readonly type: 'stroke' | 'strokeRect' | 'fill' | 'fillRect' | 'fillText';
  readonly colour: string;
  readonly width: number;
  readonly alpha: number;
  readonly dashed: boolean;
  /** Subpaths of the path. */
  readonly parts: number;
  readonly text: string;
  /** Calls that made the path, e.g. 'moveTo 1 2'. */
  readonly path: readonly string[];
}

/** A substitute for a canvas context that records what is painted. */
export function createRecorder(): { readonly context: CanvasRenderingContext2D; readonly marks: Mark[] } {
  const marks: Mark[] = [];
  let path: string[] = [];
  let dashes: readonly number[] = [];
  const state = { strokeStyle: '', fillStyle: '', lineWidth: 1, globalAlpha: 1 };
  const put = (type: Mark['type'], colour: string, text = ''): void => {
    const parts = path.filter((call) => /^(moveTo|arc|rect|roundRect)/u.test(call)).length;
    marks.push({
      type,
      colour,
      width: state.lineWidth,
      alpha: state.globalAlpha,
      dashed: dashes.length > 0,
      parts,
      text,
      path,
    });
  };
  const trace =
    (name: string) =>
    (...values: number[]): void => {
      path.push([name, ...values].join(' '));
    };
  const methods = {
    beginPath: () => {
      path = [];
    },
    moveTo: trace('moveTo'),
    lineTo: trace('lineTo'),
    bezierCurveTo: trace('bezierCurveTo'),
    arc: trace('arc'),
    rect: trace('rect'),
    roundRect: trace('roundRect'),
    stroke: () => put('stroke', state.strokeStyle),
    fill: () => put('fill', state.fillStyle),
    fillRect: () => put('fillRect', state.fillStyle),
    strokeRect: (...box: number[]) => {
      path = [['strokeRect', ...box].join(' ')];
      put('strokeRect', state.strokeStyle);
    },
    fillText: (text: string) => put('fillText', state.fillStyle, text),
    setLineDash: (pattern: readonly number[]) => {
      dashes = pattern;
    },
    setTransform: () => {},
    clearRect: () => {},
  };
  // Only the methods that the painters use exist.
  return { context: Object.assign(state, methods) as unknown as CanvasRenderingContext2D, marks };
}
