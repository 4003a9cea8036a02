import { describe, expect, it } from 'vitest';
import { folderOf, liesIn } from './folders.ts';

describe('the folder of a file', () => {
  it.each([
    ['/data/new/a.mp4', '/data/new'],
    ['/a.mp4', '/'],
    ['Z:\\Media\\new\\a.mp4', 'Z:\\Media\\new'],
    ['Z:\\a.mp4', 'Z:\\'],
    ['\\\\nas\\media\\a.mp4', '\\\\nas\\media'],
    ['/Zoe\u0308/ a "b" 🎬/a.mp4', '/Zoe\u0308/ a "b" 🎬'],
    ['/data/with\\backslash/a.mp4', '/data/with\\backslash'],
  ])('of %s is %s, its letters as they are', (path, folder) => {
    expect(folderOf(path)).toBe(folder);
  });

  it.each(['', 'a.mp4', 'data/a.mp4', 'Z:'])('is not known of %j', (path) => {
    expect(folderOf(path)).toBeUndefined();
  });
});

describe('a path lies in a folder', () => {
  it.each([
    ['/media/new', '/media', []],
    ['/media', '/media/', []],
    ['/media/new', '/', []],
    ['z:\\media\\NEW', 'Z:\\Media', []],
    ['/MEDIA/new', '/media', ['/media']],
    ['/Zoe\u0308/new', '/Zo\u00EB', []],
  ])('%s in %s', (path, folder, ignoreCase) => {
    expect(liesIn(path, folder, { ignoreCase })).toBe(true);
  });

  it.each([
    ['/media2/new', '/media'],
    ['/medi', '/media'],
    ['/MEDIA/new', '/media'],
    ['/', '/media'],
    ['/media', ''],
  ])('%s not in %j', (path, folder) => {
    expect(liesIn(path, folder, { ignoreCase: [] })).toBe(false);
  });
});
