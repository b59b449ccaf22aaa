import { Fragment, memo, type ReactNode } from 'react';
import { type Block, type Formula, type Inline, readMarkdown } from '../../lesson/markdown.ts';
import { linkAddress, pictureAddress } from '../../state/loadLesson.ts';

/** Makes MathML of a formula, with the signs that follow it; null for one that cannot be read. */
export type ShowFormula = (formula: Formula, after: string) => ReactNode;

/** Signs that begin no line. Browsers would break between them and a formula. */
const closing = /^[、。，．,.;:!?…)\]）］」』】〉》！？：；]+/u;

/** The signs that text begins with after a formula in its line. */
function signsAt(content: readonly Inline[], i: number): string {
  const [before, here] = [content[i - 1], content[i]];
  if (before?.type !== 'formula' || before.isDisplay || here?.type !== 'text') return '';
  return closing.exec(here.text)?.[0] ?? '';
}

function inlines(content: readonly Inline[], showFormula: ShowFormula): ReactNode {
  return content.map((_, i) => <Fragment key={i}>{inlineNode(content, i, showFormula)}</Fragment>);
}

function inlineNode(content: readonly Inline[], i: number, showFormula: ShowFormula): ReactNode {
  const inline = content[i];
  switch (inline.type) {
    case 'text':
      return inline.text.slice(signsAt(content, i).length);
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong>{inlines(inline.content, showFormula)}</strong>;
    case 'emphasis':
      return <em>{inlines(inline.content, showFormula)}</em>;
    case 'link': {
      const href = linkAddress(inline.href);
      if (href === null) return inlines(inline.content, showFormula);
      return (
        <a href={href} target="_blank" rel="noreferrer noopener">
          {inlines(inline.content, showFormula)}
        </a>
      );
    }
    case 'image': {
      const src = pictureAddress(inline.src);
      return src === null ? inline.alt : <img src={src} alt={inline.alt} />;
    }
    case 'formula': {
      const sign = inline.isDisplay ? '$$' : '$';
      const after = signsAt(content, i + 1);
      return (
        showFormula(inline, after) ?? (
          <>
            <code>{`${sign}${inline.tex}${sign}`}</code>
            {after}
          </>
        )
      );
    }
    case 'break':
      return <br />;
  }
}

function blocks(content: readonly Block[], showFormula: ShowFormula): ReactNode {
  return content.map((block, i) => <Fragment key={i}>{blockNode(block, showFormula)}</Fragment>);
}

function blockNode(block: Block, showFormula: ShowFormula): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p>{inlines(block.content, showFormula)}</p>;
    case 'heading':
      // Below the step's own heading, however many signs it has.
      return <h4>{inlines(block.content, showFormula)}</h4>;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote>{blocks(block.content, showFormula)}</blockquote>;
    case 'list': {
      const items = block.items.map((item, i) => <li key={i}>{blocks(item, showFormula)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, i) => (
                <th key={i} scope="col">
                  {inlines(cell, showFormula)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j}>{inlines(cell, showFormula)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'rule':
      return <hr />;
  }
}

const asWritten: ShowFormula = () => null;

interface Props {
  readonly text: string;
  /** Null: formulas are shown as they are written. */
  readonly showFormula: ShowFormula | null;
}

/** A text as React makes it: never as HTML, so a stranger's lesson shows what it says and nothing else. */
export const Markdown = memo(function Markdown({ text, showFormula }: Props) {
  return <>{blocks(readMarkdown(text), showFormula ?? asWritten)}</>;
});
