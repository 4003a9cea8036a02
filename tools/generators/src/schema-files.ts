// JSON schemas of what the worker reads and writes, for other programs and for editors.
import { globSync } from 'node:fs';
import { exportOf } from './export-of.ts';
import { formatted } from './formatted.ts';
import type { GeneratedFile } from './generated-file.ts';

const SCHEMAS = 'docs/schemas';
const OUTPUTS_SOURCE = 'libs/reporting/src/contract/json-schemas.ts';
const CONFIG_FOLDER = 'libs/config/src/file';

export async function schemaFiles(): Promise<GeneratedFile[]> {
  const jsonSchemas = await exportOf<() => Record<string, object>>(OUTPUTS_SOURCE, 'jsonSchemas');
  const source = `${CONFIG_FOLDER}/config-schema.ts`;
  const configSchema = await exportOf<(draft: string) => object>(source, 'configSchema');
  const schemas = { ...jsonSchemas(), config: configSchema('draft-2020-12') };

  const files = Object.entries(schemas).map(([name, schema]) => schemaFile(name, schema));
  const laidOut = files.map(async ({ path, content }) => ({
    path,
    content: await formatted(path, content),
  }));
  return [
    ...(await Promise.all(laidOut)),
    ...filesWithout(files.map(({ path }) => path)),
    writtenSchema(configSchema('draft-7')),
  ];
}

/** What the worker writes beside config.json, in the draft that all editors know: to make it takes a twentieth of a start. */
export function writtenSchema(schema: object): GeneratedFile {
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  const content = [
    '// Generated from config-file.ts by `npm run generate`. Do not edit.',
    '/** The JSON schema of config.json, as a file. */',
    `export const CONFIG_SCHEMA = ${JSON.stringify(text)};`,
    '',
  ].join('\n');
  return { path: `${CONFIG_FOLDER}/config-schema.generated.ts`, content };
}

/** Its id is its own name, so that it can be kept and served anywhere. What it is about comes first. */
export function schemaFile(name: string, schema: object): { path: string; content: string } {
  const file = `${name}.schema.json`;
  const { $schema, title, description, ...rest } = schema as Record<string, unknown>;
  const content = JSON.stringify({ $schema, $id: file, title, description, ...rest });
  return { path: `${SCHEMAS}/${file}`, content };
}

/** Schemas of what is no longer there. */
function filesWithout(paths: readonly string[]): GeneratedFile[] {
  const gone = globSync(`${SCHEMAS}/*.schema.json`).filter((path) => !paths.includes(path));
  return gone.map((path) => ({ path, content: undefined }));
}
