import { describe, expect, it } from 'vitest';
import { resolveConfig, type ConfigRequest } from './resolve-config.ts';

function pathsOf(request: ConfigRequest) {
  const { config, problems } = resolveConfig(request);
  return { ...config.paths, problems };
}

describe('path_map', () => {
  it.each([
    ['/data=>/media', [{ stash: '/data', plex: '/media' }]],
    [
      ' /data/ => /media/ ; C:\\x=>\\\\nas\\x;; ',
      [
        { stash: '/data/', plex: '/media/' },
        { stash: 'C:\\x', plex: '\\\\nas\\x' },
      ],
    ],
    [
      '/a=>/b\n/c=>/d\r\n',
      [
        { stash: '/a', plex: '/b' },
        { stash: '/c', plex: '/d' },
      ],
    ],
    ['/a=>/b;/a=>/b', [{ stash: '/a', plex: '/b' }]],
  ])('%j is read', (path_map, mappings) => {
    expect(pathsOf({ settings: { path_map } })).toMatchObject({ mappings, problems: [] });
  });

  it('keeps the good entries and tells the bad ones', () => {
    const path_map = '/a=>/b; /c; /d=>; =>/e; /f=>/g=>/h; /i=>/j';

    const { mappings, problems } = pathsOf({ settings: { path_map } });

    expect(mappings).toEqual([
      { stash: '/a', plex: '/b' },
      { stash: '/i', plex: '/j' },
    ]);
    expect(problems).toHaveLength(4);
    expect(problems[0]).toBe(
      'Path mapping (path_map) in Stash\'s settings: entry 2 ("/c") has to be two folders with one "=>" between them, such as /data=>/media; it is left out.',
    );
    expect(problems.map((each) => /entry (\d)/.exec(each)?.[1])).toEqual(['2', '3', '4', '5']);
  });

  it('without one good entry makes way for the next lower source', () => {
    const { mappings, problems } = pathsOf({
      settings: { path_map: '/data /media' },
      file: { path_map: '/a=>/b' },
    });

    expect(mappings).toEqual([{ stash: '/a', plex: '/b' }]);
    expect(problems).toEqual([
      'Path mapping (path_map) in Stash\'s settings is "/data /media", but has to be a list such as /data => /media; /more => /mnt/more; "/a=>/b" from config.json is used.',
    ]);
  });

  it('warns of a folder that no path can begin with', () => {
    const { mappings, problems } = pathsOf({ settings: { path_map: 'data=>/media' } });

    expect(mappings).toEqual([{ stash: 'data', plex: '/media' }]);
    expect(problems).toEqual([expect.stringMatching(/names "data", which begins with neither/)]);
  });

  it('shows no folder where paths are obfuscated', () => {
    const hide = { obfuscate_paths: 'on' };

    const all = [
      ...pathsOf({ settings: { ...hide, path_map: '/priv' } }).problems,
      ...pathsOf({ settings: { ...hide, path_map: '/priv=>/priv2; /priv3; priv4=>/x' } }).problems,
    ];

    expect(all).toHaveLength(3);
    expect(all.join()).not.toContain('priv');
  });
});

describe('config.json', () => {
  it('adds mappings after those of path_map, and folders whose case does not count', () => {
    const file = {
      pathMappings: [
        { stash: '/c;d', plex: '/e' },
        { stash: '/a', plex: '/b' },
      ],
      ignoreCase: [' /media '],
    };

    expect(pathsOf({ settings: { path_map: '/a=>/b' }, file })).toEqual({
      mappings: [
        { stash: '/a', plex: '/b' },
        { stash: '/c;d', plex: '/e' },
      ],
      ignoreCase: ['/media'],
      problems: [],
    });
  });

  it('keeps the good entries of a list and tells the bad ones', () => {
    const file = {
      pathMappings: [{ stash: '/a' }, { stash: '/a', plex: '/b' }, 'x', { stash: '', plex: '/b' }],
      ignoreCase: [7, '/media'],
    };

    const { mappings, ignoreCase, problems } = pathsOf({ file });

    expect({ mappings, ignoreCase }).toEqual({
      mappings: [{ stash: '/a', plex: '/b' }],
      ignoreCase: ['/media'],
    });
    expect(problems).toEqual([
      ...[1, 3, 4].map(
        (entry) =>
          `pathMappings in config.json: entry ${entry} has to be an object such as {"stash": "/data", "plex": "/media"}; it is left out.`,
      ),
      'ignoreCase in config.json: entry 1 has to be a folder as Plex calls it; it is left out.',
    ]);
  });

  it('tells a list that is none', () => {
    const { problems } = pathsOf({ file: { pathMappings: { '/a': '/b' }, ignoreCase: null } });

    expect(problems).toEqual(['pathMappings in config.json has to be a list; it is left out.']);
  });
});
