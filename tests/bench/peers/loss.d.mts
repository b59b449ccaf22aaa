export function crossEntropy(
  outputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  rows: number,
  isBinary?: boolean,
): number;
