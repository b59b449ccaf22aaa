/** Two axes, one of which shows something else from now on: what the other has changes places with what it had. */
export function swapped<T>(axes: readonly [T, T], axis: number, value: T): [T, T] {
  const [own, other] = axis === 0 ? axes : [axes[1], axes[0]];
  const others = value === other ? own : other;
  return axis === 0 ? [value, others] : [others, value];
}
