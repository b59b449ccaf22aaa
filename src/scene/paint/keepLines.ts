/** Paints by `paint`; where `key` is what it was, it may show again what that painted. */
export type Keep = (
  context: CanvasRenderingContext2D,
  key: readonly unknown[],
  paint: (context: CanvasRenderingContext2D) => void,
) => void;

/** Keeps a picture of what was painted last, once it is wanted a second time. */
export function createKeep(): Keep {
  let key: readonly unknown[] = [];
  let sheet: HTMLCanvasElement | null = null;
  /** Whether the sheet is of that key. */
  let isKept = false;

  /** The empty sheet, as large as the canvas. */
  function clearSheet({ width, height }: HTMLCanvasElement): CanvasRenderingContext2D | null {
    sheet ??= document.createElement('canvas');
    sheet.width = width;
    sheet.height = height;
    return sheet.getContext('2d');
  }

  return (context, next, paint) => {
    const isSame = next.every((value, i) => Object.is(value, key[i]));
    key = next;
    isKept &&= isSame;
    if (isSame && !isKept) {
      const on = clearSheet(context.canvas);
      if (on !== null) {
        on.setTransform(context.getTransform());
        paint(on);
        isKept = true;
      }
    }
    if (!isKept || sheet === null) return paint(context);
    const view = context.getTransform();
    context.resetTransform();
    context.drawImage(sheet, 0, 0);
    context.setTransform(view);
  };
}
