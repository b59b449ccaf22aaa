// A rule that oxlint does not have: `**` is the same as Math.pow, and each JavaScript engine rounds it differently.
// For two literal whole numbers (2 ** 32) it is exact.

const isWhole = (node) =>
  node.type === 'Literal'
    ? Number.isInteger(node.value)
    : node.type === 'UnaryExpression' && node.operator === '-' && isWhole(node.argument);

const message = 'The result of ** differs between browsers: use pow of src/engine/math.';

const noPower = {
  create: (context) => ({
    BinaryExpression(node) {
      if (node.operator === '**' && !(isWhole(node.left) && isWhole(node.right))) context.report({ node, message });
    },
    AssignmentExpression(node) {
      if (node.operator === '**=') context.report({ node, message });
    },
  }),
};

export default { meta: { name: 'exact' }, rules: { 'no-power': noPower } };
