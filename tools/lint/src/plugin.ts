// Rules of ours, in the form that ESLint's plugins have.
import { posix, relative, resolve, sep } from 'node:path';
import { wrongWith } from './borders.ts';
import { projectsIn } from './projects.ts';

interface Named {
  readonly name?: string;
}

interface Literal {
  readonly value?: unknown;
}

interface WithSource {
  readonly source?: Literal | null;
}

interface Context {
  readonly filename: string;
  readonly report: (problem: { readonly node: object; readonly message: string }) => void;
}

/** Core and stages get the time as a value. */
const noClock = {
  create: ({ report }: Context) => {
    const message = 'This layer gets the time as a value.';
    return {
      NewExpression(node: { readonly callee: Named; readonly arguments: readonly object[] }) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report({ node, message });
      },
      MemberExpression(node: { readonly object: Named; readonly property: Named }) {
        const isNow = node.object.name === 'Date' && node.property.name === 'now';
        if (isNow) report({ node, message });
      },
    };
  },
};

const ROOT = resolve(import.meta.dirname, '../../..');
const PROJECTS = projectsIn(ROOT);

/** Who imports whom is as the tags of the libraries have it. */
const borders = {
  create: ({ filename, report }: Context) => {
    const file = relative(ROOT, filename).replaceAll(sep, posix.sep);
    const look = (node: WithSource) => {
      const from = node.source?.value;
      const message = typeof from === 'string' ? wrongWith({ file, from }, PROJECTS) : undefined;
      if (message !== undefined) report({ node, message });
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
      TSImportType: look,
    };
  },
};

export default { meta: { name: 'ours' }, rules: { 'no-clock': noClock, borders } };
