import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { documentAt, ROOT } from './documents.fixture.ts';
import { schemaFile, writtenSchema } from './schema-files.ts';

const paths = globSync('docs/schemas/*', { cwd: ROOT }).toSorted();

it('names a schema by its file, and says first what it is about', () => {
  const schema = { $schema: 'draft', type: 'object', title: 'A thing', description: 'Told.' };

  const { path, content } = schemaFile('thing', schema);

  expect(path).toBe('docs/schemas/thing.schema.json');
  expect(content).toBe(
    '{"$schema":"draft","$id":"thing.schema.json","title":"A thing","description":"Told.","type":"object"}',
  );
});

it('writes the schema of config.json as the worker shall write it', async () => {
  const schema = { title: 'A `thing`', description: 'With \\d and ${this}.' };

  const { content = '' } = writtenSchema(schema);

  const url = `data:text/javascript,${encodeURIComponent(content)}`;
  const { CONFIG_SCHEMA } = (await import(url)) as { readonly CONFIG_SCHEMA: string };
  expect(JSON.parse(CONFIG_SCHEMA)).toEqual(schema);
  expect(CONFIG_SCHEMA).toMatch(/^\{\n {2}"title": .*\n\}\n$/s);
});

it('describes what tasks return, what reports hold and what may be set', () => {
  expect(paths.map((path) => basename(path))).toEqual([
    'config.schema.json',
    'report.schema.json',
    'status.schema.json',
    'task-output.schema.json',
  ]);
});

it.each(paths)('%s can be kept anywhere, and says what it is', (path) => {
  const text = documentAt(path);
  const schema = JSON.parse(text) as Record<string, unknown>;

  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: basename(path),
    title: expect.stringContaining('Stash2Plex') as string,
    type: 'object',
  });
  const { $schema, ...own } = schema;
  expect($schema).toBeDefined();
  expect(JSON.stringify(own)).not.toMatch(/"\$(?:id|ref)":"[^"]*:\/\//);
});

it.each(paths)('%s refers only to what it defines', (path) => {
  const text = documentAt(path);
  const { $defs } = JSON.parse(text) as { $defs: Record<string, unknown> };

  const names = [...text.matchAll(/"\$ref": "#\/\$defs\/([^"]*)"/g)].map(([, name]) => name);

  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !Object.hasOwn($defs, name ?? ''))).toEqual([]);
});
