// What the list of facts has to say, worked out from the file names.
import { camelCase } from './detector-registry.ts';

interface FactRegistryFile {
  readonly path: string;
  readonly content: string;
}

/** The file that lists the facts; `ids` are the names of the files in libs/rules/src/facts, without `.ts`. */
export function factRegistryFile(ids: readonly string[]): FactRegistryFile {
  const sorted = ids.toSorted();
  const imports = sorted.map((id) => `import { ${camelCase(id)} } from './${id}.ts';`);
  const content = [
    '// Generated from the file names by `npm run generate`. Do not edit.',
    "import type { Fact } from '../fact.ts';",
    ...imports,
    '',
    'export const facts = {',
    ...sorted.map((id) => `  ${camelCase(id)},`),
    '} as const satisfies Record<string, Fact>;',
    '',
    'export type FactId = keyof typeof facts;',
    '',
  ].join('\n');
  return { path: 'libs/rules/src/facts/facts.generated.ts', content };
}
