import { mergingLayers, missingLayers, otherLayers } from './catalogue.ts';
import { layerNames } from './layers.ts';
import type { Expression, Statement } from './syntax.ts';

const methods = new Set(['add', 'compile', 'fit', 'pop', 'trainable', 'Sequential', 'Model']);

function isOfNetworks(name: string): boolean {
  return (
    methods.has(name) ||
    layerNames.includes(name) ||
    otherLayers.has(name) ||
    missingLayers.has(name) ||
    mergingLayers.has(name)
  );
}

/** Whether statements seem to make, change or train a network, seen from the words in them. */
export function matters(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case 'expression':
        return inExpression(statement.value);
      case 'assign':
        return inExpression(statement.value) || statement.targets.some(inExpression);
      case 'update':
        return inExpression(statement.value);
      case 'for':
      case 'while':
      case 'block':
      case 'function':
        return matters(statement.body);
      case 'if':
        return statement.branches.some(({ body }) => matters(body));
      case 'return':
        return statement.value !== null && inExpression(statement.value);
      case 'class':
      case 'import':
      case 'from':
      case 'break':
      case 'continue':
      case 'other':
        return false;
    }
  });
}

function inExpression(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
      return isOfNetworks(expression.name);
    case 'attribute':
      return isOfNetworks(expression.name) || inExpression(expression.object);
    case 'call':
      return inExpression(expression.callee) || expression.arguments.some(({ value }) => inExpression(value));
    case 'list':
    case 'tuple':
      return expression.items.some(inExpression);
    case 'subscript':
      return inExpression(expression.object);
    case 'conditional':
      return inExpression(expression.yes) || inExpression(expression.no);
    case 'comprehension':
      return inExpression(expression.element);
    case 'binary':
      return inExpression(expression.left) || inExpression(expression.right);
    case 'dict':
      return expression.entries.some(([, value]) => inExpression(value));
    case 'number':
    case 'string':
    case 'constant':
    case 'slice':
    case 'unary':
    case 'opaque':
      return false;
  }
}
