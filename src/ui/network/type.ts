import { useSyncExternalStore } from 'react';
import type { Measure } from '../../scene/layout/fitText.ts';
import { onScreen, rem } from '../screen.ts';

/** The theme's lettering, for what is measured or painted. */
export interface Type {
  readonly family: string;
  /** Of small text, px. */
  readonly size: number;
  readonly measure: Measure;
}

/** The newest, and the theme and size that it was made for. */
// oxlint-disable-next-line modules/no-state -- of the whole page
let made: { readonly of: string; readonly type: Type } | null = null;

/** @param size of small text, px. @param tiny of code, px */
export function createType(size: number, tiny: number): Type {
  const style = getComputedStyle(document.documentElement);
  const family = style.getPropertyValue('--font').trim();
  const mono = style.getPropertyValue('--mono').trim();
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  return {
    family,
    size,
    measure: (text, face) => {
      const key = `${face} ${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        if (context === null) return text.length * size * 0.6;
        context.font = face === 'code' ? `${tiny}px ${mono}` : `600 ${size}px ${family}`;
        width = context.measureText(text).width;
        widths.set(key, width);
      }
      return width;
    },
  };
}

function current(): Type {
  const now = `${document.documentElement.dataset['theme']} ${rem()}`;
  if (made?.of !== now) {
    const style = getComputedStyle(document.documentElement);
    const sizeOf = (token: string, usual: number): number =>
      rem() * (Number.parseFloat(style.getPropertyValue(token)) || usual);
    made = { of: now, type: createType(sizeOf('--size-small', 0.75), sizeOf('--size-tiny', 0.6875)) };
  }
  return made.type;
}

/** Changes with the theme and the screen: whoever paints paints anew then. */
export function useType(): Type {
  return useSyncExternalStore(onScreen, current);
}
