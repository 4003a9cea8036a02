import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfigFile } from './read-config-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stash2plex-config-'));
  path = join(folder, 'config.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function read(text: string) {
  writeFileSync(path, text);
  const reading = await readConfigFile(folder);
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(readdirSync(folder)).toEqual(['config.json']);
  return reading;
}

const NOT_IN_FORCE = 'Nothing in it is in force until that is corrected.';

describe('config.json', () => {
  it('need not be there', async () => {
    const nowhere = join(folder, 'no', 'folder');

    expect(await readConfigFile(nowhere)).toEqual({
      path: join(nowhere, 'config.json'),
      values: {},
      problems: [],
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is handed on as written, every known key of it', async () => {
    const values = {
      $schema: './config.schema.json',
      max_tags: 20,
      detectors: { missing: 'report' },
      pathMappings: [{ stash: '/a', plex: '/b' }],
      ignoreCase: ['/b'],
      rules: [{ name: 'x' }],
    };

    expect(await read(JSON.stringify(values))).toEqual({ path, values, problems: [] });
  });

  it('may begin with a byte order mark', async () => {
    expect(await read('\uFEFF{"max_tags": 20}')).toMatchObject({
      values: { max_tags: 20 },
      problems: [],
    });
  });

  it('may hold keys that look like paths or belong to every object', async () => {
    const { values, problems } = await read('{"a.b": 1, "__proto__": {"enabled": false}}');

    expect(values).toEqual({});
    expect(problems).toHaveLength(2);
  });

  it('tells of a key that nobody knows and keeps the rest', async () => {
    expect(await read('{"max_tag": 20, "max_tags": 30}')).toEqual({
      path,
      values: { max_tags: 30 },
      problems: [
        `${path}: there is no setting "max_tag"; it is ignored. config.schema.json beside it lists the names.`,
      ],
    });
  });
});

describe('a config.json that is no use', () => {
  it.each([
    ['{\n  "plex_token": "geheim-1",\n}', 'line 3, column 1'],
    ['{"plex_token": geheim-1}', 'line 1, column 16'],
    ['\uFEFF{\n"plex_token": geheim-1}', 'line 2, column 15'],
    ['', 'line 1, column 1'],
    ['{"a": 1', 'line 1, column 8'],
  ])('is left as it is, and the place of the fault is told: %j', async (text, place) => {
    expect(await read(text)).toEqual({
      path,
      values: {},
      problems: [
        `${path} is not valid JSON at ${place} (often a comma too many or too few, a comment, or a single \\ in a path). ${NOT_IN_FORCE}`,
      ],
    });
  });

  it.each(['[]', 'null', '7', '"x"'])('is told when it holds no object: %s', async (text) => {
    expect((await read(text)).problems).toEqual([
      `${path} has to hold one JSON object, {…}. ${NOT_IN_FORCE}`,
    ]);
  });

  it('is told when it is a folder', async () => {
    mkdirSync(path);

    expect((await readConfigFile(folder)).problems).toEqual([
      `${path} is a folder and has to be a file. ${NOT_IN_FORCE}`,
    ]);
  });

  it('is told when the way to it is too long for the system', async () => {
    const { problems } = await readConfigFile(join(folder, 'x'.repeat(300)));

    expect(problems).toEqual([expect.stringMatching(/cannot be read \(ENAMETOOLONG\)\. Nothing/)]);
  });

  it.skipIf(process.getuid?.() === 0)('is told when it may not be read', async () => {
    writeFileSync(path, '{}');
    chmodSync(path, 0);

    expect((await readConfigFile(folder)).problems).toEqual([
      `${path} may not be read by the user that Stash runs as: permission denied. ${NOT_IN_FORCE}`,
    ]);
  });
});
