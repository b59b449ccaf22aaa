import { words } from './words.ts';

/** Words after or before which an expression goes on, so that no statement begins or ends there. */
const operators = new Set(
  words(`
    import from as in is not and or if else for lambda return yield await del assert raise with while elif
    global nonlocal except async def class print
  `),
);

/** Whether something must follow this word. */
export function goesOn(word: string): boolean {
  return operators.has(word);
}

/** Words with which a value goes on inside brackets: `x for x in …`, `a if b else c`. */
const joining = new Set('for in if else and or not is as async'.split(' '));

export function joins(word: string): boolean {
  return joining.has(word);
}

const target = String.raw`[A-Za-z_]\w*(?:\.\w+|\[[^\]\n]*\])*`;

/** A statement in the middle of a line, where the line ends of a copy were lost. */
const afterAnother = new RegExp(
  [
    String.raw`from\s+[\w.]+\s+import\b`,
    String.raw`import\s+\w`,
    String.raw`def\s+\w+\s*\(`,
    String.raw`(?:class|for|while|with)\s+\w`,
    String.raw`return\b`,
    String.raw`print\s*\(`,
    String.raw`${target}(?:\s*,\s*[A-Za-z_]\w*)*\s*=(?!=)`,
    String.raw`[A-Za-z_]\w*(?:\.\w+|\[[^\]\n]*\])+\s*\(`,
  ].join('|'),
  'y',
);

export function beginsAfterAnother(text: string, at: number): boolean {
  afterAnother.lastIndex = at;
  return afterAnother.test(text);
}

/** A line that cannot be part of an expression, though a bracket is still open. */
const ownLine = new RegExp(
  [
    String.raw`from[ \t]+[\w.]+[ \t]+import\b`,
    String.raw`import[ \t]+\w`,
    String.raw`(?:async[ \t]+)?def[ \t]+\w+[ \t]*\(`,
    String.raw`class[ \t]+\w+[ \t]*[(:]`,
    String.raw`return\b`,
    String.raw`(?:for|if|while|with|elif)\b[^\n]*:[ \t]*(?:#[^\n]*)?$`,
    String.raw`(?:else|try)[ \t]*:`,
    String.raw`[A-Za-z_]\w*(?:\.\w+)*\.(?:add|compile|fit|summary|pop|build|predict|evaluate)[ \t]*\(`,
  ].join('|'),
  'my',
);
const assignment = new RegExp(String.raw`${target}(?:[ \t]*,[ \t]*[A-Za-z_]\w*)*[ \t]+=[ \t]+[^\s=]`, 'y');

/** Whether a new statement begins at the first letter of a line, whatever brackets are open before it. */
export function beginsOwnLine(text: string, at: number): boolean {
  ownLine.lastIndex = at;
  if (ownLine.test(text)) return true;
  assignment.lastIndex = at;
  if (!assignment.test(text)) return false;
  // `loss = 'mse',` and `metrics = ['accuracy'])` are arguments of a call above.
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? text.length : end).trimEnd();
  let open = 0;
  for (const each of line) open += '([{'.includes(each) ? 1 : ')]}'.includes(each) ? -1 : 0;
  return open >= 0 && !line.endsWith(',');
}
