import { DETECTOR_MODES, FIELDS, INTERVALS, SCOPES } from '@stash2plex/core';
import {
  CANARIES,
  expectForPeople,
  fuzz,
  jsonText,
  oddText,
  rubbish,
  spoiltJson,
} from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { FILE_KEYS } from '../file/file-keys.ts';
import { SETTING_KEYS } from '../settings/settings.ts';
import type { Config } from './config.ts';
import { resolveConfig, type ConfigRequest } from './resolve-config.ts';
import type { RawValues } from './sources.ts';

const { token: TOKEN } = CANARIES;

const leaky = fc.constantFrom(
  TOKEN,
  `http://plex:32400/?X-Plex-Token=${TOKEN}`,
  `http://user:${TOKEN}@plex`,
  `/a=>${TOKEN}`,
  `${TOKEN}=>${TOKEN}; ${TOKEN}`,
);
const words = fc.constantFrom('on', 'off', '0', 'daily', '24h', '7', '/a=>/b;/c', 'http://p', 120);
const anything = fc.oneof(rubbish, words, leaky);

/** As config.json and Stash's page may hold them, before somebody spoils them. */
const GOOD = {
  plex_url: 'http://plex:32400/base/',
  plex_token: TOKEN,
  path_map: '/data=>/media; C:\\Videos => /videos',
  max_tags: '50',
  enabled: 'true',
  reconcile_interval: 'Daily',
  detectors: { missing: 'off', 'stale-sync': 'report' },
  pathMappings: [{ stash: '/data', plex: '/media' }],
  ignoreCase: ['/media/Windows'],
  rules: [{ name: 'mine' }],
};
const keys = fc.constantFrom(...FILE_KEYS, '__proto__', 'constructor', 'toString', 'other');
const values = fc.oneof(
  spoiltJson([GOOD, GOOD.detectors, {}]),
  fc.dictionary(keys, anything, { maxKeys: 6 }).map(jsonText),
);
const variables = fc.dictionary(
  fc.constantFrom(...SETTING_KEYS.map((key) => `STASH2PLEX_${key.toUpperCase()}`), 'PLEX_URL'),
  fc.oneof(oddText, words.map(String), leaky),
  { maxKeys: 4 },
);

function parsed(text: string): RawValues {
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

describe('whatever people write', () => {
  fuzz('gives a config, every problem is a sentence, and none shows the token', {
    inputs: 1_650,
    of: fc.tuple(values, values, variables),
    holds: ([settings, written, others]) => {
      const file = parsed(written);
      const environment = { ...others, PLEX_TOKEN: TOKEN };
      const detectors = { missing: DETECTOR_MODES, 'stale-sync': DETECTOR_MODES };

      const { config, problems } = resolveConfig({
        ...{ environment, settings: parsed(settings), file, detectors },
      });

      const { ownRules, plexLibrary, paths, ...rest } = config;
      expect(JSON.stringify(rest)).not.toContain(TOKEN);
      expectUsable(config);
      for (const problem of problems) expectSentence(problem);
      expect([typeof plexLibrary, typeof paths]).toEqual(['string', 'object']);
      expect(ownRules).toBe(Object.hasOwn(file, 'rules') ? file['rules'] : undefined);
    },
  });

  fuzz('gives the same config when read twice', {
    inputs: 200,
    of: fc.tuple(values, values, variables),
    holds: ([settings, file, environment]) => {
      const request = { environment, settings: parsed(settings), file: parsed(file) };

      expect(JSON.stringify(resolved(request))).toBe(JSON.stringify(resolved(request)));
    },
  });
});

/** Rules are handed on as they are, and can be too deep to be written. */
function resolved(request: ConfigRequest) {
  const { config, problems } = resolveConfig(request);
  return { ...config, ownRules: undefined, problems };
}

function expectSentence(problem: string): void {
  expectForPeople(problem);
  expect(problem).toMatch(/^\S.*\.$/);
  expect(problem.length).toBeLessThan(1_000);
}

function expectUsable({ plex, interval, scope, projection, repair, paths, ...rest }: Config): void {
  if (plex) expect(plex.url).toMatch(/^https?:\/\/[^@?#]*[^/@?#]$/);
  else expectForPeople(rest.plexProblem ?? '');
  expect(INTERVALS).toContain(interval);
  expect(SCOPES).toContain(scope);
  expect(FIELDS).toEqual(expect.arrayContaining([...projection.fields]));
  expect(projection.maxTags % 1).toBe(0);
  expect(projection.maxTags >= 10 && projection.maxTags <= 500).toBe(true);
  expect(repair.rate >= 1 && repair.rate <= 50).toBe(true);
  expect(repair.sliceMs >= 10_000 && repair.sliceMs <= 3_600_000).toBe(true);
  for (const { stash, plex: to } of paths.mappings) expect(stash && to).toBeTruthy();
  for (const mode of Object.values(rest.detectorModes)) {
    expect(['off', 'report', 'repair']).toContain(mode);
  }
  expect(rest.settingsHash).toMatch(/^[\da-f]{64}$/);
}
