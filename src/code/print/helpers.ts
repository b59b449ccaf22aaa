import type { DataSpec } from '../../data/spec.ts';
import { type ByLibrary, originOf } from '../origins.ts';
import { isStratified, stratify, tableFunction } from './tableFunction.ts';
import { playgroundHelpers } from './playgroundHelpers.ts';

// The page's random numbers in Python, after `engine/random.ts` and `engine/shuffle.ts`.

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

/** Definitions that a data set's lines need: each a class or a function, without an empty line at its end. */
export function dataHelpers(spec: DataSpec, library: keyof ByLibrary): readonly string[] {
  const origin = originOf(spec);
  const dealing = spec.deal === 'last' ? [] : [words + below, deal];
  const spreading = isStratified(spec) ? [stratify] : [];
  switch (origin.by) {
    case 'rows':
    case 'points':
      return [];
    case 'library':
      return [...dealing, ...spreading].map((text) => text.trimEnd());
    case 'playground':
      return playgroundHelpers;
    case 'download':
      return [words + below, deal, dealtByChoice(origin.text[library], spec), ...spreading].map((text) =>
        text.trimEnd(),
      );
    case 'file':
      return [...dealing, tableFunction(origin.own), ...spreading].map((text) => text.trimEnd());
    case 'function':
      return [words + below + uniform + normal, deal, dealtByChoice(origin.text, spec), ...spreading].map((text) =>
        text.trimEnd(),
      );
  }
}

/** The function of a data set; where its rows are to keep their order it can leave out the deal. */
function dealtByChoice(text: string, { deal: wanted }: DataSpec): string {
  if (wanted !== 'last') return text;
  return text
    .replace(/^(def .*)\):$/m, '$1, dealt=True):')
    .replace(/return (deal\((.*), seed\))$/m, 'return $1 if dealt else ($2)');
}

/** Whether they use Python's `math`. */
export function needsMath(spec: DataSpec): boolean {
  const { by } = originOf(spec);
  return by === 'function' || by === 'playground';
}
