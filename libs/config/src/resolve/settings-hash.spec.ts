import { describe, expect, it } from 'vitest';
import { SETTING_KEYS } from '../settings/settings.ts';
import { resolveConfig, type ConfigRequest } from './resolve-config.ts';

const hashOf = (request: ConfigRequest) => resolveConfig(request).config.settingsHash;
const none = hashOf({});

describe('the hash of the settings', () => {
  it.each([
    { settings: { plex_library: 'Movies' } },
    { settings: { path_map: '/a=>/b' } },
    { settings: { sync_tags: false } },
    { settings: { sync_poster: false } },
    { settings: { max_tags: 20 } },
    { settings: { reconcile_missing: false } },
    { file: { ignoreCase: ['/a'] } },
    { file: { detectors: { 'stale-sync': 'off' } } },
  ])('differs where a run finds something else: %j', (request) => {
    expect(hashOf(request)).not.toBe(none);
  });

  it.each([
    { settings: { plex_token: 'abcdefgh', plex_url: 'http://plex' } },
    { settings: { reconcile_interval: 'daily', reconcile_scope: 'all' } },
    { settings: { debug_logging: true, obfuscate_paths: true, enabled: false } },
    { file: { rules: [1] } },
    { settings: { max_tags: '100' } },
  ])('is the same where a run finds the same: %j', (request) => {
    expect(hashOf(request)).toBe(none);
  });

  it('does not depend on the order in which detectors or settings were written', () => {
    const one = hashOf({ file: { detectors: { a: 'off', b: 'report' } } });
    const other = hashOf({ file: { detectors: { b: 'report', a: 'off' } } });
    const backwards = Object.fromEntries(SETTING_KEYS.toReversed().map((key) => [key, '']));

    expect(one).toBe(other);
    expect(hashOf({ settings: backwards })).toBe(none);
  });
});
