/** An action that may be asked for at any rate. */
export interface Paced {
  ask(): void;
  /** Does it now, whenever it was done last. */
  hurry(): void;
  stop(): void;
}

/** Does `action` at most `hz` times a second while it is asked for, and once more after the last time. */
export function atMost(hz: number, action: () => void): Paced {
  const interval = 1000 / hz;
  let earliest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fire = (): void => {
    timer = undefined;
    earliest = performance.now() + interval;
    action();
  };
  return {
    hurry: () => {
      clearTimeout(timer);
      fire();
    },
    ask: () => {
      timer ??= setTimeout(fire, Math.max(0, earliest - performance.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
