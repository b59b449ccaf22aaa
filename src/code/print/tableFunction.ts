import { aroundNumber, mostNumber, numberForms, units } from '../../data/csv/cells.ts';
import type { Encoding } from '../../data/csv/rawTable.ts';
import type { Recipe, RecipeColumn } from '../../data/csv/recipe.ts';
import { type DataSpec, infoOf, type OwnSpec } from '../../data/spec.ts';
import { float, quoted } from './python.ts';

/** Python's names: what browsers read as Shift_JIS is Windows's form of it. */
const codecs: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8-sig',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16-be',
  shift_jis: 'cp932',
  'windows-1252': 'cp1252',
  gb18030: 'gb18030',
  big5: 'big5hkscs',
  'euc-kr': 'cp949',
};

/** Python leaves it where the order is named, and guesses another order where it is not. */
const byteOrderMark = `        lines = (line.lstrip("\\ufeff") for line in lines)  # without the byte order mark\n`;

const text = (word: string): string => quoted(word, '"');

function columnCall({ place, categories, fill }: RecipeColumn): string {
  const filled = fill === null ? '' : `, fill=${typeof fill === 'number' ? float(fill) : text(fill)}`;
  if (categories === null) return `number(${place}${filled})`;
  return `category(${place}, [${categories.map(text).join(', ')}]${filled})`;
}

/** A regular expression, which Python writes as JavaScript does. */
const pattern = (source: string): string =>
  `r"${source.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** The function that reads a column of numbers, as `numberIn` reads a cell. */
function numberFunction(decimalComma: boolean): string {
  const { ways, between } = numberForms[decimalComma ? 'comma' : 'point'];
  return `
    def number(place, fill=np.nan):
        """The numbers of a column; nan where there is none."""
        unit = "|".join([
${units.map((each) => `            ${pattern(each)},`).join('\n')}
        ])
        ways = [
${ways.map(({ form, like }) => `            ${pattern(form.source)},  # ${like}`).join('\n')}
        ]
        found = []
        for row in rows:
            cell = unicodedata.normalize("NFKC", row[place]).replace("\\u2212", "-")
            cell = re.sub(rf"${aroundNumber('{unit}')}", r"\\1", " ".join(cell.split()))
            is_number = any(re.search(way, cell, re.ASCII) for way in ways)
            cell = re.sub(${pattern(between.source)}, "", cell)${decimalComma ? '.replace(",", ".")' : ''}
            value = float(cell) if is_number else np.nan
            found.append([value if abs(value) <= ${float(mostNumber)} else np.nan])
        return np.where(np.isfinite(found), found, fill)
`;
}

/** The function that makes the rows of the person's own file, as the page has made them. */
function ofRecipe(
  { encoding, separator, decimalComma, hasHeader, above = 0, columns }: Recipe,
  dealt: (x: string, y: string) => string,
): string {
  const [inputs, targets] = (['input', 'target'] as const).map((role) => columns.filter((each) => each.role === role));
  const skipped = above + Number(hasHeader);
  const isOfClasses = targets.some(({ categories }) => categories !== null);
  const uses = (categories: boolean): boolean => columns.some((each) => (each.categories !== null) === categories);
  const category = `
    def category(place, words, fill=None):
        """A column of 0 and 1 for each of the words; nan where there is none of them."""
        found = []
        for row in rows:
            cell = " ".join(row[place].split())
            cell = cell if cell in words else fill
            found.append([cell == word for word in words] if cell in words else [np.nan] * len(words))
        return np.array(found, dtype=float)
`;
  const stacked = (all: readonly RecipeColumn[]): string =>
    `np.hstack([\n${all.map((each) => `        ${columnCall(each)},`).join('\n')}\n    ])`;
  const y = isOfClasses ? 'y[whole].argmax(axis=1)' : 'y[whole]';
  return `    with open(file, encoding="${codecs[encoding]}", newline="") as lines:
${encoding === 'utf-16be' ? byteOrderMark : ''}        rows = [row for row in csv.reader(lines, delimiter=${separator === '\t' ? '"\\t"' : text(separator)}) if "".join(row).strip()]${skipped > 0 ? `[${skipped}:]` : ''}
${uses(false) ? numberFunction(decimalComma) : ''}${uses(true) ? category : ''}
    x = ${stacked(inputs)}
    y = ${stacked(targets)}
    whole = np.isfinite(x).all(axis=1) & np.isfinite(y).all(axis=1)
    return ${dealt('x[whole]', y)}
`;
}

/** A table as the page has it: its inputs, then the numbers to predict, or the number of the class. */
function ofNumbers(targets: number, dealt: (x: string, y: string) => string): string {
  const y = targets > 0 ? `rows[:, -${targets}:]` : 'rows[:, -1].astype(int)';
  return `    rows = np.loadtxt(file, delimiter=",", skiprows=1, ndmin=2)
    return ${dealt(`rows[:, :-${targets || 1}]`, y)}
`;
}

const docstrings = {
  recipe: 'The chosen columns of the rows of a CSV file in which nothing is missing',
  numbers: 'The rows of a CSV file',
} as const;

/** The function that a program reads a person's own data with: `table(file, seed)`, without a seed where the rows keep their order. */
export function tableFunction({ info, deal }: OwnSpec): string {
  const dealt = (x: string, y: string): string => (deal === 'last' ? `${x}, ${y}` : `deal(${x}, ${y}, seed)`);
  const order = deal === 'last' ? 'its order' : "the page's order";
  const last = info.recipe === undefined ? '; its first line is names, the answers are last' : '';
  return `def table(${deal === 'last' ? 'file' : 'file, seed'}):
    """${docstrings[info.recipe === undefined ? 'numbers' : 'recipe']}, in ${order}${last}."""
${info.recipe === undefined ? ofNumbers(info.targets.length, dealt) : ofRecipe(info.recipe, dealt)}`;
}

/** Whether the rows are spread by their classes. Those of a truth table and of Playground keep their order. */
export function isStratified(spec: DataSpec): boolean {
  const { classes, isComplete } = infoOf(spec);
  return spec.deal === 'stratified' && classes.length > 0 && !isComplete && spec.type !== 'playground';
}

/** Spreads each class over the rows. */
export const stratify = `def stratify(x, y):
    """Puts the rows so that any part of them has each class in its share."""
    place = np.empty(len(y))
    for label in np.unique(y):
        size = (y == label).sum()
        place[y == label] = (np.arange(size) + 0.5) / size
    order = np.argsort(place, kind="stable")
    return x[order], y[order]
`;

/** Python's own modules that these need. */
export const tableModules = ({ info: { recipe } }: OwnSpec): readonly string[] =>
  recipe === undefined
    ? []
    : ['csv', ...(recipe.columns.some(({ categories }) => categories === null) ? ['re', 'unicodedata'] : [])];
