// A module is there once for the whole page: what it keeps, or does as it is loaded, all workspaces would share.

const message = 'Workspaces would share this: make it in createWorkspace, or by perWorkspace.';

/** @returns whether a statement of a module declares a variable, or calls something as the module is loaded */
function keepsOrActs(statement) {
  const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (node?.type === 'VariableDeclaration') return node.kind !== 'const';
  return node?.type === 'ExpressionStatement' && node.expression.type === 'CallExpression';
}

const noState = {
  create: (context) => ({
    Program({ body }) {
      for (const node of body) if (keepsOrActs(node)) context.report({ node, message });
    },
  }),
};

export default { meta: { name: 'modules' }, rules: { 'no-state': noState } };
