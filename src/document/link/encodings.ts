import { own } from '../own.ts';
import { lookAlike } from '../lookAlike.ts';

// Encodings that programs put around a link, often several of them. Each function undoes one, in linear time.

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  comma: ',',
  dash: '-',
  emsp: ' ',
  ensp: ' ',
  equals: '=',
  excl: '!',
  gt: '>',
  hellip: '…',
  hyphen: '-',
  ldquo: '“',
  lowbar: '_',
  lpar: '(',
  lrm: '',
  lt: '<',
  mdash: '—',
  minus: '−',
  nbsp: ' ',
  ndash: '–',
  nobreak: '',
  num: '#',
  period: '.',
  quest: '?',
  quot: '"',
  rdquo: '”',
  rlm: '',
  rpar: ')',
  shy: '',
  sol: '/',
  thinsp: ' ',
  verbar: '|',
  vert: '|',
  zerowidthspace: '',
  zwj: '',
  zwnj: '',
};

/** Windows-1252, for bytes that are not UTF-8: the signs that word processors write. */
const windows: Readonly<Record<number, string>> = {
  0x85: '…',
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x96: '–',
  0x97: '—',
  0xa0: ' ',
  0xad: '',
};

const replacement = '\ufffd';

function character(code: number): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : replacement;
}

