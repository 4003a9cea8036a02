import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_KEYS } from '../file/config-file.ts';
import { SETTING_KEYS } from '../settings/settings.ts';
import { resolveConfig } from './resolve-config.ts';

const TOKEN = 'fuzzTOKEN0123456789';

const words = fc.constantFrom(
  'on',
  'off',
  'true',
  '0',
  'daily',
  '24h',
  '7',
  '/a=>/b;/c',
  'http://p',
);
const leaky = fc.constantFrom(
  TOKEN,
  `http://plex:32400/?X-Plex-Token=${TOKEN}`,
  `http://user:${TOKEN}@plex`,
  `/a=>${TOKEN}`,
  `${TOKEN}=>${TOKEN}; ${TOKEN}`,
);
const anything = fc.oneof(fc.jsonValue(), words, leaky);
const keys = fc.constantFrom(...FILE_KEYS, '__proto__', 'constructor', 'other');
const values = fc.dictionary(keys, anything);
const variables = fc.dictionary(
  fc.constantFrom(...SETTING_KEYS.map((key) => `STASH2PLEX_${key.toUpperCase()}`), 'PLEX_URL'),
  fc.oneof(fc.string(), words, leaky),
);

describe('whatever people write', () => {
  it('gives a config, every problem is a sentence, and none shows the token', () => {
    fc.assert(
      fc.property(values, values, variables, (settings, file, others) => {
        const environment = { ...others, PLEX_TOKEN: TOKEN };

        const { config, problems } = resolveConfig({ environment, settings, file });

        const { ownRules, plexLibrary, paths, ...rest } = config;
        expect(JSON.stringify([rest, problems])).not.toContain(TOKEN);
        expect(problems.every((problem) => /^\S.*\.$/.test(problem))).toBe(true);
        expect([typeof plexLibrary, typeof paths]).toEqual(['string', 'object']);
        expect(ownRules).toBe(Object.hasOwn(file, 'rules') ? file['rules'] : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same config when read twice', () => {
    fc.assert(
      fc.property(values, values, variables, (settings, file, environment) => {
        const request = { environment, settings, file };

        expect(JSON.stringify(resolveConfig(request))).toBe(JSON.stringify(resolveConfig(request)));
      }),
      { numRuns: 300 },
    );
  });
});
