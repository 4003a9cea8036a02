import { fuzz, oddText } from '@stash2plex/testing/fuzz';
import type { PathMapping } from '@stash2plex/core';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { nameKey, pathKey } from './path-key.ts';
import { isUnder, parsePath } from './path-parts.ts';
import { toPlexPath } from './plex-path.ts';

const root = fc.constantFrom(
  '/',
  '//',
  'C:\\',
  'c:/',
  'Z:',
  '\\\\nas\\',
  '//NAS/',
  '',
  '\\',
  './',
  '///',
);
const name = fc.oneof(
  fc.constantFrom(
    'a',
    'A',
    'b',
    'data',
    'Data',
    '..',
    'e\u0301',
    '\u00C9',
    'ΟΔΟΣ',
    'οδος',
    '\u0130',
    ' ',
    '=>',
    '"q"',
    'a\\b',
    'C:',
  ),
  oddText,
);
const path = fc
  .tuple(root, fc.array(name, { maxLength: 5 }), fc.constantFrom('/', '\\', '//'))
  .map(([start, names, separator]) => start + names.join(separator));
const mapping: fc.Arbitrary<PathMapping> = fc.record({ stash: path, plex: path });
const mappings = fc.array(mapping, { maxLength: 4 });
/** Often of one of the mappings. */
const mapped = fc.tuple(mappings, path, fc.nat(), fc.boolean()).map(([list, file, at, inside]) => {
  const chosen = list[at % Math.max(1, list.length)];
  return { list, file: inside && chosen ? `${chosen.stash}/${file}` : file };
});

describe('whatever paths look like', () => {
  fuzz('a path is mapped by the longest folder that holds it, to under its target', {
    inputs: 1_100,
    of: mapped,
    holds: ({ list, file }) => {
      const to = toPlexPath(file, list);

      const holding = list.filter(({ stash, plex }) => stash && plex && holds(stash, file));
      const longest = Math.max(...holding.map(({ stash }) => parsePath(stash).names.length));
      const best = holding.find(({ stash }) => parsePath(stash).names.length === longest);
      if (!best) {
        expect(to).toBe(file);
        return;
      }
      expect(holds(best.plex, to)).toBe(true);
      const { names, windows } = parsePath(best.plex);
      // On Windows a backslash separates, wherever it comes from.
      const rest = parsePath(file).names.slice(longest);
      const inner = windows ? rest.flatMap((each) => each.split('\\')).filter(Boolean) : rest;
      expect(parsePath(to).names).toEqual([...names, ...inner]);
    },
  });

  fuzz('the key of a key is that key, and the case of letters counts where it should', {
    inputs: 1_100,
    of: fc.tuple(path, fc.array(path, { maxLength: 3 })),
    holds: ([file, ignoreCase]) => {
      const key = pathKey(file, ignoreCase);

      expect(pathKey(key, ignoreCase)).toBe(key);
      expect(pathKey(file.normalize('NFD'), [])).toBe(pathKey(file.normalize('NFC'), []));
      expect(nameKey(key)).toBe(nameKey(file));
      if (!parsePath(file).windows) return;
      for (const other of [file.toLowerCase(), file.replaceAll(/[Σς]/g, 'σ')]) {
        expect(pathKey(other, [])).toBe(key);
      }
    },
  });
});

function holds(folder: string, file: string): boolean {
  return isUnder(parsePath(file), parsePath(folder));
}
