import type { KeyboardEvent } from 'react';

/** Up and down the buttons of a menu, Home and End to its ends; Tab goes on as everywhere. */
export function onMenuKey(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
  const here = items.findIndex((item) => item === event.target);
  const next = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (here === -1 || next === undefined) return;
  event.preventDefault();
  items[next].focus();
}
