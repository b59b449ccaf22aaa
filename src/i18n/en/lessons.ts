import type { Comparison } from '../../lesson/goal.ts';
import type { LessonFaultSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';

const meant = (nearest: string | null): string => (nearest === null ? '' : ` Did you mean “${nearest}”?`);
/** Which Dense, counted as Python does. */
const dense = (index: number): string => {
  if (index >= 0) return `Dense number ${index + 1}`;
  return index === -1 ? 'the last Dense' : `Dense number ${-index} from the end`;
};

/** Lessons: the list of them, the panel of one, and what is wrong in a lesson's file. */
export const lessons = {
  title: 'Lessons',
  intro: 'Each lesson sets up the network for you, step by step. Your own work is kept.',
  steps: (count: number) => `${count} ${count === 1 ? 'step' : 'steps'}`,
  loading: 'Loading…',
  open: 'Open a lesson file…',
  own: 'A lesson of your own is one Markdown file. Drop it anywhere on this page, or open it here.',
  link: 'Open a link',
  linkHint: 'A link of this page or of TensorFlow Playground',
  openLink: 'Open',
  template: 'Start from one of these files:',
  templateOf: (title: string) => `File of “${title}”`,
  close: 'Close',

  panel: 'Lesson',
  stepOf: (step: number, count: number) => `Step ${step} of ${count}`,
  goTo: (step: number, title: string) => `Step ${step}: ${title}`,
  back: 'Back',
  next: 'Next',
  done: 'Finish',
  leave: 'Leave the lesson',
  fold: 'Collapse the lesson',
  unfold: 'Expand the lesson',
  changed: 'You changed the experiment of this step.',
  setUp: 'Restore the step',
  toStart: 'Reset to the teacher’s start',
  goal: 'Goal',
  goals: 'Goals',
  reached: 'Reached!',
  reachedAll: 'Goal reached. Well done!',
  now: (value: string) => `now ${value}`,
  notMeasured: 'not measured yet',

  leaveTitle: 'Leave the lesson?',
  leaveText: 'Your work from before the lesson is kept.',
  finished: 'This was the last step.',
  toEarlier: 'Return to my earlier work',
  stayHere: 'Continue with this experiment',
  another: 'Choose another lesson',
  cancel: 'Stay in the lesson',

  broken: (name: string) => `“${name}” cannot be opened as a lesson:`,
  brokenLink: 'The lesson in this link cannot be opened:',
  badFormulas: (name: string) =>
    `“${name}” is open, but these formulas cannot be read. They are shown as they are written.`,
  damaged: 'Part of it was lost or changed. Ask for the link or the file again.',
  unknown: (id: string) => `There is no lesson “${id}”. These lessons are available:`,
  elsewhere: 'This lesson is too long for a link. Ask for its file and drop it on this page.',
  notText: (name: string) => `“${name}” is not a text file. A lesson is a Markdown file (.md).`,
  tooLarge: (name: string) => `“${name}” is too large for a lesson.`,
  notInLink: 'This lesson is too long for a link. To share it, send its file.',
  line: (line: number) => `Line ${line}`,
  more: (count: number) => `… and ${count} more.`,
  manyMore: '… and many more.',

  faults: {
    noHead: () =>
      'A lesson begins with a line “---”, then “title: …”, then “---” again. Below that, each step begins with “# ”.',
    openHead: () => 'The header starts with “---” here, but has no closing “---”.',
    headLine: ({ text }) => `“${text}” cannot be read. Each line of the header is “key: value”.`,
    unknownKey: ({ key, nearest, known }) =>
      nearest === null
        ? `“${key}:” is not a known key. Known keys: ${known.join(', ')}.`
        : `“${key}:” is not a known key.${meant(nearest)}`,
    twice: ({ key }) => `“${key}” is given twice.`,
    noTitle: () => 'The lesson has no title. Write “title: …” in the header.',
    badId: ({ value }) => `id: “${value}” is not valid. Use up to 40 lowercase letters a–z, digits and hyphens.`,
    badNumber: ({ key, value, max }) => `${key}: “${value}” is not a whole number from 0 to ${number(max)}.`,
    noSteps: () => 'There are no steps yet. Each step begins with a line “# ” and its title.',
    tooManySteps: ({ max }) => `A lesson can have at most ${max} steps.`,
    tooLong: ({ max, lines }) =>
      `The file is too long. A lesson can have at most ${number(max)} characters and ${number(lines)} lines.`,
    textBeforeSteps: () => 'This text comes before the first step and is not shown. A step begins with “# ”.',
    stepWithoutTitle: () => 'This step has no title. Write it after “#”, or after “## en:” and “## ja:”.',
    stepWithoutText: () => 'This step has no text.',
    textOutsideLanguage: () =>
      'This text comes before “## en” and “## ja” and is not shown. Move it below one of them.',
    settingInText: ({ key }) =>
      `“${key}:” is in the text and would be shown to the student. Move it directly below the step’s heading.`,
    unknownName: ({ key, value, known }) => `${key}: “${value}” is not known. Known values: ${known.join(', ')}.`,
    badExperiment: (sentence) => `experiment: ${sentence}`,
    openFence: () => 'A code block starts here with ``` and is never closed.',
    badFormula: ({ text, rest }) => {
      if (rest === '') return `The formula “${text}” is not complete. Is a “}” missing?`;
      return rest === text
        ? `The formula “${text}” cannot be read.`
        : `The formula “${text}” cannot be read from “${rest}” on.`;
    },
    longFormula: ({ max }) => `This formula is too long. A formula can have at most ${number(max)} characters.`,
    manyFormulas: ({ max, signs }) =>
      `From here on there are too many formulas. A text can have at most ${max}, with ${number(signs)} characters in all.`,
    textTooLong: ({ max }) =>
      `This text or its title is too long. It can have at most ${number(max)} characters; pictures are not counted.`,
    tooManyLines: ({ max }) => `This step is too long. It can have at most ${number(max)} lines.`,
    tooManyGoals: ({ max }) => `A step can have at most ${max} goals.`,
    goalForm: ({ text }) =>
      `goal: “${text}” cannot be read. Write, for example, val_accuracy >= 0.95, units[0] = 8 or has relu.`,
    goalUnknown: ({ name, nearest }) =>
      `goal: “${name}” is not known.${nearest === null ? ' Use, for example, accuracy, val_loss, epoch, layers, units[0], network or has relu.' : meant(nearest)}`,
    goalValue: ({ name, value, wanted }) => {
      if (wanted === 'number') return `goal: ${name} is a number, but “${value}” is not.`;
      if (wanted === 'network') return `goal: write ${name} as 3-4-3, not “${value}”.`;
      return `goal: ${name} cannot be “${value}”. Possible values: ${wanted.join(', ')}.`;
    },
    goalOrder: ({ name, comparison }) => `goal: ${name} is a name, so use = or !=, not ${comparison}.`,
    goalIndex: ({ name, wanted }) =>
      wanted
        ? `goal: there are several ${name}. The first is ${name}[0], the last is ${name}[-1].`
        : `goal: there is only one ${name}. Remove the [ ].`,
  } as LessonFaultSentences,

  /** A goal as a sentence without its end. */
  compare: (what: string, comparison: Comparison, value: string): string => {
    const how = { '=': '', '!=': 'not ', '<': 'below ', '<=': 'at most ', '>': 'above ', '>=': 'at least ' }[
      comparison
    ];
    return `${what}: ${how}${value}`;
  },
  uses: (feature: string, wanted: boolean) => (wanted ? `${feature} is used` : `${feature} is not used`),
  breaks: 'the loss becomes NaN',
  ends: 'training finishes',
  solves: 'all blanks in Steps are filled',
  quantities: {
    layers: () => 'layers, without Input',
    hidden_layers: () => 'hidden layers',
    units: (index) => `units of ${dense(index)}`,
    inputs: () => 'inputs',
    parameters: () => 'parameters',
    learning_rate: () => 'learning_rate',
    momentum: () => 'momentum',
    batch_size: () => 'batch_size',
    epochs: () => 'epochs',
    validation_split: () => 'validation_split',
    samples: () => 'examples',
    noise: () => 'noise',
    seed: () => 'seed',
    epoch: () => 'completed epochs',
    loss_gap: () => 'validation loss − training loss',
    output: (index) => `output ${index + 1} for the selected example`,
    network: () => 'network',
    data: () => 'data',
    loss: () => 'loss',
    optimizer: () => 'optimizer',
    activation: (index) => `activation of ${dense(index)}`,
  } as Readonly<Record<string, (index: number) => string>>,
};
