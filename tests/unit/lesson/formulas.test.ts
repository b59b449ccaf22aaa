import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaProblems, type MathTree, readFormula } from '../../../src/lesson/formulas.ts';
import { formulasIn } from '../../../src/lesson/markdown.ts';
import { lessonOf, stepFile } from './lessons.ts';

const read = (tex: string) => readFormula({ tex, isDisplay: false });

function nodesOf(tree: MathTree): readonly MathTree[] {
  return 'text' in tree ? [tree] : [tree, ...tree.children.flatMap(nodesOf)];
}

/** The tree as short text: `mfrac(mi(1) mi(2))`. */
function show(tree: MathTree): string {
  if ('text' in tree) return tree.text;
  return `${tree.type ?? ''}(${tree.children.map(show).join(' ')})`;
}

describe('a formula', () => {
  it.each([
    ['x^2', 'math(msup(mi(x) mn(2)))'],
    ['\\frac{\\partial L}{\\partial w}', 'math(mfrac(mrow(mi(∂) mi(L)) mrow(mi(∂) mi(w))))'],
    ['\\text{損失}', 'math(mtext(損失))'],
    ['\\mathbb{R}', 'math(mi(ℝ))'],
  ])('%s is MathML', (tex, expected) => {
    const formula = read(tex);
    expect(formula.ok && show(formula.tree)).toBe(expected);
  });

  it.each([
    ['\\frac{1', ''],
    ['a} + b', '} + b'],
    ['1 + \\frc{1}{2}', '\\frc{1}{2}'],
    ['x_1_2', '_2'],
    ['x \\def\\a{\\a\\a}\\a', '\\def\\a{\\a\\a}\\a'],
    ['\\newcommand{\\a}{b}\\a', '\\newcommand{\\a}{b}\\a'],
    ['\\href{javascript:alert(1)}{x}', '\\href{javascript:alert(1)}{x}'],
    ['\\ref{root}', '\\ref{root}'],
    ['\\label{root}x', '\\label{root}x'],
    ['\\includegraphics{a.png}', '\\includegraphics{a.png}'],
    ['\\style{color: red}{x}', '\\style{color: red}{x}'],
    ['\\class{harm}{x}', '\\class{harm}{x}'],
    ['\\id{root}{x}', '\\id{root}{x}'],
    [`${'x'.repeat(1000)}yz`, 'yz'],
  ])('that is wrong, or asks for more than a formula, cannot be read: %s', (tex, rest) => {
    expect(read(tex)).toEqual({ ok: false, rest });
  });

  it('of any commands is read or not: nothing throws, takes long, or makes anything but MathML', () => {
    const commands = [
      ['\\frac', '\\sqrt', '{', '}', '^', '_', '\\left(', '\\right)', '\\begin{matrix}', '\\end{matrix}', '&', '\\\\'],
      ['\\sum', '\\text{', '\\hat', '\\color{red}', '\\tag{1}', '\\kern-9em', '\\rule{9em}{9em}', '#1', '%', "'"],
      ['\\begin{aligned}', '\\end{aligned}', '\\ce{', '\\cancel{', '\\boxed{', '\\not', '\\dots', '\\limits', '重'],
      ['\\url{a}', '\\ref{a}', '\\label{a}', '\\let\\a\\b', '\\a', '\\char"', '\\verb|', ' ', 'x', '1', '$'],
    ];
    const piece = fc.constantFrom(...commands.flat());
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }),
        fc.boolean(),
        (pieces, isDisplay) => {
          const formula = readFormula({ tex: pieces.join(''), isDisplay });
          if (!formula.ok) return;
          for (const node of nodesOf(formula.tree)) {
            if ('text' in node) continue;
            expect(node.type ?? 'none').toMatch(/^(?:m[a-z]+|none|annotation|semantics)$/);
            expect(Object.keys(node)).not.toContain('href');
            expect(Object.keys(node)).not.toContain('src');
            expect(Object.keys(node.attributes ?? {}).filter((name) => /^(?:on|href|src|data)/.test(name))).toEqual([]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the formulas of a lesson', () => {
  it('that cannot be read are told with their lines, in both languages, and the lesson opens', () => {
    const lesson = lessonOf(
      stepFile('- hide: data', '', 'Fine $x$', '', '# B', '', '## en: A', '', 'a $\\frac{1$', '## ja: B')
        .concat('\n\n\n一行目\n$\\frc$ と')
        .concat(`\n\n- $${'x'.repeat(1001)}$`),
    );
    expect(formulaProblems(lesson)).toEqual([
      { code: 'badFormula', text: '\\frac{1', rest: '', line: 13 },
      { code: 'badFormula', text: '\\frc', rest: '\\frc', line: 18 },
      { code: 'longFormula', max: 1000, line: 20 },
    ]);
  });

  it('are told once, where both languages have one text', () => {
    expect(formulaProblems(lessonOf(stepFile('$\\frc$')))).toHaveLength(1);
  });

  it('beyond those that a page can show are told once, and shown as they are written', () => {
    const line = (problem: { readonly code: string; readonly line: number }): string =>
      `${problem.line} ${problem.code}`;
    const told = (text: string): readonly string[] => formulaProblems(lessonOf(stepFile('', text))).map(line);
    expect(told('$x$\n\n'.repeat(200))).toEqual([]);
    expect(told('$x$\n\n'.repeat(300))).toEqual(['406 manyFormulas']);
    expect(told(`$${'x'.repeat(1000)}$\n`.repeat(5))).toEqual([]);
    expect(told(`$${'x'.repeat(1000)}$\n`.repeat(7))).toEqual(['11 manyFormulas']);
    expect(formulasIn('$x$ '.repeat(300)).filter(({ isTooMany }) => isTooMany)).toHaveLength(100);
  });

  it('in any text are found and read, whatever else is in it', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '\\$',
      'x^2',
      '\\frac{1}{2}',
      '\n',
      '\n\n',
      '- ',
      '**',
      '`',
      '|',
      '|-|-|',
      '> ',
      '5',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          const found = formulasIn(text);
          for (const formula of found) {
            readFormula(formula);
            expect(text.split('\n')[formula.line]).toContain('$');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
