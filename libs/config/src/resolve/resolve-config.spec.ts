import { FIELDS } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { SETTING_KEYS, type SettingKey } from '../settings/settings.ts';
import { resolveConfig } from './resolve-config.ts';

const PLEX = { plex_url: 'http://plex:32400', plex_token: 'token-of-plex' };

function configOf(settings: object) {
  const { config, problems } = resolveConfig({ settings: { ...settings } });
  expect(problems).toEqual([]);
  return config;
}

describe('without any setting', () => {
  it('everything has its default, and the reason says what is missing', () => {
    const { config, problems } = resolveConfig({});

    expect(problems).toEqual([]);
    expect(config).toEqual({
      enabled: true,
      plex: undefined,
      plexProblem:
        'Plex URL (plex_url) is not set. Plex token (plex_token) is not set. Enter both in Stash under Settings > Plugins > Stash2Plex, or set the environment variables PLEX_URL and PLEX_TOKEN.',
      plexLibrary: '',
      interval: 'never',
      scope: 'recent',
      paths: { mappings: [], ignoreCase: [] },
      projection: { fields: FIELDS, pictures: ['poster'], maxTags: 100 },
      detectorModes: {},
      repair: {
        lockFields: true,
        preserveEdits: false,
        rate: 8,
        sliceMs: 120_000,
        deadLetterDays: 30,
        notFoundDays: 7,
        skipNotFound: false,
        asksForScans: false,
      },
      debugLogging: false,
      obfuscatePaths: false,
      ownRules: undefined,
      settingsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
});

const without = (field: string) => FIELDS.filter((each) => each !== field);

/** A value of each setting that is not its default, and what changes with it. */
const CHANGES: Readonly<Record<SettingKey, readonly [value: unknown, change: object]>> = {
  plex_url: ['https://plex.local/', { plex: { url: 'https://plex.local' } }],
  plex_token: ['another', { plex: { url: 'http://plex:32400' } }],
  plex_library: ['Films, old; 7', { plexLibrary: 'Films, old; 7' }],
  enabled: [false, { enabled: false }],
  reconcile_interval: ['weekly', { interval: 'weekly' }],
  reconcile_scope: ['7days', { scope: 'recent_7days' }],
  reconcile_missing: [false, { detectorModes: { missing: 'off' } }],
  path_map: ['/a=>/b', { paths: { mappings: [{ stash: '/a', plex: '/b' }] } }],
  debug_logging: [true, { debugLogging: true }],
  obfuscate_paths: [true, { obfuscatePaths: true }],
  sync_master: [false, { projection: { fields: [] } }],
  sync_studio: [false, { projection: { fields: without('studio') } }],
  sync_summary: [false, { projection: { fields: without('summary') } }],
  sync_date: [false, { projection: { fields: without('originallyAvailableAt') } }],
  sync_performers: [false, { projection: { fields: without('actor') } }],
  sync_tags: [false, { projection: { fields: without('genre') } }],
  sync_collection: [false, { projection: { fields: without('collection') } }],
  sync_poster: [false, { projection: { pictures: [] } }],
  sync_background: [true, { projection: { pictures: ['poster', 'background'] } }],
  max_tags: [10, { projection: { maxTags: 10 } }],
  drain_seconds: [60, { repair: { sliceMs: 60_000 } }],
  plex_rate: [3, { repair: { rate: 3 } }],
  lock_fields: [false, { repair: { lockFields: false } }],
  preserve_plex_edits: [true, { repair: { preserveEdits: true } }],
  not_found_days: [3, { repair: { notFoundDays: 3 } }],
  skip_not_found: [true, { repair: { skipNotFound: true }, detectorModes: { missing: 'report' } }],
  trigger_plex_scan: [true, { repair: { asksForScans: true } }],
  dlq_retention_days: [7, { repair: { deadLetterDays: 7 } }],
};

describe('each setting has an effect', () => {
  it.each(SETTING_KEYS)('%s', (key) => {
    const [value, change] = CHANGES[key];

    const before = configOf(PLEX);
    const after = configOf({ ...PLEX, [key]: value });

    expect(after).toMatchObject(change);
    if (key === 'plex_token') expect(after.plex?.token.reveal()).toBe(value);
    else expect(before).not.toMatchObject(change);
  });
});

describe('a value may be native or a text', () => {
  it.each<[SettingKey, readonly unknown[], object]>([
    ['enabled', [false, 'false', ' FALSE ', '0', 0, 'off', 'no'], { enabled: false }],
    ['debug_logging', [true, 'true', 'True', '1', 1, 'on', 'yes'], { debugLogging: true }],
    ['max_tags', [500, '500', ' 500 ', '500.0'], { projection: { maxTags: 500 } }],
    ['plex_library', [7, '7', ' 7'], { plexLibrary: '7' }],
    ['reconcile_scope', ['all', ' All'], { scope: 'all' }],
    ['reconcile_interval', ['daily', 'DAILY\n'], { interval: 'daily' }],
  ])('%s', (key, values, expected) => {
    for (const value of values) expect(configOf({ [key]: value })).toMatchObject(expected);
  });

  it.each(SETTING_KEYS)('%s counts as unset when it is empty, blank or null', (key) => {
    for (const value of ['', '  ', null, undefined]) {
      expect(configOf({ [key]: value })).toEqual(configOf({}));
    }
  });
});

describe('a value that cannot be used', () => {
  it.each<[SettingKey, unknown, string]>([
    [
      'reconcile_interval',
      'dayly',
      'Reconcile interval (reconcile_interval) in Stash\'s settings is "dayly", but has to be one of never, hourly, daily, weekly; the default "never" is used.',
    ],
    [
      'reconcile_scope',
      24,
      'Reconcile scope (reconcile_scope) in Stash\'s settings is 24, but has to be one of 24h, 7days, all; the default "24h" is used.',
    ],
    [
      'enabled',
      'maybe',
      'Enabled (enabled) in Stash\'s settings is "maybe", but has to be on or off; the default on is used.',
    ],
    [
      'max_tags',
      '501',
      'Most tags (max_tags) in Stash\'s settings is "501", but has to be a whole number from 10 to 500; the default 100 is used.',
    ],
    [
      'plex_library',
      ['a'],
      "Plex libraries (plex_library) in Stash's settings is a list, but has to be a text; the default (empty) is used.",
    ],
  ])('%s gets its default and is told in words', (key, value, problem) => {
    const { config, problems } = resolveConfig({ settings: { [key]: value } });

    expect(problems).toEqual([problem]);
    expect(config).toEqual(configOf({}));
  });

  it.each([0, 9, 501, 10.5, 'ten', '1e2', '0x20', Number.NaN, Infinity, {}, true])(
    'max_tags: %j',
    (max_tags) => {
      const { config, problems } = resolveConfig({ settings: { max_tags } });

      expect(problems).toHaveLength(1);
      expect(config.projection.maxTags).toBe(100);
    },
  );

  it.each([[[true]], [[{ toString: '' }]], [{ valueOf: 1 }]])('enabled: %j', (enabled) => {
    expect(resolveConfig({ settings: { enabled } }).problems).toHaveLength(1);
  });

  it('does not hide the other ones, and leaves the good ones in force', () => {
    const settings = { enabled: 'x', max_tags: 1, reconcile_interval: 'daily', sync_tags: 7 };

    const { config, problems } = resolveConfig({ settings });

    expect(problems.map((each) => /\((\w+)\)/.exec(each)?.[1])).toEqual([
      'enabled',
      'sync_tags',
      'max_tags',
    ]);
    expect(config.interval).toBe('daily');
  });
});

describe('where a setting comes from', () => {
  const file = { max_tags: 20 };
  const settings = { max_tags: 30 };
  const environment = { STASH2PLEX_MAX_TAGS: '40' };

  it.each([
    [{ file, settings, environment }, 40],
    [{ file, settings }, 30],
    [{ file, settings: { max_tags: '' }, environment: { STASH2PLEX_MAX_TAGS: '' } }, 20],
    [{ file: { max_tags: null } }, 100],
  ])('%j is %d', (sources, expected) => {
    expect(resolveConfig(sources).config.projection.maxTags).toBe(expected);
  });

  it('a bad value makes way for the next lower source', () => {
    const { config, problems } = resolveConfig({
      environment: { STASH2PLEX_MAX_TAGS: 'many' },
      settings: { max_tags: 1000 },
      file,
    });

    expect(config.projection.maxTags).toBe(20);
    expect(problems).toEqual([
      'Most tags (max_tags) in the environment variable STASH2PLEX_MAX_TAGS is "many", but has to be a whole number from 10 to 500; 20 from config.json is used.',
      "Most tags (max_tags) in Stash's settings is 1000, but has to be a whole number from 10 to 500; 20 from config.json is used.",
    ]);
  });

  it('a bad value under a good one is nobody`s trouble', () => {
    expect(resolveConfig({ environment, settings: { max_tags: 'x' } }).problems).toEqual([]);
  });

  it.each(SETTING_KEYS)('%s may stand in the environment and in config.json', (key) => {
    const [value] = CHANGES[key];
    const fromEnvironment = { [`STASH2PLEX_${key.toUpperCase()}`]: String(value) };
    const expected = JSON.stringify(configOf({ ...PLEX, [key]: value }));

    const first = resolveConfig({ settings: PLEX, environment: fromEnvironment });
    const second = resolveConfig({ file: { ...PLEX, [key]: value } });

    expect(JSON.stringify(first.config)).toBe(expected);
    expect(JSON.stringify(second.config)).toBe(expected);
  });

  it('an inherited name is no setting', () => {
    const settings = Object.create({ enabled: false }) as Record<string, unknown>;

    expect(resolveConfig({ settings }).config.enabled).toBe(true);
  });
});

describe('own rules', () => {
  it.each([[[{ name: 'x' }]], ['rubbish'], [undefined]])(
    'are handed on as written: %j',
    (rules) => {
      expect(resolveConfig({ file: { rules } }).config.ownRules).toEqual(rules);
    },
  );
});
