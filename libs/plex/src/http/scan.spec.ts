import { PermanentError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { scanUrl } from './scan.ts';

const BASE = 'http://plex.test:32400/plex';
const ask = (sectionKey: string, folder: string) =>
  scanUrl(BASE, { sectionKey, folder, method: 'GET' });

describe('the address of a scan', () => {
  it.each(['/data/a b', 'Z:\\Media', '\\\\nas\\media', '/50 % & more?force=1#x', '/', '/Zoë 🎬'])(
    'names the folder %s and nothing else',
    (folder) => {
      const url = new URL(ask('7', folder));

      expect(url.pathname).toBe('/plex/library/sections/7/refresh');
      expect([...url.searchParams]).toEqual([['path', folder]]);
      expect(url.hash).toBe('');
    },
  );

  it.each([
    ['no folder', '1', ''],
    ['a blank one', '1', ' '],
    ['a folder that is relative', '1', 'data/new'],
    ['a query in the library', '1/refresh?force=1&x=', '/data'],
    ['an odd library', 'x', '/data'],
    ['all libraries', 'all', '/data'],
    ['library 0', '0', '/data'],
  ])('is refused with %s', (_, sectionKey, folder) => {
    expect(() => ask(sectionKey, folder)).toThrow(PermanentError);
  });
});
