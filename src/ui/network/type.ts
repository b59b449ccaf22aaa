import { useSyncExternalStore } from 'react';
import type { Measure } from '../../scene/words.ts';

/** The theme's lettering, for what is measured or painted. */
export interface Type {
  readonly family: string;
  /** Of small text, px. */
  readonly size: number;
  readonly measure: Measure;
}

let theme: string | undefined;
let cached: Type | null = null;

function createType(): Type {
  const style = getComputedStyle(document.documentElement);
  const family = style.getPropertyValue('--font').trim();
  const mono = style.getPropertyValue('--mono').trim();
  const size = Number.parseFloat(style.getPropertyValue('--size-small')) || 12;
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
        context.font = face === 'code' ? `${size - 1}px ${mono}` : `600 ${size}px ${family}`;
        width = context.measureText(text).width;
        widths.set(key, width);
      }
      return width;
    },
  };
}

function current(): Type {
  const now = document.documentElement.dataset['theme'];
  if (cached === null || theme !== now) {
    cached = createType();
    theme = now;
  }
  return cached;
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Changes with the theme: whoever paints paints anew then. */
export function useType(): Type {
  return useSyncExternalStore(subscribe, current);
}
