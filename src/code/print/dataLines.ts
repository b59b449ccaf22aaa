import { usualChoice } from '../../data/dataDefaults.ts';
import type { Column } from '../../data/dataset.ts';
import { type DerivationName, isFormula, partsOf } from '../../data/features.ts';
import { columnsOf, evaluate, type FunctionName, partsOfTerm, printFormula, type Term } from '../../data/formula.ts';
import { mostMade, termOf } from '../../data/formulaFeatures.ts';
import { drawnFrom } from '../../data/playgroundTables.ts';
import { loadExamples } from '../../data/load.ts';
import { type DataSpec, dataKey, infoOf } from '../../data/spec.ts';
import { equal } from '../../document/equal.ts';
import type { Experiment } from '../../document/experiment.ts';
import { hasSignedTargets } from '../../document/outputStage.ts';
import { trainingRows } from '../../document/fitRows.ts';
import { type ByLibrary, originOf } from '../origins.ts';
import { needsMath } from './helpers.ts';
import { isStratified, tableModules } from './tableFunction.ts';
import { call, float, int, lineWidth, positional, pretty, quoted } from './python.ts';

/** Python's own modules that the lines of the data need. */
export function standardModules(spec: DataSpec): readonly string[] {
  const origin = originOf(spec);
  if (origin.by === 'file') return tableModules(origin.own);
  return needsMath(spec) ? ['math'] : [];
}

/** The line that imports what loads the rows. */
export function dataImports(spec: DataSpec, library: keyof ByLibrary): string {
  const origin = originOf(spec);
  if (origin.by === 'download') return `${origin.imports[library]}\n`;
  return origin.by === 'library' ? `from ${origin.module} import ${origin.callee}\n` : '';
}

/**
 * The lines that give `x` with the features that are chosen, and `y`: class numbers [rows], or the regression's targets
 * [rows, 1]; the rows in the page's order, so that a part cut off from the end is the page's validation part.
 */
export function rowLines(spec: DataSpec): readonly string[] {
  const spread = isStratified(spec) && spec.type !== 'points' ? ['x, y = stratify(x, y)'] : [];
  return [...allColumns(spec), ...spread, ...featureLines(spec)];
}

function allColumns(spec: DataSpec): readonly string[] {
  const origin = originOf(spec);
  const seed = `seed=${int(spec.seed)}`;
  const inOrder = spec.deal === 'last' ? ', dealt=False' : '';
  switch (origin.by) {
    case 'rows': {
      const { raw, labels } = loadExamples({ ...spec, ...usualChoice(infoOf(spec)) }, 0).training;
      const rows = rowsOf(raw, raw.length / labels.length);
      return [
        ...(rows.length > 4
          ? ['x = np.array([', ...pairs(rows).map((line) => `    ${line},`), '], dtype=float)']
          : [`x = np.array([${rows.join(', ')}], dtype=float)`]),
        ...withComment(array('y', Array.from(labels, String), ''), dataKey(spec)),
      ];
    }
    case 'points': {
      const { columns, classes, targets, title } = infoOf(spec);
      const whole = { ...spec, features: columns.map((_, column) => column), standardize: false };
      const { raw, labels, targets: numbers } = loadExamples(whole, 0).training;
      return [
        ...comment(classes.length === 0 ? `${title}` : `${title}: ${numbered(classes).join(', ')}`),
        ...array('x', rowsOf(raw, columns.length), ', dtype=float'),
        ...(targets.length > 0
          ? array('y', rowsOf(numbers, targets.length), ', dtype=float')
          : array('y', Array.from(labels, String), labels.length === 0 ? ', dtype=int' : '')),
      ];
    }
    case 'library':
      return [
        `x, y = ${origin.callee}(${origin.args})`,
        ...(spec.deal === 'last' ? [] : [`x, y = deal(x, y, ${seed})`]),
      ];
    case 'file': {
      const { title, columns, classes, targets, recipe } = origin.own.info;
      const file = fileOf(title);
      const given = spec.deal === 'last' ? '' : `, ${seed}`;
      const read = `x, y = table(${quoted(file, '"')}${given})`;
      if (recipe !== undefined) return [read];
      const last = [...numbered(classes), ...targets.map(({ key }) => key)].join(', ');
      const head = `${file}: a line of names, then rows of ${columns.map(({ key }) => key).join(', ')}, and last ${last}`;
      return [...comment(head), read];
    }
    case 'playground': {
      const { name, text } = drawnFrom(dataKey(spec));
      return [`x, y = playground(${quoted(name, '"')}, noise=${float(spec.noise)}, seed=${quoted(text, '"')})`];
    }
    case 'download':
      return [`x, y = ${dataKey(spec)}(${seed}${inOrder})`];
    case 'function': {
      const { samples, noise } = spec;
      return [`x, y = ${dataKey(spec)}(samples=${int(samples)}, noise=${float(noise)}, ${seed}${inOrder})`];
    }
  }
}

