// A rule of ours: core and stages get the time as a value.

interface Name {
  readonly type: string;
  readonly name?: string;
}

interface NewDate {
  readonly callee: Name;
  readonly arguments: readonly unknown[];
}

interface Read {
  readonly object: Name;
  readonly property: Name;
}

interface Context {
  readonly report: (problem: { readonly node: unknown; readonly message: string }) => void;
}

const message = 'This layer gets the time as a value.';

const noClock = {
  create: ({ report }: Context) => ({
    NewExpression(node: NewDate) {
      if (node.callee.name === 'Date' && node.arguments.length === 0) report({ node, message });
    },
    MemberExpression(node: Read) {
      if (node.object.name === 'Date' && node.property.name === 'now') report({ node, message });
    },
  }),
};

// ESLint's form of a plugin has its rules in a default export.
export default { meta: { name: 'pure' }, rules: { 'no-clock': noClock } };
