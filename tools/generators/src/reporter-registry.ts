// What the list of reporters has to say, worked out from the folder names.

export interface ReporterRegistryFile {
  readonly path: string;
  readonly content: string;
}

/** The file that lists the reporters; `ids` are the names of the folders in libs/reporting/src/reporters. */
export function reporterRegistryFile(ids: readonly string[]): ReporterRegistryFile {
  const sorted = ids.toSorted();
  const content = [
    '// Generated from the folder names by `npm run generate`. Do not edit.',
    "import type { Reporter } from '../reporter.ts';",
    ...sorted.map((id) => `import { ${camelCase(id)} } from './${id}/index.ts';`),
    '',
    'export const reporters = {',
    ...sorted.map((id) => `  '${id}': ${camelCase(id)},`),
    '} as const satisfies Record<string, Reporter>;',
    '',
    'export type ReporterId = keyof typeof reporters;',
    '',
  ].join('\n');
  return { path: 'libs/reporting/src/reporters/reporters.generated.ts', content };
}

function camelCase(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
