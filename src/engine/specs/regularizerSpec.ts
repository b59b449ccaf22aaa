/** `keras.regularizers.L1L2(l1, l2)`: l1·Σ|w| + l2·Σw² is added to the loss. Both ≥ 0; if both are 0, there is none. */
export interface Regularizer {
  readonly l1: number;
  readonly l2: number;
}

export const noRegularizer: Regularizer = { l1: 0, l2: 0 };
