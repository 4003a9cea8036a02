import type { PathMapping } from '@stash2plex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathKey } from './path-key.ts';
import { toPlexPath } from './plex-path.ts';

const map = (stash: string, plex: string): PathMapping => ({ stash, plex });
const windows = String.raw;

interface Sight {
  readonly stash: string;
  readonly plex: string;
  readonly mappings?: readonly PathMapping[];
  readonly ignoreCase?: readonly string[];
}

/** The key of the file as Stash names it, and the one as Plex names it. */
function keys({ stash, plex, mappings = [], ignoreCase = [] }: Sight) {
  return [pathKey(toPlexPath(stash, mappings), ignoreCase), pathKey(plex, ignoreCase)] as const;
}

const DATA = [map('/data', '/media')];
const TO_DRIVE = [map('/data', windows`Z:\Media`)];
const TO_SHARE = [map('/data', windows`\\nas\Media`)];
const FROM_DRIVE = [map(windows`D:\Vids`, '/vids')];
const FROM_SHARE = [map(windows`\\nas\Vids`, '/vids')];
const QUOTED = [map(`/it's "my" data`, '/m e d i a')];

describe('a file that Stash and Plex both see is found', () => {
  it.each<[string, Sight]>([
    ['under one path', { stash: '/data/a.mp4', plex: '/data/a.mp4' }],
    ['in two containers', { stash: '/data/b/a.mp4', plex: '/media/b/a.mp4', mappings: DATA }],
    [
      'by Plex on a drive',
      { stash: '/data/b/a.mp4', plex: windows`Z:\Media\b\a.mp4`, mappings: TO_DRIVE },
    ],
    [
      'by Plex on a drive, in any case',
      { stash: '/data/B/a.mp4', plex: windows`z:\MEDIA\b\A.MP4`, mappings: TO_DRIVE },
    ],
    [
      'by Plex on a drive, with slashes',
      { stash: '/data/b/a.mp4', plex: 'Z:/Media/b/a.mp4', mappings: TO_DRIVE },
    ],
    [
      'by Plex at the root of a drive',
      { stash: '/data/a.mp4', plex: windows`Z:\a.mp4`, mappings: [map('/data', 'Z:')] },
    ],
    [
      'by Plex on a share',
      { stash: '/data/b/a.mp4', plex: windows`\\NAS\media\b\a.mp4`, mappings: TO_SHARE },
    ],
    [
      'by Plex on a share, with slashes',
      { stash: '/data/a.mp4', plex: '//nas/Media/a.mp4', mappings: TO_SHARE },
    ],
    [
      'by Stash on a drive',
      { stash: windows`D:\Vids\b\a.mp4`, plex: '/vids/b/a.mp4', mappings: FROM_DRIVE },
    ],
    [
      'by Stash on a drive, in any case of the folder',
      { stash: windows`d:\VIDS\a.mp4`, plex: '/vids/a.mp4', mappings: FROM_DRIVE },
    ],
    [
      'by Stash on a drive, with both separators',
      { stash: windows`D:/Vids\b/a.mp4`, plex: '/vids/b/a.mp4', mappings: FROM_DRIVE },
    ],
    [
      'by Stash on a share',
      { stash: windows`\\NAS\Vids\a.mp4`, plex: '/vids/a.mp4', mappings: FROM_SHARE },
    ],
    [
      'by Stash on a share, with slashes',
      { stash: '//nas/vids/a.mp4', plex: '/vids/a.mp4', mappings: FROM_SHARE },
    ],
    ['on Windows by both', { stash: windows`D:\Vids\A.mp4`, plex: 'd:/vids/a.MP4' }],
    [
      'on a drive by one and on its share by the other',
      {
        stash: windows`Z:\b\a.mp4`,
        plex: windows`\\nas\share\b\a.mp4`,
        mappings: [map('z:', '//NAS/share/')],
      },
    ],
    [
      'with accents apart on one side',
      { stash: '/data/Zo\u00EB.mp4', plex: '/data/Zoe\u0308.mp4' },
    ],
    [
      'with accents apart in the mapping',
      { stash: '/Zo\u00EB/a.mp4', plex: '/m/a.mp4', mappings: [map('/Zoe\u0308', '/m')] },
    ],
    [
      'with accents apart and in any case, on Windows',
      { stash: '/data/ZOE\u0308.mp4', plex: 'Z:\\Media\\zo\u00EB.mp4', mappings: TO_DRIVE },
    ],
    ['with any sigma, on Windows', { stash: 'D:\\ΟΔΟΣ.mp4', plex: 'D:/Οδος.MP4' }],
    [
      'whatever separators end the folders',
      { stash: '/data/a.mp4', plex: '/media/a.mp4', mappings: [map('/data//', '/media/')] },
    ],
    [
      'whatever separators end the drive',
      { stash: windows`D:\Vids\a.mp4`, plex: '/v/a.mp4', mappings: [map('D:\\Vids\\\\', '/v/')] },
    ],
    [
      'with blanks and quotes',
      { stash: `/it's "my" data/ "a" .mp4`, plex: '/m e d i a/ "a" .mp4', mappings: QUOTED },
    ],
    [
      'in other scripts, with emoji',
      { stash: '/data/日本語/عربي 🎬.mp4', plex: '/media/日本語/عربي 🎬.mp4', mappings: DATA },
    ],
    [
      'in any case where told',
      { stash: '/data/A.mp4', plex: '/media/a.mp4', mappings: DATA, ignoreCase: ['/media'] },
    ],
    [
      'with a backslash in its name, on Linux',
      { stash: windows`/data/a\b.mp4`, plex: windows`/media/a\b.mp4`, mappings: DATA },
    ],
  ])('%s', (_, sight) => {
    const [ofStash, ofPlex] = keys(sight);

    expect(ofStash).toBe(ofPlex);
  });
});

