import { layerProblem } from './makeLayer.ts';
import { memberOf } from './names.ts';
import { excerpt } from './codeProblem.ts';
import type { Scope } from './scope.ts';
import type { Session } from './readingSession.ts';
import type { Imported } from './syntax.ts';
import { running, told, type Value, type Variables } from './value.ts';
import { words } from './words.ts';

/** `from path import name`: binds the name in `scope`. */
export function importName(
  session: Session,
  globals: Variables,
  scope: Scope,
  path: readonly string[],
  imported: Imported,
): void {
  const [name] = imported.path;
  if (name === undefined) return;
  if (name === '*') {
    scope.importEverything();
    // `from settings import *` after values were given: it may give others.
    const values = globals.names().some((each) => isPlain(globals.own(each)?.kind ?? 'unknown'));
    if (values && !isLibrary(path)) {
      session.tell(imported, { code: 'namesFromElsewhere', name: excerpt(path.join('.')) });
    }
    return;
  }
  if (path.length === 0) return scope.set(imported.name ?? name, running);
  const value = memberOf(path.join('.'), name, imported);
  const problem = value.kind === 'keras' && value.family === 'layers' ? layerProblem(value.name) : null;
  if (problem?.code === 'unknownLayer') session.tell(imported, problem);
  scope.set(imported.name ?? name, problem?.code === 'unknownLayer' ? told : value);
}

const plain: ReadonlySet<Value['kind']> = new Set(['none', 'boolean', 'number', 'string', 'list', 'dict']);

/** Whether a variable of this kind may have another value instead. */
export function isPlain(kind: Value['kind']): boolean {
  return plain.has(kind);
}

const libraries = new Set(
  words(`
    keras tf_keras numpy scipy sklearn pylab matplotlib pandas seaborn math cmath random os sys time typing tkinter
    Tkinter IPython ipywidgets fastai theano torch __future__ collections functools itertools pathlib
  `),
);

/** Whether the names of a module are known, so that none of them is a value of the program's. */
function isLibrary([root = '']: readonly string[]): boolean {
  return libraries.has(root) || root.startsWith('tensorflow');
}
