import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathKey } from './path-key.ts';
import { toPlexPath } from './plex-path.ts';

const map = (stash: string, plex: string) => ({ stash, plex });

describe('a path of Stash becomes a path of Plex', () => {
  it.each([
    ['as it is, without mapping', '/data/a.mp4', [], '/data/a.mp4'],
    ['as it is, when no mapping holds it', '/data/a.mp4', [map('/other', '/x')], '/data/a.mp4'],
    ['by its folder', '/data/b/a.mp4', [map('/data', '/media')], '/media/b/a.mp4'],
    [
      'whatever slashes end the folders',
      '/data/a.mp4',
      [map('/data/', '/media//')],
      '/media/a.mp4',
    ],
    ['by whole names only', '/database/a.mp4', [map('/data', '/x')], '/database/a.mp4'],
    [
      'by the longest folder, whatever the order',
      '/data/new/a.mp4',
      [map('/', '/r'), map('/data/new', '/n'), map('/data', '/d')],
      '/n/a.mp4',
    ],
    ['from the root', '/data/a.mp4', [map('/', '/mnt/nas')], '/mnt/nas/data/a.mp4'],
    ['to the root', '/data/b/a.mp4', [map('/data', '/')], '/b/a.mp4'],
    ['by case, on POSIX', '/Data/a.mp4', [map('/data', '/x')], '/Data/a.mp4'],
    ['of Windows, from Linux', '/data/b/a.mp4', [map('/data', 'Z:\\Media')], 'Z:\\Media\\b\\a.mp4'],
    [
      'of Windows, written with slashes',
      '/data/a.mp4',
      [map('/data', 'Z:/Media')],
      'Z:\\Media\\a.mp4',
    ],
    ['of a drive', '/data/a.mp4', [map('/data', 'Z:\\')], 'Z:\\a.mp4'],
    ['of a share', '/data/a.mp4', [map('/data', '\\\\nas\\media')], '\\\\nas\\media\\a.mp4'],
    ['of Linux, from Windows', 'C:\\Vids\\b\\a.mp4', [map('C:\\Vids', '/v')], '/v/b/a.mp4'],
    ['of Linux, from a drive', 'D:\\b\\a.mp4', [map('d:\\', '/v')], '/v/b/a.mp4'],
    ['of Linux, from a share', '//nas/vids/a.mp4', [map('\\\\NAS\\Vids', '/v')], '/v/a.mp4'],
    ['with either separator', 'C:/Vids\\a.mp4', [map('C:\\Vids', '/v')], '/v/a.mp4'],
    ['in spite of case, on Windows', 'c:\\VIDS\\A.mp4', [map('C:\\vids', '/v')], '/v/A.mp4'],
    ['with a backslash in its name', '/data/a\\b.mp4', [map('/data', '/v')], '/v/a\\b.mp4'],
    [
      'with its letters as they are',
      '/Zoe\u0308/e\u0301.mp4',
      [map('/Zo\u00EB', '/v')],
      '/v/e\u0301.mp4',
    ],
    [
      'with blanks, quotes and emoji',
      '/data/ a "b" 🎬 .mp4',
      [map('/data', '/v')],
      '/v/ a "b" 🎬 .mp4',
    ],
    ['not by a blank mapping', '/data/a.mp4', [map('', '/v'), map('/data', '')], '/data/a.mp4'],
    ['not by a root of the other platform', '//nas/a.mp4', [map('/', '/v')], '//nas/a.mp4'],
  ] as const)('%s', (...[, path, mappings, expected]) => {
    expect(toPlexPath(path, mappings)).toBe(expected);
  });
});

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map((text) => text.replaceAll(/[\\/:\0]/g, '_'));
const names = fc.array(name, { minLength: 1, maxLength: 4 });
const root = fc.constantFrom('/', 'Z:\\', '\\\\nas\\share\\');
const folder = fc
  .tuple(root, names)
  .map(([start, parts]) => start + parts.join(start === '/' ? '/' : '\\'));

it('goes there and back', () => {
  fc.assert(
    fc.property(folder, folder, names, (stash, plex, rest) => {
      const separator = stash.startsWith('/') ? '/' : '\\';
      const path = [stash, ...rest].join(separator);

      const there = toPlexPath(path, [map(stash, plex)]);

      expect(toPlexPath(there, [map(plex, stash)])).toBe(path);
      expect(pathKey(there, []).startsWith(`${pathKey(plex, [])}/`)).toBe(true);
    }),
  );
});
