import { knownKeys } from './keys.ts';
import { splitPairs } from './pairs.ts';

// A link that this page writes carries a checksum, so that one that was cut short or changed on its way does not open
// as another experiment. It stands near the beginning, for links are mostly cut at their end. Links without one open
// too: those of earlier versions, and those that people write.

/** 36⁴ = 1,679,616 values. Mending tries at most 160 readings of a damaged link: one fits by chance in less than 10⁻⁴. */
const length = 4;

/** The checksum of a link's keys and values in any order: FNV-1a. The language is for anyone to add or to take away. */
export function checkOf(pairs: ReadonlyMap<string, string>): string {
  const text = Array.from(pairs, (pair) => pair.join('='))
    .filter((pair) => !/^(?:check|lang)=/.test(pair) && knownKeys.includes(pair.split('=', 1)[0]))
    .sort()
    .join('&');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d); // mixes the high bits into those that are left
  return ((hash ^ (hash >>> 13)) >>> 0).toString(36).padStart(length, '0').slice(-length);
}

/** Whether the link carries a checksum, and it fits; null without one. */
export function fits(pairs: ReadonlyMap<string, string>): boolean | null {
  const check = pairs.get('check');
  return check === undefined ? null : check === checkOf(pairs);
}

/** The link with its checksum: behind the version, or first. */
export function seal(link: string): string {
  return link.replace(/^(?:v=\d+&)?/, (version) => `${version}check=${checkOf(splitPairs(link))}&`);
}

/** The link of these keys and values without a checksum. */
export function unsealed(pairs: ReadonlyMap<string, string>): string {
  return Array.from(pairs, (pair) => pair.join('='))
    .filter((pair) => !pair.startsWith('check='))
    .join('&');
}
