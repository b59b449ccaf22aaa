import { createElement, Fragment, type ReactNode } from 'react';
import { type MathTree, readFormula } from '../../lesson/formulas.ts';
import type { Formula } from '../../lesson/markdown.ts';
import '../text/mathml.css';
import './formulas.css';

/** Elements as React makes them, so that a stranger's formula brings no address and no name of an element along. */
function nodesOf(trees: readonly MathTree[]): ReactNode {
  return trees.map((tree, i) => <Fragment key={i}>{nodeOf(tree)}</Fragment>);
}

function nodeOf(tree: MathTree): ReactNode {
  if ('text' in tree) return tree.text;
  const { type, classes, style, children } = tree;
  if (type === undefined) return nodesOf(children);
  const { id: _id, style: _style, ...attributes } = tree.attributes ?? {};
  const className = classes.filter((name) => name !== '').join(' ');
  return createElement(
    type,
    { ...attributes, className: className === '' ? undefined : className, style },
    ...children.map(nodeOf),
  );
}

/** An operator between two parts: a line may break after it. */
const isBetween = (tree: MathTree): boolean =>
  'type' in tree &&
  tree.type === 'mo' &&
  tree.attributes?.['form'] !== 'prefix' &&
  tree.attributes?.['movablelimits'] === undefined;

const isBracket = (tree: MathTree): boolean => 'type' in tree && tree.attributes?.['fence'] !== undefined;

/** What stands beside each other on the line of a formula; brackets stay around what they hold. */
function lineOf(trees: readonly MathTree[]): readonly MathTree[] {
  const [only] = trees;
  if (trees.length !== 1 || 'text' in only || (only.type !== undefined && only.type !== 'mrow')) return trees;
  if (Object.keys(only.style).length > 0 || only.children.some(isBracket)) return trees;
  return lineOf(only.children);
}

/** The parts of a formula: MathML has no lines that break, so that each is a formula of its own. */
function piecesOf(math: MathTree): readonly (readonly MathTree[])[] {
  const pieces: MathTree[][] = [[]];
  for (const part of 'text' in math ? [math] : lineOf(math.children)) {
    pieces[pieces.length - 1].push(part);
    if (isBetween(part)) pieces.push([]);
  }
  return pieces.filter((piece, i) => piece.length > 0 || i === 0);
}

/**
 * A formula as MathML, which browsers read out as well; null for one that cannot be read.
 *
 * @param after signs that stay on its line
 */
export function showFormula(formula: Formula, after: string): ReactNode {
  const read = readFormula(formula);
  if (!read.ok || formula.isTooMany) return null;
  const pieces = piecesOf(read.tree).map((piece, i, { length }) => (
    <span key={i} className="lesson-formula">
      {createElement('math', { displaystyle: 'true' }, createElement('mrow', null, ...piece.map(nodeOf)))}
      {i === length - 1 && after}
    </span>
  ));
  if (!formula.isDisplay) return pieces;
  // It can be moved by keyboard where it is wider than the lesson.
  return (
    <span className="lesson-display" tabIndex={0}>
      {pieces}
    </span>
  );
}
