/** Does what a run may refuse, as a state of another run; false when it does. */
export function isTaken(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
