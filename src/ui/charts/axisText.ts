import type { Dictionary } from '../../i18n/en.ts';
import type { AxisName } from './cloud.ts';

/** Label of an axis. */
export function axisText(name: AxisName, { data, outcome }: Pick<Dictionary, 'data' | 'outcome'>): string {
  switch (name.type) {
    case 'feature':
      return data.features[name.key] ?? name.key;
    case 'target':
      return data.targets[name.key] ?? name.key;
    case 'class':
      return outcome.class;
    case 'hue':
      return outcome.hue;
    case 'lightness':
      return outcome.lightness;
  }
}
