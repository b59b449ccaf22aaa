import type { DataSpec } from '../../data/spec.ts';
import { useText } from '../text/useText.ts';
import './moreAbout.css';
import { fetchSetsText, useSetsText } from './setsText.ts';
import { sources } from './sources.ts';

export const fetchWords = fetchSetsText;

/** What is said of the data, in a sentence, and where they come from. */
export function MoreAbout({ spec }: { spec: DataSpec }) {
  const first: Readonly<Record<string, string>> = useText().data.about;
  const text = useSetsText();
  const more: Readonly<Record<string, string>> = text.about;
  if (spec.type !== 'generated') return <span>{spec.info.title}</span>; // there, also without a title: see data.css
  const source = sources[spec.name];
  const link = (name: string, href: string) => (
    <a href={href} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
  return (
    <>
      <span>{first[spec.name] ?? more[spec.name]}</span>
      {source && (
        <span className="source">
          <span>
            {text.source} {link(source.by, source.href)}
          </span>{' '}
          <span>
            {text.licence} {link(source.licence, source.terms)}
          </span>
        </span>
      )}
    </>
  );
}
