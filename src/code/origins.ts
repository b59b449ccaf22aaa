import type { DatasetName } from '../data/datasets.ts';
import type { DataSpec, OwnSpec } from '../data/spec.ts';

/** A text for the programs of each library. */
export type ByLibrary = Readonly<Record<'keras' | 'pytorch', string>>;

/** Where a Python program has the rows of a data set from. */
export type Origin =
  /**
   * A function under the name of the data set, after its generator in data/sets: the same draws in the same order, so
   * that the rows are the same but for the last bit of a sine, a cosine or a logarithm. `alike`: scikit-learn's maker
   * of data that look so.
   */
  | { readonly by: 'function'; readonly text: string; readonly alike?: string }
  /** A function of a library that gives `x, y` in the data set's own order. */
  | { readonly by: 'library'; readonly module: string; readonly callee: string; readonly args: string }
  /** A function under the name of the data set, which downloads the rows and chooses of them. */
  | { readonly by: 'download'; readonly imports: ByLibrary; readonly text: ByLibrary }
  /** All its rows stand in the program. */
  | { readonly by: 'rows' }
  /** Points of a person's own: theirs do, too. */
  | { readonly by: 'points' }
  /** A file beside the program, which a function reads: a person's own data. */
  | { readonly by: 'file'; readonly own: OwnSpec }
  /** A function of all sets of TensorFlow Playground, which draws the very same. */
  | { readonly by: 'playground' };

export function originOf(spec: DataSpec): Origin {
  if (spec.type === 'generated') return origins[spec.name];
  if (spec.type === 'points') return { by: 'points' };
  return spec.type === 'playground' ? { by: 'playground' } : { by: 'file', own: spec };
}

/** Whether a program of the page defines a function of this name for its data. */
export const isHelper = (name: string): boolean =>
  name === 'deal' || name === 'stratify' || name === 'table' || name === 'playground' || Object.hasOwn(origins, name);

const gaussOf = (k: number): Origin => ({
  by: 'function',
  text: `def gauss${k}(samples, noise, seed):
    """${k} round clouds in a circle."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % ${k}
    for i, label in enumerate(y):
        angle = 2 * math.pi * label / ${k}
        middle = 0.7 * math.sin(angle), 0.7 * math.cos(angle)
        x[i] = [p + (0.08 + 0.3 * noise) * random.normal() for p in middle]
    return deal(x, y, seed)
`,
});

const spiralOf = (k: number): Origin => ({
  by: 'function',
  text: `def spiral${k}(samples, noise, seed):
    """${k} arms about each other."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % ${k}
    for i, label in enumerate(y):
        radius = 0.1 + 0.9 * (i // ${k} + random.uniform()) / math.ceil((samples - label) / ${k})
        angle = 2 * math.pi * (3.5 * radius + label) / ${k}
        point = radius * math.sin(angle), radius * math.cos(angle)
        x[i] = [p + 0.12 * noise * random.normal() for p in point]
    return deal(x, y, seed)
`,
});

/** The same with each library. */
const ofPandas = (text: string) => ({
  imports: { keras: 'import pandas as pd', pytorch: 'import pandas as pd' },
  text: { keras: text, pytorch: text },
});

const mnistOf = (load: readonly string[]): string => `def mnist(seed):
    """Of MNIST's training digits the first 200 of each class, in 16 greys from 0 to 1."""
${load.map((line) => `    ${line}\n`).join('')}    rows = np.sort(np.concatenate([np.flatnonzero(y == digit)[:200] for digit in range(10)]))
    return deal(np.round(x[rows].reshape(-1, 784) / 17) / 15, y[rows].astype(int), seed)
`;

