import type { Mending } from '../../document/link/result.ts';
import type { LinkErrorSentences, NoticeSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';

export const linkErrors: LinkErrorSentences = {
  empty: () => 'This link contains no experiment: nothing follows the “#”.',
  notALink: () => 'This is not a link to an experiment.',
  tooLong: ({ length, max }) =>
    `The link is too long: it has ${number(length)} characters, and the limit is ${number(max)}.`,
  badEncoding: () => 'The link is damaged: it contains a “%” that cannot be decoded.',
  cutOff: ({ end }) => `The link seems to be cut off: it ends with “${end}”. Copy the full link.`,
  strangeCharacter: ({ value }) => `The link is damaged: it cannot contain “${value}”.`,
  twoReadings: ({ one, other }) =>
    `The link was changed and can be read in two ways, “${one}” and “${other}”. Ask for it again, or type it.`,
  severalLinks: () => 'This text contains several different links. Open only one of them.',
  changed: () => 'A part of the link was lost or changed on its way: “check=…” does not fit the rest.',
  newerVersion: ({ version }) =>
    `The link was made by a newer version of this page (v=${version}). Reload the page to update it.`,
  missingKey: ({ key }) =>
    `The link is incomplete: “${key}=” is missing. Part of it may have been lost when it was copied.`,
  duplicateKey: ({ key }) => `The link contains “${key}” twice.`,
  unknownName: ({ key, value, choices }) => `${key}: “${value}” is not known. Known values: ${choices.join(', ')}.`,
  badNumber: ({ key, value, integer }) =>
    value === ''
      ? `${key}: a number is missing.`
      : `${key}: “${value}” is not a ${integer ? 'whole number' : 'number'}.`,
  outOfRange: ({ key, value, min, max }) =>
    min === max
      ? `${key}: ${value} is not possible here. It is always ${number(min)}.`
      : `${key}: ${value} is out of range. Use a value from ${number(min)} to ${number(max)}.`,
  badValue: ({ key, value, example }) => `${key}: “${value}” cannot be read. Write, for example, ${example}.`,
  unknownTable: ({ hash }) =>
    `The link is for a table of someone’s own (${hash}…), whose rows are not in it and not here.`,
  rowsNotFetched: ({ name }) => `The rows of “${name}” could not be fetched. Reload the page once you are online.`,
  badRows: ({ why }) =>
    ({
      damaged: 'The rows in the link are damaged: a part of it was lost or changed on its way. Ask for it again.',
      tooLarge: 'The rows in the link are more than a link may have.',
      newer: 'The rows in the link are from a newer version of this page.',
    })[why],
  badMoment: ({ why }) =>
    ({
      damaged: 'The weights in it are damaged: a part was lost or changed on its way. Ask for it again.',
      tooLarge: 'The weights in it are more than it may have.',
      newer: 'The weights in it are from a newer version of this page.',
    })[why],
  badLesson: ({ why, name }) =>
    ({
      unknown: `There is no lesson “${name}” here.`,
      elsewhere: 'The lesson is too long for a link. Ask for its file and drop it on this page.',
      damaged: 'The lesson in the link is damaged: a part of it was lost or changed on its way. Ask for it again.',
      broken: 'The lesson in the link has mistakes, and cannot be opened.',
      notFetched: `The lesson “${name}” could not be fetched. Open the link again once you are online.`,
    })[why],
  badLayer: ({ index, value }) =>
    value === ''
      ? `net: layer ${index + 1} is empty. Write, for example, 16.relu, softmax or Dropout:0.5.`
      : `net: layer ${index + 1}, “${value}”, cannot be read. Write, for example, 16.relu, softmax or Dropout:0.5.`,
  noInputs: () =>
    'The link turns off all inputs (x, y, …). TensorFlow Playground then shows a network without inputs; this page needs at least one.',
  tooManyLayers: ({ layers, max }) => `net: ${number(layers)} layers are too many. The limit is ${max}.`,
};

const mendings: Readonly<Record<Mending, string>> = {
  encoding: 'encoded characters',
  signs: 'full-width or replaced characters',
  invisible: 'invisible characters',
  breaks: 'spaces and line breaks',
  spelling: 'spelling of names',
  hash: 'missing “#”',
};

export const notices: NoticeSentences = {
  mended: ({ mended, left }) => {
    const done = mended.map((kind) => mendings[kind]).join(', ');
    const rest = left === '' ? '' : `“${left}” after it was ignored`;
    if (done === '') return `The link was opened; ${rest}.`;
    return `The link was damaged and was repaired (${done})${rest && `; ${rest}`}.`;
  },
  unknownKeys: ({ keys, more }) =>
    `The link also contains ${keys.map((key: string) => `“${key}”`).join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}, which this page does not support. The rest was opened.`,
  unknownLanguage: ({ value }) => `The link asks for the language “${value}”, which this page does not support.`,
};
