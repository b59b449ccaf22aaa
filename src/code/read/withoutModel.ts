import { own } from '../../document/own.ts';
import { excerpt, type CodeProblem, type Place } from './codeProblem.ts';
import type { Program } from './readProgram.ts';
import type { Expression, Statement } from './syntax.ts';
import { anyExpression, callsFunction, makesModel } from './walk.ts';

/** Tells why a program has no model of Keras. `end`: of the text. */
export function withoutModel(
  { session, classes, functions }: Program,
  statements: readonly Statement[],
  broken: readonly CodeProblem[],
  end: Place,
): void {
  const library = otherLibrary(statements);
  if (library !== null) {
    // All other problems come from reading another library's code as Keras.
    session.problems = [];
    const { name } = library;
    session.tell(library, name === 'PyTorch' ? { code: 'pytorch' } : { code: 'otherLibrary', name });
    return;
  }
  if ([...broken, ...session.problems].some(({ severity }) => severity === 'error')) return;
  const { missing, loaded } = session;
  const makers = functions.filter(({ definition }) => makesModel(definition.body));
  const inClass = classes.find(
    ({ definition: { body } }) =>
      makesModel(body) || makers.some(({ definition }) => callsFunction(body, definition.name)),
  );
  const ofKeras = classes.find(({ of }) => of === 'models');
  if (missing !== null) session.tellUnknown(missing, end, null);
  else if (ofKeras !== undefined) {
    const { nameAt, name } = ofKeras.definition;
    session.tell(nameAt, { code: 'subclassed', name: excerpt(name) });
  } else if (inClass !== undefined) {
    const { nameAt, name } = inClass.definition;
    session.tell(nameAt, { code: 'modelInClass', name: excerpt(name) });
  } else if (loaded !== null) session.tell(loaded, { code: 'otherModel', name: loaded.name });
  else session.tell(end, { code: 'noModel' });
}

/** First part of a path → the library's name. */
const libraries: Readonly<Record<string, string>> = {
  torch: 'PyTorch',
  torchvision: 'PyTorch',
  torchmetrics: 'PyTorch',
  lightning: 'PyTorch',
  pytorch_lightning: 'PyTorch',
  jax: 'JAX',
  flax: 'JAX',
  optax: 'JAX',
  equinox: 'JAX',
  haiku: 'JAX',
  chainer: 'Chainer',
  mxnet: 'MXNet',
  paddle: 'PaddlePaddle',
  theano: 'Theano',
  lasagne: 'Lasagne',
  tflearn: 'TFLearn',
  fastai: 'fastai',
};
const ofTorch =
  /^(?:Linear|Module|Sequential|ReLU|Conv2d|CrossEntropyLoss|BCELoss|MSELoss|Flatten|Dropout|Sigmoid|Softmax)$/;

/** The library that builds the network, if it is not Keras. */
function otherLibrary(statements: readonly Statement[]): (Place & { readonly name: string }) | null {
  for (const statement of statements) {
    const paths =
      statement.kind === 'import'
        ? statement.modules.map(({ path }) => path)
        : statement.kind === 'from'
          ? [statement.path]
          : [];
    for (const path of paths) {
      const [root = ''] = path;
      const name = own(libraries, root);
      if (name !== undefined) return { name, from: statement.from, to: statement.to };
      if (path.join('.') === 'sklearn.neural_network')
        return { name: 'scikit-learn', from: statement.from, to: statement.to };
    }
  }
  let found: (Place & { readonly name: string }) | null = null;
  const see = ({ from, to }: Place, name: string): true => {
    found = { name, from, to };
    return true;
  };
  const bases = statements.flatMap((each) => (each.kind === 'class' ? each.bases : []));
  for (const base of bases) if (isTorch(base)) see(base, 'PyTorch');
  if (found === null) {
    anyExpression(statements, (each) => {
      if (isTorch(each)) return see(each, 'PyTorch');
      if (each.kind !== 'call') return false;
      const { callee } = each;
      const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
      return /^MLP(?:Classifier|Regressor)$/.test(name) && see(callee, 'scikit-learn');
    });
  }
  return found;
}

/** `nn.Linear`, `torch.nn.Module` */
function isTorch(expression: Expression): boolean {
  if (expression.kind !== 'attribute' || !ofTorch.test(expression.name)) return false;
  const { object } = expression;
  if (object.kind === 'name') return object.name === 'nn' || object.name === 'torch';
  return (
    object.kind === 'attribute' &&
    object.name === 'nn' &&
    object.object.kind === 'name' &&
    object.object.name === 'torch'
  );
}