/** Decodes `&amp;` `&#38;` `&#x26;`, and the characters that some programs make of `&amp` and `&lang` without `;`. */
function htmlEntities(text: string): string {
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,14}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (decimal !== undefined) return character(Number(decimal));
        if (hex !== undefined) return character(Number.parseInt(hex, 16));
        const key = name?.toLowerCase() ?? '';
        return own(entities, key) ?? whole;
      },
    )
    .replace(/(?:&(?:amp)+|(?:&?#0{0,4}38|&?#x0{0,4}26);?|amp;)(?=[a-z]{1,8}=)/gi, '&')
    .replace(/[\u2329\u27e8\u3008](?==)/g, '&lang');
}

/** Replaces elements of HTML by spaces, which may be a break in the link or its end. */
function elements(text: string): string {
  return text.replace(
    /<\/?(?:br|wbr|b|i|u|em|strong|mark|code|font|span|div|p|li|td|tr)(?:[\s/][^<>]{0,300})?>/gi,
    ' ',
  );
}

/** Decodes `\u0026` `\x26` of JSON and JavaScript, also without the lost backslash; then Markdown's `\_`. */
function backslashes(text: string): string {
  return text
    .replace(/\\{2,}/g, '\\')
    .replace(/\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))/gi, (_, braced?: string, u?: string, x?: string) =>
      character(Number.parseInt(braced ?? u ?? x ?? '', 16)),
    )
    .replace(/(?<!%)u00(26|3d|23)/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/\\(?=[!-/:-@[-`{-~\s])/g, '');
}

/** Decodes a run of `%` and two digits. Bytes that are not UTF-8 are read as Windows-1252, one by one. */
function bytes(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replace(
      /%[c-d][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-4](?:%[89ab][\da-f]){3}|%[\da-f]{2}/gi,
      (part) => {
        const code = Number.parseInt(part.slice(1, 3), 16);
        const other = windows[code] ?? replacement;
        if (part.length === 3 && code >= 0x80) return other; // without the slow throwing of many errors
        try {
          return decodeURIComponent(part);
        } catch {
          return other;
        }
      },
    );
  }
}

function percentSigns(text: string): string {
  return text
    .replace(/％[\da-f０-９ａ-ｆＡ-Ｆ]{2}/gi, (wide) => Array.from(wide, lookAlike).join(''))
    .replace(/(?:%[\da-f]{2})+/gi, bytes)
    .replace(/%u([\da-f]{4})/gi, (_, hex: string) => character(Number.parseInt(hex, 16)));
}

/** Replaces control characters that stand for hyphens: of Windows-1252 read as Latin-1, of Word and of PDFs. */
function controls(text: string): string {
  return text
    .replace(/[\u0080-\u009f]/g, (sign) => windows[sign.charCodeAt(0)] ?? sign)
    .replaceAll('\x1e', '-')
    .replaceAll('\x1f', '\u00ad')
    .replaceAll('\x02', '\u00ad');
}

/** Repairs UTF-8 that was read as Windows-1252: dashes, spaces and zero-width characters. */
function mojibake(text: string): string {
  return text
    .replace(/â€[\u201c\u201d\u2018\u0090-\u0094]|âˆ’|â\u0080[\u0090-\u0094]/g, '–')
    .replace(/â€[‹‹Œ\u008b-\u008d]|â\u0080[\u008b-\u008d]|ï»¿/g, '')
    .replace(/Â\u00a0/g, ' ');
}

/** `=` in quoted-printable text, where it is always written `=3D`; no link contains `=3D`. */
const quotedPrintable = /=3d/i;

/**
 * @param asBreaks read `=23` as a line break within a number (the line end itself was lost), not as `#`
 */
function unquotePrintable(text: string, asBreaks: boolean): string {
  if (!quotedPrintable.test(text)) return text;
  const whole = text.replace(/=[ \t]*(?:\r\n?|\n)(?:>[> ]*)?/g, '');
  const codes = asBreaks ? /=(3d|[89a-f][\da-f])/gi : /=([\da-f]{2})/gi;
  return whole.replace(codes, '%$1').replace(/= ?/g, '');
}

/** Number of programs that may have encoded a text one after the other: more than in any real mail. */
const rounds = 6;

function undo(text: string, asBreaks: boolean): { readonly text: string; readonly wasQuoted: boolean } {
  let now = text;
  let wasQuoted = false;
  for (let round = 0; round < rounds; round++) {
    const before = now;
    wasQuoted ||= quotedPrintable.test(before);
    now = percentSigns(backslashes(elements(htmlEntities(unquotePrintable(before, asBreaks)))));
    if (now === before) break;
  }
  return { text: controls(mojibake(now)), wasQuoted };
}

/** The text without what HTML, Markdown and JSON write in place of its signs. */
export function undoMarkup(text: string): string {
  let now = text;
  for (let round = 0; round < rounds; round++) {
    const before = now;
    now = backslashes(elements(htmlEntities(before)));
    if (now === before) break;
  }
  return now;
}

/** Soft hyphens within words. Copied from a PDF or a word processor, one may have been a hyphen. */
const divisions = /(?<=[a-z\d])\u00ad+(?=\s{0,9}[a-z\d])/gi;

/** The text without its encodings; two texts if it can be read in two ways. */
export function undoEncodings(text: string): readonly string[] {
  const usual = undo(text, false);
  const readings = usual.wasQuoted ? [usual.text, undo(text, true).text] : [usual.text];
  return [...new Set(readings.flatMap((reading) => [reading, reading.replace(divisions, '-')]))];
}

/**
 * A link that another address carries in its query, as mail filters and search engines write it
 * (`…?url=https%3A%2F%2F…%23v%3D1%26…&data=…`): it ends where the next value of that query begins. Null if none.
 */
export const carriedLink = (text: string): string | null =>
  carriedFrom(text, /%(?:25)*(?:23|3f)(?:v|check|lesson|data|net)%(?:25)*3d/i);

/** The same of any link that begins so. */
export function carriedFrom(text: string, begins: RegExp): string | null {
  const [, hyphens] = /urldefense\.proofpoint\.com\/v2\/url\?u=([\w.-]+)/i.exec(text) ?? [];
  const plain = hyphens?.replaceAll('_', '/').replaceAll('-', '%') ?? text;
  const from = plain.search(begins);
  if (from === -1) return null;
  const rest = plain.slice(from);
  const end = rest.search(/[&\s"'<>]/);
  if (end !== -1) return rest.slice(0, end);
  return hyphens === undefined ? null : rest;
}
