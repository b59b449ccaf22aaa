/** Losses: their indices in `lossNames`. */
export const enum Loss {
  mean_squared_error,
  mean_absolute_error,
  huber,
  log_cosh,
  binary_crossentropy,
  categorical_crossentropy,
  sparse_categorical_crossentropy,
  hinge,
  categorical_hinge,
  poisson,
  kl_divergence,
}

/** Metrics: their indices in `metricNames`. */
export const enum Metric {
  accuracy,
  binary_accuracy,
  categorical_accuracy,
  sparse_categorical_accuracy,
  precision,
  recall,
  auc,
  mean_absolute_error,
  mean_squared_error,
  r2_score,
}
