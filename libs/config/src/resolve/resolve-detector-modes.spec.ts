import { DETECTOR_MODES } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { resolveConfig, type ConfigRequest } from './resolve-config.ts';

const KNOWN = {
  missing: DETECTOR_MODES,
  'stale-sync': DETECTOR_MODES,
  lonely: ['off', 'report'],
} as const;

function modesOf(request: ConfigRequest) {
  const { config, problems } = resolveConfig(request);
  return { modes: config.detectorModes, problems };
}

describe('the modes of detectors', () => {
  const file = { detectors: { missing: 'report', 'stale-sync': 'off' } };

  it.each<[string, ConfigRequest, object]>([
    ['come from config.json', { file }, { missing: 'report', 'stale-sync': 'off' }],
    [
      'follow the switch for missing scenes when somebody set it on',
      { file, settings: { reconcile_missing: true } },
      { missing: 'repair', 'stale-sync': 'off' },
    ],
    [
      'follow the switch for missing scenes when somebody set it off',
      { file, environment: { STASH2PLEX_RECONCILE_MISSING: 'off' } },
      { missing: 'off', 'stale-sync': 'off' },
    ],
    ['are nobody`s choice without either', {}, {}],
  ])('%s', (_, request, modes) => {
    expect(modesOf(request)).toEqual({ modes, problems: [] });
  });

  it('do not follow a switch that cannot be read', () => {
    const { modes, problems } = modesOf({ file, settings: { reconcile_missing: '?' } });

    expect(modes).toMatchObject({ missing: 'report' });
    expect(problems).toHaveLength(1);
  });

  it('are told when there is no such mode, and the others stay', () => {
    const detectors = { missing: 'fix', 'stale-sync': true, 'empty-metadata': 'report' };

    expect(modesOf({ file: { detectors } })).toEqual({
      modes: { 'empty-metadata': 'report' },
      problems: [
        'detectors in config.json: "missing" is "fix", but has to be one of off, report, repair; the detector\'s own default is used.',
        'detectors in config.json: "stale-sync" is on, but has to be one of off, report, repair; the detector\'s own default is used.',
      ],
    });
  });

  it.each([['off'], [[]], [7]])('are told when they are no object: %j', (detectors) => {
    const request = { file: { detectors }, settings: { reconcile_missing: false } };

    expect(modesOf(request)).toEqual({
      modes: { missing: 'off' },
      problems: [
        'detectors in config.json has to be an object such as {"missing": "report"}; it is left out.',
      ],
    });
  });

  it('are told when there is no such detector, where the detectors are known', () => {
    const detectors = { 'stale-snyc': 'off' };

    expect(modesOf({ file: { detectors } }).problems).toEqual([]);
    expect(modesOf({ file: { detectors }, detectors: KNOWN })).toEqual({
      modes: detectors,
      problems: [
        'detectors in config.json: there is no detector "stale-snyc"; it is ignored. Known are missing, stale-sync, lonely.',
      ],
    });
  });

  it('are told when nothing can be repaired there, and fall back', () => {
    const detectors = { lonely: 'repair', missing: 'repair', 'stale-sync': 'report' };

    expect(modesOf({ file: { detectors }, detectors: KNOWN })).toEqual({
      modes: { missing: 'repair', 'stale-sync': 'report' },
      problems: [
        'detectors in config.json: "lonely" is "repair", but has to be one of off, report; the detector\'s own default is used.',
      ],
    });
  });
});
