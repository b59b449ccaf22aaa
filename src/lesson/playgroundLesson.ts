import { goalPattern, type Hideable, hideable, switchedOn, switches } from '../document/link/playgroundLink.ts';
import type { Localized, PartName } from './lesson.ts';

/** Controls of TensorFlow Playground, and which of this page is as good. */
const controls: Readonly<Record<Hideable, PartName>> = {
  x: 'input_x',
  y: 'input_y',
  xSquared: 'input_x_squared',
  ySquared: 'input_y_squared',
  xTimesY: 'input_x_times_y',
  sinX: 'input_sin_x',
  sinY: 'input_sin_y',
  playButton: 'train',
  stepButton: 'step',
  resetButton: 'reset',
  dataset: 'dataset',
  problem: 'problem',
  noise: 'noise',
  percTrainData: 'validation_split',
  batchSize: 'batch_size',
  learningRate: 'learning_rate',
  activation: 'activation',
  regularization: 'regularization',
  regularizationRate: 'regularization_rate',
  numHiddenLayers: 'add_layer',
  showTestData: 'validation_points',
  discretize: 'discretize',
};

const quantities: Readonly<Record<string, string>> = {
  TrainLoss: 'loss',
  TestLoss: 'val_loss',
  TrainTestDiff: 'loss_gap',
};

/** A loss is to become as small as that; the difference of the two as small, or as large. */
function goalOf(item: string): readonly string[] {
  const [, what = '', by, value] = goalPattern.exec(item) ?? [];
  return what === '' ? [] : [`${quantities[what]} ${by === 'Max' && what === 'TrainTestDiff' ? '>=' : '<='} ${value}`];
}

/** What is said of such a link. */
export const playgroundTexts = {
  hidden: {
    en: 'This link hides some controls. They come back when you leave the exercise.',
    ja: 'このリンクは操作の一部を隠しています。課題を終えると元に戻ります。',
  },
  goals: {
    en: 'Change what you need to reach the goals.',
    ja: '目標を達成できるように、設定を変えてください。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

const itemsOf = (name: string): readonly string[] => name.slice('playground:'.length).split(',', 60);

/** Whether a name asks for anything: else no link of TensorFlow Playground has it. */
export const isExercise = (name: string): boolean =>
  itemsOf(name).some((item) => goalPattern.test(item) || hideable.some((control) => control === item));

/**
 * What a course's link of TensorFlow Playground asks for beside the experiment, as the file of a lesson of one step.
 *
 * @param name see document/link/playgroundLink.ts; what is no item of it is left out
 * @param start the link of the experiment that it begins with
 */
export function exerciseFile(name: string, start: string): string {
  const items = itemsOf(name);
  const hidden = hideable.filter((control) => items.includes(control)).map((control) => controls[control]);
  const on = switches.filter((name) => items.includes(switchedOn(name))).map((name) => controls[name]);
  const goals = items.flatMap(goalOf);
  const settings = [
    `- experiment: ${start}`,
    ...(hidden.length > 0 ? [`- hide: ${hidden.join(', ')}`] : []),
    `- show: ${on.join(', ') || 'none'}`,
    ...goals.map((goal) => `- goal: ${goal}`),
  ];
  const { en, ja } = hidden.length > 0 ? playgroundTexts.hidden : playgroundTexts.goals;
  return `---
title en: Exercise
title ja: 課題
---

# Exercise

${settings.join('\n')}

## en: From a TensorFlow Playground link

${en}

## ja: TensorFlow Playground のリンクから

${ja}
`;
}
