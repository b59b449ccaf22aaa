import { Fragment, memo, type ReactNode } from 'react';
import type { Inline } from '../../lesson/inline.ts';
import { type Block, readMarkdown } from '../../lesson/markdown.ts';
import { linkAddress, pictureAddress } from './loadLesson.ts';

function inlines(content: readonly Inline[]): ReactNode {
  return content.map((inline, i) => <Fragment key={i}>{inlineNode(inline)}</Fragment>);
}

function inlineNode(inline: Inline): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong>{inlines(inline.content)}</strong>;
    case 'emphasis':
      return <em>{inlines(inline.content)}</em>;
    case 'link': {
      const href = linkAddress(inline.href);
      if (href === null) return inlines(inline.content);
      return (
        <a href={href} target="_blank" rel="noreferrer noopener">
          {inlines(inline.content)}
        </a>
      );
    }
    case 'image': {
      const src = pictureAddress(inline.src);
      return src === null ? inline.alt : <img src={src} alt={inline.alt} />;
    }
    case 'break':
      return <br />;
  }
}

function blocks(content: readonly Block[]): ReactNode {
  return content.map((block, i) => <Fragment key={i}>{blockNode(block)}</Fragment>);
}

function blockNode(block: Block): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p>{inlines(block.content)}</p>;
    case 'heading':
      // Below the step's own heading, however many signs it has.
      return <h4>{inlines(block.content)}</h4>;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote>{blocks(block.content)}</blockquote>;
    case 'list': {
      const items = block.items.map((item, i) => <li key={i}>{blocks(item)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, i) => (
                <th key={i} scope="col">
                  {inlines(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j}>{inlines(cell)}</td>
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

/** A text as React makes it: never as HTML, so a stranger's lesson shows what it says and nothing else. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return <>{blocks(readMarkdown(text))}</>;
});
