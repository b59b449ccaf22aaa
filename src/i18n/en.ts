import { data } from './en/data.ts';
import { network } from './en/network.ts';
import { outcome } from './en/outcome.ts';
import { side } from './en/side.ts';
import { ui } from './en/ui.ts';
import type { Translation } from './translation.ts';

const sections = { data, network, outcome, side, ui };

/** Type of every language: the same keys; functions keep their parameters, strings are any string. */
export type Dictionary = Translation<typeof sections>;

export const en: Dictionary = sections;