export const origins: Readonly<Record<DatasetName, Origin>> = {
  colours: {
    by: 'function',
    text: `def colours(samples, noise, seed):
    """Colours, and which of red, green and blue a person calls them."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 3)), np.empty(samples, dtype=int)
    for i in range(samples):
        lead = 0
        while lead < 0.12:
            colour = [random.uniform() for _ in range(3)]
            _, second, first = sorted(colour)
            lead = first - second
        largest, wanted = colour.index(first), i % 3
        colour[largest], colour[wanted] = colour[wanted], colour[largest]
        x[i] = colour
        y[i] = np.argmax([c + 0.5 * noise * random.normal() for c in colour])
    return deal(x, y, seed)
`,
  },
  iris: { by: 'library', module: 'sklearn.datasets', callee: 'load_iris', args: 'return_X_y=True' },
  xor: { by: 'rows' },
  and: { by: 'rows' },
  circle: {
    by: 'function',
    alike: 'make_circles',
    text: `def circle(samples, noise, seed):
    """A disc (1) within a ring (0)."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        radius = 0.5 * random.uniform() if label else 0.7 + 0.3 * random.uniform()
        angle = 2 * math.pi * random.uniform()
        point = radius * math.sin(angle), radius * math.cos(angle)
        x[i] = [p + 0.2 * noise * random.normal() for p in point]
    return deal(x, y, seed)
`,
  },
  gauss: {
    by: 'function',
    text: `def gauss(samples, noise, seed):
    """Two round clouds, about (-0.5, -0.5) and (0.5, 0.5)."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        x[i] = [label - 0.5 + (0.1 + 0.3 * noise) * random.normal() for _ in range(2)]
    return deal(x, y, seed)
`,
  },
  spiral: {
    by: 'function',
    text: `def spiral(samples, noise, seed):
    """Two arms about each other."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        radius = 0.1 + 0.9 * (i // 2 + random.uniform()) / ((samples + 1 - label) // 2)
        angle = 3.5 * math.pi * radius + label * math.pi
        point = radius * math.sin(angle), radius * math.cos(angle)
        x[i] = [p + 0.12 * noise * random.normal() for p in point]
    return deal(x, y, seed)
`,
  },
  moons: {
    by: 'function',
    alike: 'make_moons',
    text: `def moons(samples, noise, seed):
    """Two half circles, one in the other."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        angle = math.pi * (i // 2 + random.uniform()) / ((samples + 1 - label) // 2)
        cos, sin = math.cos(angle), math.sin(angle)
        point = (1 - cos, 0.5 - sin) if label else (cos, sin)
        middle = (point[0] - 0.5) / 1.5, (point[1] - 0.25) / 1.5
        x[i] = [p + 0.4 * noise * random.normal() for p in middle]
    return deal(x, y, seed)
`,
  },
  sine: {
    by: 'function',
    text: `def sine(samples, noise, seed):
    """y = sin x."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 1)), np.empty((samples, 1))
    for i in range(samples):
        x[i] = math.pi * (2 * random.uniform() - 1)
        y[i] = math.sin(x[i, 0]) + noise * random.normal()
    return deal(x, y, seed)
`,
  },
  circles: {
    by: 'function',
    text: `def circles(samples, noise, seed):
    """Two circles, one (1) in the other (0): like sklearn.datasets.make_circles."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        angle = 2 * math.pi * (i // 2 + random.uniform()) / ((samples + 1 - label) // 2)
        radius = 0.5 if label else 1
        point = radius * math.sin(angle), radius * math.cos(angle)
        x[i] = [p + 0.2 * noise * random.normal() for p in point]
    return deal(x, y, seed)
`,
  },
  clouds: {
    by: 'function',
    text: `def clouds(samples, noise, seed):
    """Four round clouds; 1 where the signs of their middles differ."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        side = random.below(2) - 0.5
        middle = side, -side if label else side
        x[i] = [p + (0.1 + 0.2 * noise) * random.normal() for p in middle]
    return deal(x, y, seed)
`,
  },
  checkerboard: {
    by: 'function',
    text: `def checkerboard(samples, noise, seed):
    """Sixteen squares, labels in turn."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        column = random.below(4)
        row = 2 * random.below(2) + (column + label) % 2
        across, up = random.uniform(), random.uniform()
        point = (column + 0.1 + 0.8 * across) / 2 - 1, (row + 0.1 + 0.8 * up) / 2 - 1
        x[i] = [p + 0.15 * noise * random.normal() for p in point]
    return deal(x, y, seed)
`,
  },
  rings: {
    by: 'function',
    text: `def rings(samples, noise, seed):
    """A disc within two rings."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 3
    for i, label in enumerate(y):
        radius = 0.4 * label + 0.2 * random.uniform()
        angle = 2 * math.pi * random.uniform()
        point = radius * math.sin(angle), radius * math.cos(angle)
        x[i] = [p + 0.15 * noise * random.normal() for p in point]
    return deal(x, y, seed)
`,
  },
  gauss3: gaussOf(3),
  gauss4: gaussOf(4),
  gauss5: gaussOf(5),
  gauss6: gaussOf(6),
  spiral3: spiralOf(3),
  spiral4: spiralOf(4),
  spiral5: spiralOf(5),
  stairs: {
    by: 'function',
    text: `def stairs(samples, noise, seed):
    """Four steps from -0.75 to 0.75."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 1)), np.empty((samples, 1))
    for i in range(samples):
        x[i] = 2 * random.uniform() - 1
        y[i] = math.floor(2 * x[i, 0]) / 2 + 0.25 + noise * random.normal()
    return deal(x, y, seed)
`,
  },
  plane: {
    by: 'function',
    text: `def plane(samples, noise, seed):
    """z = (x + y)/2."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.empty((samples, 1))
    for i in range(samples):
        x[i] = [2 * random.uniform() - 1 for _ in range(2)]
        y[i] = x[i].sum() / 2 + noise * random.normal()
    return deal(x, y, seed)
`,
  },
  hill: {
    by: 'function',
    text: `def hill(samples, noise, seed):
    """A hill about (-0.4, -0.4) and a hollow about (0.4, 0.4)."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.empty((samples, 1))
    for i in range(samples):
        x[i] = [2 * random.uniform() - 1 for _ in range(2)]
        up, down = (math.exp(-((x[i] - c) ** 2).sum() / 0.18) for c in (-0.4, 0.4))
        y[i] = up - down + noise * random.normal()
    return deal(x, y, seed)
`,
  },
  or: { by: 'rows' },
  majority3: { by: 'rows' },
  majority5: { by: 'rows' },
  parity3: { by: 'rows' },
  parity4: { by: 'rows' },
  parity5: { by: 'rows' },
  parity6: { by: 'rows' },
  penguins: {
    by: 'download',
    ...ofPandas(`def penguins(seed):
    """The penguins with nothing missing; each value of a category is a column of 0 and 1."""
    site = "https://raw.githubusercontent.com/allisonhorst/palmerpenguins"
    commit = "156daa4301838d9fdcc5b018b29b9149bf975552"
    rows = pd.read_csv(f"{site}/{commit}/inst/extdata/penguins.csv").dropna()
    x = pd.get_dummies(rows.drop(columns=["species", "year"]), dtype=float)
    return deal(x.to_numpy(), pd.factorize(rows["species"], sort=True)[0], seed)
`),
  },
  mpg: {
    by: 'download',
    ...ofPandas(`def mpg(seed):
    """The cars with nothing missing; each value of the origin is a column of 0 and 1."""
    site = "https://raw.githubusercontent.com/mwaskom/seaborn-data"
    commit = "2fae127e7dfdb4080e82396c47194c3acb22c86f"
    rows = pd.read_csv(f"{site}/{commit}/mpg.csv").dropna()
    x = pd.get_dummies(rows.drop(columns=["mpg", "name"]), dtype=float)
    return deal(x.to_numpy(), rows[["mpg"]].to_numpy(), seed)
`),
  },
  mnist: {
    by: 'download',
    imports: { keras: 'from keras.datasets.mnist import load_data', pytorch: 'from torchvision.datasets import MNIST' },
    text: {
      keras: mnistOf(['(x, y), _ = load_data()']),
      pytorch: mnistOf([
        'all = MNIST("data", train=True, download=True)',
        'x, y = all.data.numpy(), all.targets.numpy()',
      ]),
    },
  },
};
