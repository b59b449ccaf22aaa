import type { DatasetName } from '../../data/spec.ts';

/**
 * The page's random numbers and data sets in Python, after `engine/random.ts`, `engine/shuffle.ts` and
 * `data/generators.ts`: the same draws in the same order, so that the rows are the same but for the last bit of a
 * sine, a cosine or a logarithm.
 */

const words = `class Random:
    """The page's random numbers: Philox4x32-10 (Salmon et al. 2011)."""

    def __init__(self, seed, stream):
        self.key, self.counter, self.words = (seed, stream), 0, []

    def uint32(self):
        if not self.words:
            k0, k1 = self.key
            c0, c1, c2, c3 = self.counter, 0, 0, 0
            for _ in range(10):
                p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
                c0, c1 = (p1 >> 32) ^ c1 ^ k0, p1 % 2**32
                c2, c3 = (p0 >> 32) ^ c3 ^ k1, p0 % 2**32
                k0, k1 = (k0 + 0x9E3779B9) % 2**32, (k1 + 0xBB67AE85) % 2**32
            self.words = [c0, c1, c2, c3]
            self.counter += 1
        return self.words.pop(0)
`;

const below = `
    def below(self, n):
        word = self.uint32()
        while word >= 2**32 - 2**32 % n:
            word = self.uint32()
        return word % n
`;

const uniform = `
    def uniform(self):
        return ((self.uint32() >> 5) * 2**26 + (self.uint32() >> 6)) / 2**53
`;

const normal = `
    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())
`;

/** The page's order of the rows. */
const deal = `def deal(x, y, seed):
    """Puts the rows in the page's order, by Fisher and Yates' shuffle."""
    random = Random(seed, stream=3)
    order = list(range(len(x)))
    for i in range(len(x) - 1, 0, -1):
        j = random.below(i + 1)
        order[i], order[j] = order[j], order[i]
    return x[order], y[order]
`;

const generators: Readonly<Record<Exclude<DatasetName, 'iris' | 'xor' | 'and'>, string>> = {
  colours: `def colours(samples, noise, seed):
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
  circle: `def circle(samples, noise, seed):
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
  gauss: `def gauss(samples, noise, seed):
    """Two round clouds, about (-0.5, -0.5) and (0.5, 0.5)."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 2)), np.arange(samples) % 2
    for i, label in enumerate(y):
        x[i] = [label - 0.5 + (0.1 + 0.3 * noise) * random.normal() for _ in range(2)]
    return deal(x, y, seed)
`,
  spiral: `def spiral(samples, noise, seed):
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
  moons: `def moons(samples, noise, seed):
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
  sine: `def sine(samples, noise, seed):
    """y = sin x."""
    random = Random(seed, stream=2)
    x, y = np.empty((samples, 1)), np.empty((samples, 1))
    for i in range(samples):
        x[i] = math.pi * (2 * random.uniform() - 1)
        y[i] = math.sin(x[i, 0]) + noise * random.normal()
    return deal(x, y, seed)
`,
};

/** Definitions that a data set's lines need: each a class or a function, without an empty line at its end. */
export function dataHelpers(name: DatasetName): readonly string[] {
  switch (name) {
    case 'xor':
    case 'and':
      return [];
    case 'iris':
      return [words + below, deal].map((text) => text.trimEnd());
    case 'colours':
    case 'circle':
    case 'gauss':
    case 'spiral':
    case 'moons':
    case 'sine':
      return [words + below + uniform + normal, deal, generators[name]].map((text) => text.trimEnd());
  }
}

/** Whether they use Python's `math`. */
export function needsMath(name: DatasetName): boolean {
  return Object.hasOwn(generators, name);
}
