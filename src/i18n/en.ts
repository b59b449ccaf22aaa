import { data } from './en/data.ts';
import { linkErrors, notices } from './en/link.ts';
import { network } from './en/network.ts';
import { outcome } from './en/outcome.ts';
import { problems, remedies } from './en/problems.ts';
import { side } from './en/side.ts';
import { ui } from './en/ui.ts';
import type { Translation } from './translation.ts';

const sections = { data, linkErrors, network, notices, outcome, problems, remedies, side, ui };

/** What every language has: the same keys; functions keep their parameters, strings are any string. */
export type Dictionary = Translation<typeof sections>;

export const en: Dictionary = sections;
