import type { Dictionary } from './en.ts';
import { data } from './ja/data.ts';
import { network } from './ja/network.ts';
import { outcome } from './ja/outcome.ts';
import { side } from './ja/side.ts';
import { ui } from './ja/ui.ts';

export const ja: Dictionary = { data, network, outcome, side, ui };