/** @param values [rows, width] */
const rowsOf = (values: Float64Array, width: number): readonly string[] =>
  Array.from(
    { length: values.length / width },
    (_, row) => `[${values.slice(row * width, (row + 1) * width).join(', ')}]`,
  );

/** Room for a comment behind an array of one line. */
const longestKey = '  # majority3'.length;

const withComment = (lines: readonly string[], text: string): readonly string[] =>
  lines.with(-1, `${lines.at(-1)}  # ${text}`);

/** `name = np.array([…])`, as many items in a line as it holds. */
function array(name: string, items: readonly string[], rest: string): readonly string[] {
  const lines = [''];
  for (const item of items) {
    const line = `${lines.at(-1)} ${item},`;
    if (line.length + 3 <= lineWidth || lines.at(-1) === '') lines[lines.length - 1] = line;
    else lines.push(` ${item},`);
  }
  const single = `${name} = np.array([${lines[0].slice(1, -1)}]${rest})`;
  if (lines.length === 1 && single.length <= lineWidth - longestKey) return [single];
  return [`${name} = np.array([`, ...lines.map((line) => `   ${line}`), `]${rest})`];
}

const numbered = (classes: readonly string[]): readonly string[] =>
  classes.map((name, label) => `${label} for ${name}`);

/** The name of the file that a table is in. */
const fileOf = (title: string): string => (/\.\w{1,4}$/.test(title) ? title : `${title}.csv`);

/** Two in a line. */
const pairs = (items: readonly string[]): readonly string[] =>
  items.flatMap((item, i) => (i % 2 === 0 ? [[item, ...items.slice(i + 1, i + 2)].join(', ')] : []));

/** A comment of one line or more, whatever stands in the text. */
function comment(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(/[\s\p{C}]+/u)) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length < lineWidth || lines.at(-1) === '') lines[lines.length - 1] = line;
    else lines.push(` ${word}`);
  }
  return lines.map((line) => `#${line}`);
}

/** A derived feature, given the expressions of its columns. */
const derived: Readonly<Record<DerivationName, (a: string, b: string) => string>> = {
  square: (a) => `${a}**2`,
  product: (a, b) => `${a} * ${b}`,
  sin: (a) => `np.sin(${a})`,
};

/** numpy's name of each function. */
const numpy: Readonly<Record<FunctionName, string>> = {
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  exp: 'exp',
  log: 'log',
  sqrt: 'sqrt',
  abs: 'abs',
  sign: 'sign',
  floor: 'floor',
  tanh: 'tanh',
  min: 'minimum',
  max: 'maximum',
};

const constantOf = (term: Term): number => evaluate(term, () => Number.NaN);

/** Whether Python computes a term without columns: it refuses 1 / 0, and whole numbers to a negative power. */
const isEasy = (term: Term): boolean =>
  Number.isFinite(constantOf(term)) &&
  !(term.type === 'binary' && term.operator === '^') &&
  partsOfTerm(term).every(isEasy);

/** A term as Python can compute it: what it would refuse is what it comes to. */
function forPython(term: Term): Term {
  if (columnsOf(term).length > 0) {
    if (term.type === 'minus') return { ...term, of: forPython(term.of) };
    if (term.type === 'binary') return { ...term, left: forPython(term.left), right: forPython(term.right) };
    return term.type === 'call' ? { ...term, of: term.of.map(forPython) } : term;
  }
  if (isEasy(term)) return term;
  const value = constantOf(term);
  const size: Term = { type: 'number', value: Math.abs(value) };
  return value < 0 ? { type: 'minus', of: size } : size;
}

/** How large a term may be where it is a number, at most; what may be no number in some row is ∞. */
function sizeOf(term: Term, columns: readonly Column[]): number {
  const of = (each: Term): number => sizeOf(each, columns);
  switch (term.type) {
    case 'number':
    case 'constant':
      return Math.abs(constantOf(term));
    case 'column':
      return 10 * Math.max(...columns[term.index].domain.map(Math.abs)); // some examples are beyond their range
    case 'minus':
      return of(term.of);
    case 'binary':
      if (term.operator === '*') return of(term.left) * of(term.right);
      if (term.operator === '/' && columnsOf(term.right).length === 0) return of(term.left) / of(term.right);
      return term.operator === '+' || term.operator === '-' ? of(term.left) + of(term.right) : Infinity;
    case 'call': {
      const most = 1 + Math.max(...term.of.map(of));
      if (['sin', 'cos', 'tanh', 'sign'].includes(term.name)) return most < Infinity ? 1 : Infinity;
      return ['abs', 'floor', 'min', 'max'].includes(term.name) ? most : Infinity;
    }
  }
}

