import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTINGS } from '../settings/settings.ts';
import { configFile } from './config-file.ts';
import { CONFIG_SCHEMA } from './config-schema.generated.ts';
import { configSchema } from './config-schema.ts';
import { FILE_KEYS } from './file-keys.ts';
import { writeConfigSchema } from './write-config-schema.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stash2plex-schema-'));
  path = join(folder, 'data', 'config.schema.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = () => writeConfigSchema(join(folder, 'data'));

describe('the schema file', () => {
  it('is written beside config.json, whole, and nothing else is left there', () => {
    expect(write()).toBeUndefined();

    expect(readFileSync(path, 'utf8')).toBe(CONFIG_SCHEMA);
    expect(readdirSync(join(folder, 'data'))).toEqual(['config.schema.json']);
  });

  it('is not written again when it is there already', () => {
    write();
    const { ino, mtimeNs } = statSync(path, { bigint: true });

    expect(write()).toBeUndefined();
    expect(statSync(path, { bigint: true })).toMatchObject({ ino, mtimeNs });
  });

  it('is replaced when it is another one', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(path, '{}');

    expect(write()).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe(CONFIG_SCHEMA);
  });

  it('is nobody`s trouble when it cannot be written', () => {
    mkdirSync(path, { recursive: true });

    expect(write()).toMatch(/^config\.schema\.json was not written: /);
    expect(readdirSync(join(folder, 'data'))).toEqual(['config.schema.json']);
  });
});

interface Schema {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required?: unknown;
}

describe('the schema', () => {
  const schema = JSON.parse(CONFIG_SCHEMA) as Schema;

  it('knows every key, requires none, allows no other', () => {
    expect(Object.keys(schema.properties).toSorted()).toEqual(FILE_KEYS.toSorted());
    expect(schema).toMatchObject({ additionalProperties: false });
    expect(schema.required).toBeUndefined();
  });

  it.each(Object.entries(SETTINGS))('describes %s as the settings page does', (key, setting) => {
    expect(schema.properties[key]).toMatchObject({
      title: setting.displayName,
      description: setting.description,
      ...(setting.default !== '' && { default: setting.default }),
    });
  });

  it('knows the words and bounds of values', () => {
    expect(schema.properties).toMatchObject({
      enabled: { type: 'boolean' },
      reconcile_interval: { enum: ['never', 'hourly', 'daily', 'weekly'] },
      max_tags: { type: 'integer', minimum: 10, maximum: 500 },
      plex_url: { type: 'string' },
      path_map: { type: 'string' },
      detectors: { additionalProperties: { enum: ['off', 'report', 'repair'] } },
    });
  });

  it('is what is generated', () => {
    expect(schema).toEqual(configSchema('draft-7'));
  });

  it('is the same in the newest draft, but for where rules refer to', () => {
    const newest = configSchema('draft-2020-12');

    expect(newest).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'config.json of Stash2Plex',
      additionalProperties: false,
    });
    const { $schema: older, ...same } = JSON.parse(
      JSON.stringify(schema).replaceAll('definitions', '$defs'),
    ) as Record<string, unknown>;
    expect(older).toBe('http://json-schema.org/draft-07/schema#');
    expect(newest).toMatchObject(same);
  });

  it('takes rules in groups of any depth and knows what a rule needs', () => {
    const fact = { fact: 'interval', operator: 'equal', value: 'daily' };
    const conditions = { all: [fact, { any: [fact, { not: fact }] }] };
    const rule = { name: 'x', conditions, event: { type: 'hold', params: { reason: 'y' } } };
    const accepts = (rules: unknown) => configFile().safeParse({ rules }).success;

    expect(accepts([rule, { ...rule, note: 'mine' }])).toBe(true);
    expect(accepts([{ ...rule, name: 7 }])).toBe(false);
    expect(accepts([{ name: 'x', conditions }])).toBe(false);
    expect(accepts([{ ...rule, conditions: { all: 'x' } }])).toBe(false);
  });
});
