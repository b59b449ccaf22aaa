import { useMemo } from 'react';
import type { DatasetInfo } from '../../data/dataset.ts';
import type { Split } from '../../data/spec.ts';
import type { Domain } from '../plot/ticks.ts';
import { joinedTargets, spread } from '../plot/cloud.ts';
import { colours, type Colours } from '../plot/colours.ts';
import { useTheme } from '../plot/useTheme.ts';
import { cssOf, valueScale } from './valueScale.ts';

/** The colours of true numbers. */
export interface ValueColours {
  readonly domain: Domain;
  /** Of each example, training first, in CSS. */
  readonly own: readonly string[];
  /** From one end of the domain to the other, in CSS. */
  readonly stops: readonly string[];
}

const steps = 8;

export function valueColours(info: DatasetInfo, split: Split, target: number, palette: Colours): ValueColours {
  const truths = joinedTargets(split, target);
  const domain = spread(info.targets[target].domain, truths, 0);
  const colourOf = valueScale(domain, palette);
  const at = (i: number): number => domain[0] + (i / steps) * (domain[1] - domain[0]);
  return {
    domain,
    own: Array.from(truths, (value) => cssOf(colourOf(value))),
    stops: Array.from({ length: steps + 1 }, (_, i) => cssOf(colourOf(at(i)))),
  };
}

/** Those of the theme that is on. */
export function useValueColours(info: DatasetInfo, split: Split, target: number): ValueColours {
  const theme = useTheme();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the palette is the theme's
  return useMemo(() => valueColours(info, split, target, colours()), [info, split, target, theme]);
}
