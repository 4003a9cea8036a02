import { anyText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathsWithin } from './paths-within.ts';

it('finds files beside any file, whatever its folders are called', () => {
  const name = anyText({ minLength: 1, maxLength: 20 }).map(
    (text) => `(:${text.replaceAll(/[\\/]/g, '-')}`,
  );
  fc.assert(
    fc.property(name, name, (folder, inner) => {
      const within = pathsWithin([`/${folder}/${inner}/a.mp4`]);

      const text = `See /${folder}/${inner}/b.mp4 now`;

      expect(text.replaceAll(within ?? /$/, '#')).toBe('See # now');
    }),
  );
});

it('has nothing to look for without folders', () => {
  expect(pathsWithin([])).toBeUndefined();
  expect(pathsWithin(['/a.mp4', 'b.mp4', '', 'relative/c.mp4'])).toBeUndefined();
});
