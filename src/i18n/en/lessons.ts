import type { Comparison } from '../../lesson/goal.ts';
import type { LessonFaultSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';

const meant = (nearest: string | null): string => (nearest === null ? '' : ` Perhaps “${nearest}” was meant.`);
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
  notLoaded: 'The lessons could not be loaded. Is the network there? Close this and try again.',
  open: 'Open a lesson file…',
  own: 'A lesson of your own is one Markdown file. Drop it anywhere on this page, or open it here.',
  template: 'Begin with one of these:',
  templateOf: (title: string) => `The file of “${title}”`,
  close: 'Close',

  panel: 'Lesson',
  stepOf: (step: number, count: number) => `Step ${step} of ${count}`,
  goTo: (step: number, title: string) => `Step ${step}: ${title}`,
  back: 'Back',
  next: 'Next',
  done: 'Finish',
  leave: 'Leave the lesson',
  fold: 'Fold the lesson',
  unfold: 'Unfold the lesson',
  changed: 'You have changed the experiment of this step.',
  setUp: 'Set it up again',
  goal: 'Goal',
  goals: 'Goals',
  reached: 'Reached!',
  reachedAll: 'Goal reached. Well done!',
  now: (value: string) => `now ${value}`,
  notMeasured: 'not measured yet',

  leaveTitle: 'Leave the lesson?',
  leaveText: 'What you had before the lesson is kept.',
  finished: 'That was the last step.',
  toEarlier: 'Back to what I had before',
  stayHere: 'Go on with what is here',
  another: 'Another lesson',
  cancel: 'Stay in the lesson',

  broken: (name: string) => `“${name}” cannot be opened as a lesson yet:`,
  brokenLink: 'The lesson in this link cannot be opened:',
  damaged: 'A part of it was lost or changed on the way. Ask for the link, or for the file, once more.',
  unknown: (id: string) => `There is no lesson “${id}” here. These are the lessons there are.`,
  elsewhere:
    'The link names a lesson from a file that is too long for a link. Ask for the file, and drop it on this page.',
  notText: (name: string) => `“${name}” is not a text file. A lesson is a Markdown file (.md).`,
  tooLarge: (name: string) => `“${name}” is too large for a lesson.`,
  notInLink: 'This lesson is too long for a link: to share it, pass its file on.',
  line: (line: number) => `Line ${line}`,
  more: (count: number) => `… and ${count} more.`,

  faults: {
    noHead: () =>
      'A lesson begins with a line “---”, then “title: …”, then “---” again. Below that, each step begins with “# ”.',
    openHead: () => 'The head is opened with “---” here, but no second “---” closes it.',
    headLine: ({ text }) => `“${text}” is not understood: in the head, each line is “key: value”.`,
    unknownKey: ({ key, nearest, known }) =>
      nearest === null
        ? `There is no “${key}:” here. There is ${known.join(', ')}.`
        : `There is no “${key}:” here.${meant(nearest)}`,
    twice: ({ key }) => `“${key}” is said twice.`,
    noTitle: () => 'The lesson has no title: write “title: …” in the head.',
    badId: ({ value }) => `id: “${value}” may have small letters a–z, digits and hyphens, 40 at most.`,
    badNumber: ({ key, value, max }) => `${key}: “${value}” is not a whole number from 0 to ${number(max)}.`,
    noSteps: () => 'There is no step yet: each step begins with a line “# ” and its title.',
    tooManySteps: ({ max }) => `A lesson has at most ${max} steps.`,
    tooLong: ({ max }) => `The file is too long: a lesson has at most ${number(max)} characters.`,
    textBeforeSteps: () => 'This text stands before the first step and would not be seen: a step begins with “# ”.',
    stepWithoutTitle: () => 'This step has no title: write it after the “#”, or after “## en:” and “## ja:”.',
    stepWithoutText: () => 'This step has no text.',
    textOutsideLanguage: () =>
      'This text stands before “## en” and “## ja” and would not be seen: put it below one of them.',
    settingInText: ({ key }) =>
      `“${key}:” stands in the text and would be shown to the student: put it right below the step’s heading.`,
    unknownName: ({ key, value, known }) => `${key}: there is no “${value}”. There is ${known.join(', ')}.`,
    badExperiment: (sentence) => `experiment: ${sentence}`,
    openFence: () => 'A block of code is opened here with ``` and never closed: all the rest would be code.',
    goalForm: ({ text }) =>
      `goal: “${text}” is not understood; it is written like val_accuracy >= 0.95, units[0] = 8 or has relu.`,
    goalUnknown: ({ name, nearest }) =>
      `goal: there is no “${name}”.${nearest === null ? ' There is, for example, accuracy, val_loss, epoch, layers, units[0], network, has relu.' : meant(nearest)}`,
    goalValue: ({ name, value, wanted }) => {
      if (wanted === 'number') return `goal: ${name} is a number; “${value}” is none.`;
      if (wanted === 'network') return `goal: ${name} is written like 3-4-3, not “${value}”.`;
      return `goal: ${name} is never “${value}”. There is ${wanted.join(', ')}.`;
    },
    goalOrder: ({ name, comparison }) => `goal: ${name} has a name, so only = and != make sense, not ${comparison}.`,
    goalIndex: ({ name, wanted }) =>
      wanted
        ? `goal: of ${name} there are several; the first is ${name}[0], the last ${name}[-1].`
        : `goal: there is one ${name} only; leave the [ ] away.`,
  } as LessonFaultSentences,

  /** A goal as a sentence without its end. */
  compare: (what: string, comparison: Comparison, value: string): string => {
    const how = { '=': '', '!=': 'not ', '<': 'below ', '<=': 'at most ', '>': 'above ', '>=': 'at least ' }[
      comparison
    ];
    return `${what}: ${how}${value}`;
  },
  uses: (feature: string, wanted: boolean) => (wanted ? `${feature} is used` : `${feature} is not used`),
  breaks: 'the loss stops being a number (nan)',
  ends: 'training comes to its end',
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
    epoch: () => 'finished epochs',
    output: (index) => `output ${index + 1} for the example shown`,
    network: () => 'network',
    data: () => 'data',
    loss: () => 'loss',
    optimizer: () => 'optimizer',
    activation: (index) => `activation of ${dense(index)}`,
  } as Readonly<Record<string, (index: number) => string>>,
};
