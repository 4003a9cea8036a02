import { expectForPeople, fuzz, spoilt, spoilts, spoiltJson } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { resolveConfig } from '../resolve/resolve-config.ts';
import { FILE_KEYS } from './file-keys.ts';
import { readConfigFile } from './read-config-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'stash2plex-config-fuzz-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const WRITTEN = {
  $schema: './config.schema.json',
  max_tags: 50,
  detectors: { missing: 'report' },
  pathMappings: [{ stash: 'C:\\Videos', plex: '/videos' }],
  ignoreCase: ['/media'],
  rules: [{ name: 'mine', conditions: { all: [] }, event: { type: 'hold' } }],
};
const files = fc
  .tuple(spoiltJson([WRITTEN, WRITTEN.rules]), spoilts)
  .map(([text, spoiling]) => spoilt(text, spoiling));

describe('whatever stands in config.json', () => {
  fuzz('is read key by key or told to be no use, and is never touched', {
    inputs: 150,
    of: files,
    holds: async (bytes) => {
      const path = join(directory, 'config.json');
      writeFileSync(path, bytes);

      const { values, problems } = await readConfigFile(directory);
      const { problems: more } = resolveConfig({ file: values });

      expect(FILE_KEYS).toEqual(expect.arrayContaining(Object.keys(values)));
      for (const problem of problems) expect(problem.startsWith(path)).toBe(true);
      for (const problem of [...problems, ...more]) {
        expectForPeople(problem);
        expect(problem.length).toBeLessThan(1_000);
      }
      expect(readdirSync(directory)).toEqual(['config.json']);
      expect(readFileSync(path).equals(bytes)).toBe(true);
    },
  });
});
