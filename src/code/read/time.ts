import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import type { KerasDialect } from '../print/dialect.ts';
import type { Place } from './codeProblem.ts';

/** Modules and arguments that Keras had until 2019 only. */
const oldWords = new RegExp(
  [
    String.raw`\bkeras\.layers\.(?:core|advanced_activations|normalization|noise|convolutional|recurrent|embeddings|pooling)\b`,
    String.raw`\bkeras\.(?:objectives|initializations)\b`,
    String.raw`[(,]\s*(?:nb_epoch|show_accuracy|class_mode|W_regularizer|b_regularizer|schedule_decay)\s*=(?!=)`,
    // A program's own functions have an `lr` at all times.
    String.raw`\b(?:[Ss][Gg][Dd]|[Rr][Mm][Ss]prop|[Aa]da(?:grad|delta|m|max)|[Nn]adam)\s*\([^()]*\blr\s*=(?!=)`,
    String.raw`\bDense\s*\([^()]*\b(?:output_dim|init|bias)\s*=(?!=)`,
    String.raw`\bDropout\s*\(\s*p\s*=`,
  ].join('|'),
);
/** TensorFlow's Keras had different defaults from the beginning. */
const tensorflow = /\btensorflow(?:\.python)?\.keras\b|\btf\.keras\b|\btf_keras\b|\btensorflow\s+import\s+keras\b/;
const todaysWords =
  /[(,]\s*learning_rate\s*=\s*[\d.]|\bkeras\.(?:Input|Sequential|ops|layers\.\w+\(|optimizers\.\w+\()/;

/** Whether a program means what Keras 2.0 of 2017 meant: by its words, or, where they tell nothing, by the dialect chosen. */
export function isOf2017(text: string, dialect: KerasDialect): boolean {
  const code = text.replace(/#[^\n]*/g, '');
  if (tensorflow.test(code)) return false;
  return oldWords.test(code) || (dialect === 'keras2017' && !todaysWords.test(code));
}

/** Evidence of a program's time. */
export interface Time {
  of2017: boolean;
  /** Where `accuracy` or `acc` stands as a word among the metrics. */
  accuracy: (Place & { readonly word: string }) | null;
  /** Callbacks that watch the accuracy, with the name used in the program. */
  monitors: readonly (Place & { readonly monitor: string })[];
  /** Names that the program gives to its metrics. */
  titles: ReadonlyMap<string, MetricName>;
}

export function newTime(): Time {
  return { of2017: false, accuracy: null, monitors: [], titles: new Map() };
}
