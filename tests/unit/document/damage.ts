/** One thing that a program or a person does to a link on its way. */
export interface Damage {
  readonly name: string;
  /** @param link without `#`: what follows depends on it alone */
  readonly damage: (link: string) => string;
}

const host = 'https://school.example/mlp/';
const at = (link: string): string => `${host}#${link}`;
const each = (text: string, change: (character: string) => string): string => Array.from(text, change).join('');

const wide = (text: string): string =>
  each(text, (c) => (c > ' ' && c < '\x7f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c));
const everyPercent = (text: string): string =>
  each(text, (c) => (c < '\x80' ? `%${c.charCodeAt(0).toString(16).padStart(2, '0')}` : encodeURIComponent(c)));
const middle = (link: string): number => Math.floor(link.length / 2);
/** The link with `text` inserted in the middle. */
const within = (link: string, text: string): string => link.slice(0, middle(link)) + text + link.slice(middle(link));
/** Lines of `width` characters. */
const lines = (text: string, width: number, end: string, begin = ''): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).join(end + begin);
const quotedPrintable = (text: string): string =>
  lines(text.replaceAll('=', '=3D'), 70, '=\r\n').replace(/=(?:\r\n)?3(?:=\r\n)?D/g, '=3D');

/** Characters that nobody sees, by what they are for. */
export const invisible: readonly string[] = Array.from(
  '\u00ad\u034f\u061c\u115f\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\u206a\u3164\ufe0e\ufe0f\ufeff\uffa0\ufff9\u{e0001}\u{e0100}',
);

/** Sorted by their cause. Each is read, unless the link ends in the middle of something that it could mean. */
export const damages: readonly Damage[] = [
  // Words and signs around a link
  { name: 'a Japanese sentence behind it', damage: (link) => `${at(link)}を開いてください。` },
  { name: 'the same, as a browser writes it', damage: (link) => `#${link}${encodeURIComponent('を開いてください。')}` },
  { name: 'a Japanese sentence around it', damage: (link) => `まず${at(link)}（課題１）を開いて、学習を押します。` },
  { name: 'a full stop', damage: (link) => `${link}. ` + 'Then press Train.' },
  { name: 'an ideographic full stop', damage: (link) => `${at(link)}。` },
  { name: 'an ideographic comma and more', damage: (link) => `${at(link)}、それから学習を押します` },
  { name: 'a closing bracket', damage: (link) => `(see ${at(link)})` },
  { name: 'a bracket and a full stop', damage: (link) => `(see ${at(link)}).` },
  { name: 'full-width brackets', damage: (link) => `（${at(link)}）` },
  { name: 'Japanese quotes', damage: (link) => `「${at(link)}」` },
  { name: 'double quotes', damage: (link) => `"${at(link)}"` },
  { name: 'smart quotes', damage: (link) => `“${at(link)}”` },
  { name: 'single smart quotes', damage: (link) => `‘${at(link)}’` },
  { name: 'guillemets', damage: (link) => `« ${at(link)} »` },
  { name: 'angle brackets', damage: (link) => `<${at(link)}>` },
  { name: 'an exclamation mark', damage: (link) => `${at(link)}!` },
  { name: 'a question mark', damage: (link) => `${at(link)}?` },
  { name: 'a full-width question mark', damage: (link) => `${at(link)}？` },
  { name: 'a semicolon and more', damage: (link) => `${at(link)}; then press Train` },
  { name: 'a note', damage: (link) => `${at(link)}♪` },
  { name: 'a star and more', damage: (link) => `${at(link)}★必読` },
  { name: 'a reference mark', damage: (link) => `${at(link)}※学習を押す` },
  { name: 'an emoji', damage: (link) => `${at(link)}😀` },
  { name: 'English words behind it', damage: (link) => `Open ${at(link)} and press Train` },
  { name: 'English words, as a browser writes them', damage: (link) => `#${link}%20and%20press%20Train` },
  { name: 'a dash and words behind it', damage: (link) => `${at(link)} – press Train` },
  { name: 'a Korean particle', damage: (link) => `${at(link)}을 여세요` },
  { name: 'a trailing slash', damage: (link) => `${at(link)}/` },
  { name: 'the next paragraph', damage: (link) => `${at(link)}\n\nBest wishes,\nA teacher` },
  { name: 'a whole sentence put into the address', damage: (link) => `#Open%20this:%20${at(link)}` },
  // Markup
  { name: 'a Slack label', damage: (link) => `<${at(link)}|the experiment>` },
  { name: 'a label behind a bar', damage: (link) => `${at(link)}|label` },
  { name: 'a Markdown link', damage: (link) => `[the experiment](${at(link)})` },
  { name: 'a Markdown link that is its own label', damage: (link) => `[${at(link)}](${at(link)})` },
  { name: 'a Markdown link with a shortened label', damage: (link) => `[${at(link).slice(0, 40)}…](${at(link)})` },
  { name: 'bold type of Markdown', damage: (link) => `**${at(link)}**` },
  { name: 'code of Markdown', damage: (link) => `\`${at(link)}\`` },
  { name: 'an element of HTML', damage: (link) => `<a href="${at(link).replaceAll('&', '&amp;')}">the experiment</a>` },
  { name: 'Outlook’s second copy', damage: (link) => `${at(link)}<${at(link)}>` },
  { name: 'JSON', damage: (link) => `{"url":"${at(link).replaceAll('/', '\\/').replaceAll('&', '\\u0026')}"}` },
  { name: 'Markdown’s backslashes', damage: (link) => at(link).replace(/[-_.=&#:]/g, '\\$&') },
  { name: 'a search mark within it', damage: (link) => within(at(link), '<mark>') },
  { name: 'a line break of HTML within it', damage: (link) => within(at(link), '<br />\n') },
  { name: '<wbr> behind each sign', damage: (link) => at(link).replace(/(?<=#.*)[&=]/g, '$&<wbr>') },
  { name: 'a title in a Markdown link', damage: (link) => `[実験](${at(link)} "課題1")` },
  { name: 'LaTeX', damage: (link) => `\\href{${at(link).replace(/[#&_]/g, '\\$&')}}{here}` },
  { name: 'a QR bookmark', damage: (link) => `MEBKM:TITLE:x;URL:${at(link).replace(/[:,;]/g, '\\$&')};;` },
  { name: 'a formula of a spreadsheet', damage: (link) => `=HYPERLINK("${at(link)}","実験")` },
  // Encodings
  { name: '&amp;', damage: (link) => at(link).replaceAll('&', '&amp;') },
  { name: '&amp; twice', damage: (link) => at(link).replaceAll('&', '&amp;amp;') },
  { name: '&#38;', damage: (link) => at(link).replaceAll('&', '&#38;') },
  { name: '&#x26;', damage: (link) => at(link).replaceAll('&', '&#x26;') },
  { name: '&#38 without its semicolon', damage: (link) => at(link).replaceAll('&', '&#38') },
  { name: '#038; without its &', damage: (link) => at(link).replaceAll('&', '#038;') },
  { name: 'amp; without its &', damage: (link) => at(link).replaceAll('&', 'amp;') },
  { name: '&ZeroWidthSpace;', damage: (link) => at(link).replace(/(?<=#.*)[&=]/g, '$&&ZeroWidthSpace;') },
  { name: '%u0026', damage: (link) => at(link).replaceAll('&', '%u0026') },
  { name: '&amp without its semicolon', damage: (link) => at(link).replaceAll('&', '&amp') },
  { name: 'all signs as entities', damage: (link) => each(link, (c) => (/\w/.test(c) ? c : `&#${c.charCodeAt(0)};`)) },
  { name: '\\u0026 and \\u003d', damage: (link) => at(link).replaceAll('&', '\\u0026').replaceAll('=', '\\u003d') },
  { name: 'u0026 that lost its backslash', damage: (link) => at(link).replaceAll('&', 'u0026') },
  { name: '\\x26', damage: (link) => at(link).replaceAll('&', '\\x26') },
  { name: 'percent signs', damage: (link) => `#${encodeURIComponent(link)}` },
  {
    name: 'percent signs for colons and commas',
    damage: (link) => `#${link.replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  },
  { name: 'percent signs for everything', damage: (link) => `#${everyPercent(link)}` },
  { name: 'percent signs twice', damage: (link) => `#${encodeURIComponent(encodeURIComponent(link))}` },
  {
    name: 'percent signs three times',
    damage: (link) => `#${encodeURIComponent(encodeURIComponent(encodeURIComponent(link)))}`,
  },
  { name: '%23 in the path', damage: (link) => `${host}%23${link}` },
  { name: '%23 and all the rest in the path', damage: (link) => `${host}%23${encodeURIComponent(link)}` },
  { name: '%2523 in the path', damage: (link) => `${host}%2523${link}` },
  { name: '# and %23', damage: (link) => `${host}#%23${link}` },
  { name: 'quoted-printable', damage: (link) => quotedPrintable(at(link)) },
  {
    name: 'quoted-printable that a mail quotes',
    damage: (link) => quotedPrintable(at(link)).replaceAll('=\r\n', '=\r\n> '),
  },
  { name: 'quoted-printable whose lines were joined', damage: (link) => link.replaceAll('=', '=3D') },
  {
    name: 'an address in a redirection',
    damage: (link) => `https://www.google.com/url?q=${encodeURIComponent(at(link))}&sa=D&source=docs`,
  },
  {
    name: 'a mail filter',
    damage: (link) => `https://safelinks.example/?url=${encodeURIComponent(at(link))}&data=05%7C01%7Cx&reserved=0`,
  },
  {
    name: 'Proofpoint',
    damage: (link) =>
      `https://urldefense.proofpoint.com/v2/url?u=${at(link).replace(/[^\w.]|_/g, (sign) => (sign === '/' ? '_' : `-${sign.charCodeAt(0).toString(16)}`))}&d=DwMFaQ&c=x`,
  },
  // Other signs
  { name: 'full-width letters and signs', damage: wide },
  { name: 'full-width signs', damage: (link) => link.replace(/[=&:,]/g, wide) },
  { name: 'full-width = and &, and a sentence', damage: (link) => `${link.replace(/[=&]/g, wide)}を開く` },
  { name: 'en dashes', damage: (link) => at(link).replaceAll('-', '–') },
  { name: 'em dashes', damage: (link) => at(link).replaceAll('-', '—') },
  { name: 'minus signs', damage: (link) => at(link).replaceAll('-', '−') },
  { name: 'hyphens that do not break', damage: (link) => at(link).replaceAll('-', '\u2011') },
  { name: 'long vowel signs', damage: (link) => link.replaceAll('-', 'ー') },
  { name: 'en dashes read in the wrong encoding', damage: (link) => link.replaceAll('-', 'â€“') },
  { name: 'en dashes of Windows as control characters', damage: (link) => link.replaceAll('-', '\x96') },
  { name: 'Word’s hyphens that do not break', damage: (link) => at(link).replaceAll('-', '\x1e') },
  { name: 'lines drawn', damage: (link) => at(link).replaceAll('-', '─') },
  { name: 'Arabic digits', damage: (link) => at(link).replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))) },
  { name: 'en dashes of Windows in percent signs', damage: (link) => link.replaceAll('-', '%96') },
  { name: 'semicolons for &', damage: (link) => link.replaceAll('&', ';') },
  // Invisible characters
  { name: 'zero-width spaces', damage: (link) => within(at(link), '\u200b') },
  { name: 'soft hyphens', damage: (link) => within(link, '\u00ad') },
  { name: 'bidi isolates', damage: (link) => `\u2066${link}\u2069` },
  { name: 'bidi marks in percent signs', damage: (link) => `#%E2%81%A8${link}%E2%81%A9` },
  { name: 'a byte order mark', damage: (link) => `\ufeff${link}` },
  { name: 'variation selectors', damage: (link) => `#${link}\ufe0f` },
  { name: 'a word joiner behind each sign', damage: (link) => link.replace(/[&=]/g, '$&\u2060') },
  // Breaks
  { name: 'a line break behind a sign', damage: (link) => link.replace('&net=', '&net=\r\n') },
  { name: 'a line break within a key', damage: (link) => link.replace('&net=', '&n\net=') },
  { name: 'a line break within the first value', damage: (link) => link.replace('data=', 'data=\n  ') },
  { name: 'lines of 20', damage: (link) => `${lines(link, 20, '\n')}\n` },
  { name: 'lines that a mail quotes', damage: (link) => `> ${lines(at(link), 30, '\n> ')}` },
  { name: 'lines that a mail quotes twice', damage: (link) => `> > ${lines(at(link), 30, '\r\n> > ')}` },
  { name: 'spaces around signs', damage: (link) => link.replaceAll('&', ' & ').replaceAll('=', ' = ') },
  { name: 'spaces that do not break', damage: (link) => `\u00a0${link.replaceAll('&', '&\u00a0')}\u00a0` },
  { name: 'ideographic spaces', damage: (link) => `\u3000${at(link)}\u3000を開く` },
  // Addresses
  { name: '? in the place of #', damage: (link) => `${host}?${link}` },
  { name: '? with a sentence behind it', damage: (link) => `/?${link}+and+press+Train` },
  { name: '? and an empty hash', damage: (link) => `/?${link}#` },
  { name: 'the hash without #', damage: (link) => `${host}${link}` },
  { name: '##', damage: (link) => `##${link}` },
  { name: '#/', damage: (link) => `#/${link}` },
  { name: '#?', damage: (link) => `#?${link}` },
  { name: '#!', damage: (link) => `#!${link}` },
  { name: 'trackers behind ?', damage: (link) => `${at(link)}?utm_source=mail&utm_medium=email` },
  { name: 'trackers behind &', damage: (link) => `${at(link)}&fbclid=IwAR0-x_y&gclid=Cj0` },
  { name: 'trackers before the hash', damage: (link) => `${host}?utm_source=mail&v=20260101#${link}` },
  { name: 'a second hash', damage: (link) => `${at(link)}#top` },
  { name: 'the same link twice', damage: (link) => `${at(link)}#${link}` },
  { name: 'an address behind #', damage: (link) => `#${at(link)}` },
  // Spelling
  { name: 'a capital at the beginning', damage: (link) => link[0].toUpperCase() + link.slice(1) },
  { name: 'keys with capitals', damage: (link) => link.replace(/(?<=^|&)[a-z]/g, (c) => c.toUpperCase()) },
  { name: 'capitals alone', damage: (link) => link.toUpperCase() },
  { name: 'small letters alone', damage: (link) => link.toLowerCase() },
  { name: 'underscores that became emphasis', damage: (link) => link.replaceAll('_', '') },
];
