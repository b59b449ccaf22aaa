import type { Dictionary } from './en.ts';
import { data } from './ja/data.ts';
import { linkErrors, notices } from './ja/link.ts';
import { network } from './ja/network.ts';
import { outcome } from './ja/outcome.ts';
import { problems, remedies } from './ja/problems.ts';
import { side } from './ja/side.ts';
import { ui } from './ja/ui.ts';

export const ja: Dictionary = { data, linkErrors, network, notices, outcome, problems, remedies, side, ui };
