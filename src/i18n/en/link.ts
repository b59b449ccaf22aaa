import type { Mending } from '../../document/link/result.ts';
import type { LinkErrorSentences, NoticeSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';

export const linkErrors: LinkErrorSentences = {
  empty: () => 'There is no experiment in this link: nothing comes after the “#”.',
  notALink: () => 'This is not the link of an experiment.',
  tooLong: ({ length, max }) =>
    `The link is too long: it has ${number(length)} characters, and at most ${number(max)} are read.`,
  badEncoding: () => 'The link is damaged: it contains a “%” that stands for no character.',
  cutOff: ({ end }) =>
    `The link seems to be cut off: it ends with “${end}”. Copy it from where it stands in full length.`,
  strangeCharacter: ({ value }) => `The link is damaged: “${value}” has no place in it.`,
  twoReadings: ({ one, other }) =>
    `The link was changed on the way and can be read in two ways, “${one}” and “${other}”. Ask for it anew, or type it.`,
  severalLinks: () => 'There are several different links in this text. Open just one of them.',
  newerVersion: ({ version }) =>
    `The link was made by a newer version of this page (v=${version}). Reload the page to get the newest one.`,
  missingKey: ({ key }) => `The link is incomplete: “${key}=” is missing. Perhaps a part was lost in copying.`,
  duplicateKey: ({ key }) => `The link says “${key}” twice.`,
  unknownName: ({ key, value, choices }) => `${key}: there is no “${value}”. There is ${choices.join(', ')}.`,
  badNumber: ({ key, value, integer }) =>
    value === ''
      ? `${key}: a number is missing.`
      : `${key}: “${value}” is not a ${integer ? 'whole number' : 'number'}.`,
  outOfRange: ({ key, value, min, max }) =>
    min === max
      ? `${key}: ${value} is not possible here; it is always ${number(min)}.`
      : `${key}: ${value} is out of range; it goes from ${number(min)} to ${number(max)}.`,
  badValue: ({ key, value, example }) => `${key}: “${value}” cannot be read; it is written like ${example}.`,
  badLayer: ({ index, value }) =>
    value === ''
      ? `net: layer ${index + 1} is empty; a layer is written like 16.relu, softmax or Dropout:0.5.`
      : `net: layer ${index + 1}, “${value}”, cannot be read; a layer is written like 16.relu, softmax or Dropout:0.5.`,
  tooManyLayers: ({ layers, max }) => `net: ${number(layers)} layers are too many; at most ${max} are possible.`,
};

const mendings: Readonly<Record<Mending, string>> = {
  encoding: 'decoded',
  signs: 'full-width or other signs put back',
  invisible: 'invisible characters removed',
  breaks: 'spaces and line breaks removed',
  spelling: 'names respelled',
  hash: 'found without its “#”',
};

export const notices: NoticeSentences = {
  mended: ({ mended, left }) => {
    const done = mended.map((kind) => mendings[kind]).join(', ');
    const rest = left === '' ? '' : `“${left}” behind it was left out`;
    if (done === '') return `The link was opened; ${rest}.`;
    return `The link was changed on the way and has been mended: ${done}${rest && `; ${rest}`}.`;
  },
  unknownKeys: ({ keys, more }) =>
    `The link also says ${keys.map((key: string) => `“${key}”`).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}, which this page does not know; the rest was opened.`,
  unknownLanguage: ({ value }) => `The link asks for the language “${value}”, which this page does not speak.`,
};