describe('two files are kept apart', () => {
  it.each<[string, Sight]>([
    [
      'whose folders only begin alike',
      { stash: '/database/a.mp4', plex: '/mediabase/a.mp4', mappings: DATA },
    ],
    [
      'whose drive folders only begin alike',
      { stash: windows`D:\Vids2\a.mp4`, plex: '/vids2/a.mp4', mappings: FROM_DRIVE },
    ],
    [
      'whose shares only begin alike',
      { stash: windows`\\nas\Vids2\a.mp4`, plex: '/vids2/a.mp4', mappings: FROM_SHARE },
    ],
    [
      'on two servers',
      { stash: windows`\\nas2\Vids\a.mp4`, plex: '/vids/a.mp4', mappings: FROM_SHARE },
    ],
    ['on two drives', { stash: windows`C:\a.mp4`, plex: windows`D:\a.mp4` }],
    [
      'on a share and in a folder called alike',
      { stash: windows`\\nas\a.mp4`, plex: '/nas/a.mp4' },
    ],
    ['without a mapping', { stash: '/data/a.mp4', plex: '/media/a.mp4' }],
    ['in another case, on Linux', { stash: '/data/A.mp4', plex: '/media/a.mp4', mappings: DATA }],
    [
      'in another case of the mapped folder, on Linux',
      { stash: '/Data/a.mp4', plex: '/media/a.mp4', mappings: DATA },
    ],
    [
      'in another case, beside the folder where it does not count',
      {
        stash: '/data/A.mp4',
        plex: '/media/a.mp4',
        mappings: DATA,
        ignoreCase: ['/med', '/media/b'],
      },
    ],
    [
      'in another case, on Linux, seen from Windows',
      { stash: windows`D:\Vids\A.mp4`, plex: '/vids/a.mp4', mappings: FROM_DRIVE },
    ],
    ['with a blank more', { stash: '/data /a.mp4', plex: '/media/a.mp4', mappings: DATA }],
    [
      'with other quotes',
      { stash: `/it’s "my" data/a.mp4`, plex: '/m e d i a/a.mp4', mappings: QUOTED },
    ],
    [
      'by a backslash and a slash, on Linux',
      { stash: windows`/data/a\b.mp4`, plex: '/media/a/b.mp4', mappings: DATA },
    ],
    [
      'by the root of the other platform',
      { stash: windows`D:\a.mp4`, plex: '/media/D:/a.mp4', mappings: [map('/', '/media')] },
    ],
  ])('%s', (_, sight) => {
    const [ofStash, ofPlex] = keys(sight);

    expect(ofStash).not.toBe(ofPlex);
  });
});

describe('of several mappings', () => {
  const nested = [map('/data', '/a'), map('/data/new', '/b'), map('/', '/c')];
  const onDrive = [map('D:', '/a'), map(windows`D:\New`, '/b'), map('d:/new/Best', '/c')];

  it.each([
    ['/data/new/x.mp4', nested, '/b/x.mp4'],
    ['/data/newer/x.mp4', nested, '/a/newer/x.mp4'],
    ['/data/New/x.mp4', nested, '/a/New/x.mp4'],
    ['/other/x.mp4', nested, '/c/other/x.mp4'],
    [windows`D:\new\best\x.mp4`, onDrive, '/c/x.mp4'],
    [windows`d:\NEW\x.mp4`, onDrive, '/b/x.mp4'],
    [windows`D:\Newer\x.mp4`, onDrive, '/a/Newer/x.mp4'],
    ['/data/x.mp4', [map('/data', '/first'), map('/data/', '/second')], '/first/x.mp4'],
  ])('the longest folder takes %s', (path, mappings, expected) => {
    expect(toPlexPath(path, mappings)).toBe(expected);
  });

  const name = fc.stringMatching(/^[a-z日é🎬 "']{1,6}$/u);
  const folder = fc
    .tuple(fc.constantFrom('/', 'Z:/', '//nas/'), fc.array(name, { minLength: 1, maxLength: 3 }))
    .map(([root, names]) => root + names.join('/'));

  it('the order does not matter where all folders differ', () => {
    const mappings = fc.uniqueArray(fc.tuple(folder, folder), {
      maxLength: 5,
      selector: ([stash]) => pathKey(stash, []),
    });
    fc.assert(
      fc.property(mappings, folder, (pairs, path) => {
        const list = pairs.map(([stash, plex]) => map(stash, plex));

        expect(toPlexPath(path, list.toReversed())).toBe(toPlexPath(path, list));
      }),
    );
  });

  it('none takes what only begins like its folder', () => {
    fc.assert(
      fc.property(folder, name, name, (stash, more, file) => {
        const path = `${stash}${more}/${file}`;

        expect(toPlexPath(path, [map(stash, '/x')])).toBe(path);
      }),
    );
  });
});