/** The page has 0 for what is no number, or too large for float32. */
const mayFail = (term: Term, columns: readonly Column[]): boolean => !(sizeOf(term, columns) <= mostMade);

function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'np.nan' : 'np.inf';
  return Number.isInteger(value) && value < 1e15 ? String(value) : float(value);
}

const formulaExpression = (term: Term, column: (index: number) => string): string =>
  printFormula(term, {
    column,
    number: numberText,
    constant: (name) => `np.${name}`,
    call: (name) => `np.${numpy[name]}`,
    operator: (operator) => (operator === '^' ? '**' : ` ${operator} `),
  });

function featureLines(spec: DataSpec): readonly string[] {
  const { features } = spec;
  if (equal(features, usualChoice(infoOf(spec)).features)) return [];
  if (features.every((each) => typeof each === 'number')) return [`x = x[:, [${features.join(', ')}]]`];
  const { columns } = infoOf(spec);
  const column = (index: number): string => `x[:, ${index}]`;
  const terms = features.map((feature) => {
    const term = termOf(feature);
    return term === null ? null : forPython(term);
  });
  const isBounded = terms.map((term) => term !== null && mayFail(term, columns));
  // The page bounds formulas alone.
  const isLargeElsewhere = features.some((feature, i) => {
    if (terms[i] !== null) return false;
    const { by, of } = partsOf(feature);
    const sizes = of.map((index) => sizeOf({ type: 'column', index }, columns));
    return by !== 'sin' && sizes[0] * (by === null ? 1 : (sizes[1] ?? sizes[0])) > mostMade;
  });
  const fits = isLargeElsewhere ? '(np.abs(x) <= 3e38)' : 'np.abs(x) <= 3e38';
  const kept = isBounded.map((is) => (is ? 'False' : 'True')).join(', ');
  const items = features.map((feature, i) => {
    const term = terms[i];
    if (term !== null) return formulaExpression(term, column);
    const { by, of } = partsOf(feature);
    const [a, b = ''] = of.map(column);
    return by === null ? a : derived[by](a, b);
  });
  return [
    `x = ${pretty(call('np.column_stack', positional({ items })), 0, 4)}`,
    ...(isBounded.includes(true)
      ? [
          `x = np.where(${isLargeElsewhere ? `${fits} | [${kept}]` : fits}, x, 0)  # no number, or too large for float32`,
        ]
      : []),
  ];
}

/** How `y` is to look: as it is, one-hot rows of so many classes, or a column of 0 and 1. */
export type Targets = 'asTheyAre' | { readonly oneHot: number } | 'column';

/** Form of the targets that the loss and the width of the last layer ask for. */
export function targetsOf({ data, loss }: Experiment, outputs: number): Targets {
  const { task, classes } = infoOf(data);
  if (task === 'regression' || loss === 'sparse_categorical_crossentropy') return 'asTheyAre';
  return outputs === 1 ? 'column' : { oneHot: classes.length };
}

/** The line that makes −1 and 1 of class numbers in a column, where the network is trained on these. */
export function signLines(e: Experiment): readonly string[] {
  return hasSignedTargets(e) ? ['y = 2 * y - 1  # -1 and 1, as in TensorFlow Playground'] : [];
}

/** How many rows train. */
export function rowCount({ data, validationSplit }: Pick<Experiment, 'data' | 'validationSplit'>): string {
  const none = Math.floor(data.samples * (1 - validationSplit)) === 0;
  return none ? 'rows = 1' : `rows = int(len(x) * (1 - ${float(validationSplit)}))`;
}

/** z = (x - mean) / standard deviation, both those of the training part, which is in front. */
export function scaleLines({ data, validationSplit }: Experiment): readonly string[] {
  if (!data.standardize) return [];
  const rows = validationSplit === 0 ? [] : [rowCount({ data, validationSplit })];
  const part = validationSplit === 0 ? 'x' : 'x[:rows]';
  if (data.standardize === 'minmax') {
    return [
      ...rows,
      `low, high = ${part}.min(axis=0), ${part}.max(axis=0)`,
      'x = (x - low) / np.where(high - low > 2.2e-15, high - low, 1)  # a constant column becomes 0',
    ];
  }
  const mayBeConstant =
    data.type !== 'generated' || trainingRows({ data, validationSplit }) < fewRows || data.features.some(isFormula);
  if (!mayBeConstant) return [...rows, `x = (x - ${part}.mean(axis=0)) / ${part}.std(axis=0)`];
  return [
    ...rows,
    `mean, std = ${part}.mean(axis=0), ${part}.std(axis=0)`,
    // As in scale.ts: the mean of a constant column may be rounded.
    'x = (x - mean) / np.where(std > 2e-16 * len(x) * abs(mean), std, 1)  # a constant column becomes 0',
  ];
}

/** A column of fewer rows can be constant, above all in a truth table; a person's own, and a formula, with any number. */
const fewRows = 5;
