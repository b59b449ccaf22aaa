import { describe, expect, it } from 'vitest';
import { Markdown } from '../../src/ui/lessons/Markdown.tsx';
import { showFormula } from '../../src/ui/lessons/showFormula.tsx';
import { show } from './show.tsx';

/** A text of a lesson in its place, so wide. */
async function shown(text: string, width = '20rem', formulas = true): Promise<HTMLElement> {
  const { container } = await show(
    <div className="lesson-text" style={{ width }}>
      <Markdown text={text} showFormula={formulas ? showFormula : null} />
    </div>,
  );
  return container;
}

const math = (place: Element): readonly Element[] => [...place.querySelectorAll('math')];

describe('a formula in a lesson', () => {
  it('is MathML of the browser', async () => {
    const place = await shown('Its value is $\\frac{1}{2}$.');
    expect(math(place).map(({ textContent }) => textContent)).toEqual(['12']);
    expect(place.querySelector('mfrac')).toBeInstanceOf(MathMLElement);
    expect(place.textContent).toBe('Its value is 12.');
  });

  it('breaks between its parts, in a line and on lines of its own', async () => {
    for (const sign of ['$', '$$']) {
      const place = await shown(`${sign}y = a + b - c${sign}`, '2rem');
      expect(math(place).map(({ textContent }) => textContent)).toEqual(['y=', 'a+', 'b−', 'c']);
      const [first, ...others] = math(place).map((piece) => piece.getBoundingClientRect().top);
      for (const other of others) expect(other).toBeGreaterThan(first);
    }
  });

  it('keeps the signs after it on its line', async () => {
    const place = await shown('「$x$」、$y = z$。あ **$w$**。 $$v$$。');
    expect([...place.querySelectorAll('.lesson-formula')].map(({ textContent }) => textContent)).toEqual(
      ['x」、', 'y=', 'z。', 'w', 'v'], // prettier-ignore
    );
    expect(place.textContent).toBe('「x」、y=z。あ w。 v。');
    expect((await shown('$\\frc$。い')).textContent).toBe('$\\frc$。い');
  });

  it('has brackets around all that they hold', async () => {
    const place = await shown('$\\left(\\frac{a + b}{c}\\right)$ $(a + b)$');
    expect(math(place).map(({ textContent }) => textContent)).toEqual(['(a+bc)', '(a+b)']);
  });

  it('that is wider than the lesson can be moved by keyboard', async () => {
    const place = await shown(`$$\\begin{matrix}${'x & '.repeat(60)}\\end{matrix}$$`);
    const box = place.querySelector('.lesson-display');
    if (!(box instanceof HTMLElement)) throw new Error('none');
    expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
    expect(box.tabIndex).toBe(0);
    expect(box.clientWidth).toBeLessThanOrEqual(place.clientWidth);
  });

  it('brings no names and addresses along, and stays in its place', async () => {
    const place = await shown('a $\\kern-900em x \\begin{aligned}\\label{a}\\tag{1}\\end{aligned}$ $$x \\tag{1}$$');
    expect(place.querySelectorAll('[id], [href], [src]')).toHaveLength(0);
    for (const piece of place.querySelectorAll('.lesson-formula'))
      expect(getComputedStyle(piece).overflow).toBe('clip');
  });

  it('that cannot be read is shown as it is written, as all are while nothing reads them', async () => {
    const wrong = await shown('a $\\frc{1}$ $$\\frac{1$$');
    expect(wrong.textContent).toBe('a $\\frc{1}$ $$\\frac{1$$');
    expect([...wrong.querySelectorAll('code')].map(({ textContent }) => textContent)).toEqual([
      '$\\frc{1}$',
      '$$\\frac{1$$',
    ]);
    expect((await shown('$x$ $$y$$', '20rem', false)).textContent).toBe('$x$ $$y$$');
  });
});
