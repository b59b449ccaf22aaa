import type { Session } from './readingSession.ts';
import { type CallSite, dictOf, type DictValue, listOf, none, running, type Value } from './value.ts';

/** `argparse.ArgumentParser()`: its arguments and their defaults. */
export function makeParser(): DictValue {
  return { ...dictOf([]), parser: true };
}

/** `parser.add_argument('--hidden', type=int, default=8)`, `parser.parse_args()`. */
export function callOnParser(session: Session, parser: DictValue, name: string, site: CallSite): Value {
  switch (name) {
    case 'add_argument': {
      const named = (key: string): Value | undefined => site.named.find((each) => each.name === key)?.value;
      const flags = site.positional.flatMap(({ value }) => (value.kind === 'string' ? [value.value] : []));
      const flag = flags.find((each) => each.startsWith('--')) ?? flags[0];
      if (flag === undefined) return running;
      const destination = named('dest');
      const key = destination?.kind === 'string' ? destination.value : flag.replace(/^-+/, '').replaceAll('-', '_');
      session.memory.put(parser.entries, key, usual(session, flag, named('default'), named('action'), site));
      return running;
    }
    case 'add_argument_group':
    case 'add_mutually_exclusive_group':
      return parser;
    case 'set_defaults':
      for (const each of site.named) session.memory.put(parser.entries, each.name, each.value);
      return none;
    case 'parse_args':
      return dictOf(parser.entries, true);
    case 'parse_known_args':
      return listOf([dictOf(parser.entries, true), listOf([])], true);
    default:
      return running;
  }
}

/** Value of an argument when the program is started without it. */
function usual(
  session: Session,
  flag: string,
  given: Value | undefined,
  action: Value | undefined,
  site: CallSite,
): Value {
  if (!flag.startsWith('-')) return running;
  if (action?.kind === 'string' && action.value === 'store_true') return { kind: 'boolean', value: false };
  if (action?.kind === 'string' && action.value === 'store_false') return { kind: 'boolean', value: true };
  if (given === undefined) return running;
  if (given.kind === 'none' || given.kind === 'unknown') return given.kind === 'none' ? running : given;
  return session.keeping(() => {
    session.tell(site, { code: 'usualTaken', name: flag });
    return { ...given };
  });
}
