import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, pathKey } from './path-key.ts';

describe('two paths of Plex are one file', () => {
  it.each([
    ['composed and decomposed letters', '/m/Zo\u00EB.mp4', '/m/Zoe\u0308.mp4'],
    ['doubled and trailing slashes', '/m//a.mp4', '/m/a.mp4/'],
    ['separators, on Windows', 'Z:\\m\\a.mp4', 'Z:/m/a.mp4'],
    ['case, on Windows', 'Z:\\M\\A.mp4', 'z:\\m\\a.MP4'],
    ['separators and case, on a share', '\\\\NAS\\m\\A.mp4', '//nas/m/a.mp4'],
    ['case and composition, on a share', '\\\\nas\\J\u030C.mp4', '\\\\nas\\\u01F0.mp4'],
  ])('in spite of %s', (_, left, right) => {
    expect(pathKey(left, [])).toBe(pathKey(right, []));
  });

  it.each([
    ['under a folder that ignores case', ['/m/']],
    ['under one that is written otherwise', ['/other', '/M']],
    ['everywhere', ['/']],
  ])('in spite of case, %s', (_, ignoreCase) => {
    expect(pathKey('/m/A.mp4', ignoreCase)).toBe(pathKey('/M/a.mp4', ignoreCase));
  });
});

describe('two paths of Plex are two files', () => {
  it.each([
    ['case, on POSIX', '/m/A.mp4', '/m/a.mp4', []],
    ['case, beside a folder that ignores it', '/media/A.mp4', '/media/a.mp4', ['/m']],
    ['a backslash in a name, on POSIX', '/m/a\\b.mp4', '/m/a/b.mp4', []],
    ['blanks', '/m/a .mp4', '/m/a.mp4', []],
    ['a blank at the end', '/m/a.mp4 ', '/m/a.mp4', []],
    ['the platform', '//nas/a.mp4', '/nas/a.mp4', []],
    ['the drive', 'C:\\a.mp4', 'D:\\a.mp4', []],
  ])('because of %s', (...[, left, right, ignoreCase]) => {
    expect(pathKey(left, ignoreCase)).not.toBe(pathKey(right, ignoreCase));
  });
});

it.each([
  ['no path', '', ''],
  ['the root', '/', '/'],
  ['quotes and emoji', '/m/"a" \'b\' 🎬.mp4', '/m/"a" \'b\' 🎬.mp4'],
])('has a key for %s', (_, path, key) => {
  expect(pathKey(path, [])).toBe(key);
});

it('makes a key of a key again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const path of [`/${text}`, `Z:\\${text}`, `\\\\nas\\${text}`]) {
        expect(pathKey(pathKey(path, []), [])).toBe(pathKey(path, []));
      }
    }),
  );
});

it.each([
  ['/data/b/A Day.MP4', 'a day.mp4'],
  ['C:\\Vids\\A.mp4', 'a.mp4'],
  ['/data/Zoe\u0308.mp4', 'zo\u00EB.mp4'],
  ['/data/a\\B.mp4', 'a\\b.mp4'],
  ['a.mp4', 'a.mp4'],
  ['', ''],
])('the name of %s is %s', (path, name) => {
  expect(nameKey(path)).toBe(name);
});
