import type { PathMapping } from '@stash2plex/core';
import { fuzz, oddText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { parsePathMap } from './path-map.ts';

const side = fc.oneof(
  fc.constantFrom('/data', 'C:\\Videos', '\\\\nas\\share', '"/a b"', '/e\u0301', '', ' ', '/'),
  oddText,
);
const joint = fc.constantFrom('=>', '=>', '=>', ' => ', '==>', '=>=>', '->', ';', '\n', '=');
const maps = fc
  .array(fc.tuple(side, joint, side, fc.constantFrom(';', '\n', '; ', '\r\n', ';;')), {
    maxLength: 6,
  })
  .map((parts) => parts.flat().join(''));

const arrow = ({ stash, plex }: PathMapping) => `${stash}=>${plex}`;
const tidy = (entry: string) =>
  entry
    .split('=>')
    .map((each) => each.trim())
    .join('=>');

describe('whatever stands in path_map', () => {
  fuzz('becomes mappings with two sides, and all the rest is a fault with its number', {
    inputs: 700,
    of: maps,
    holds: (text) => {
      const { mappings, faults } = parsePathMap(text);

      for (const { stash, plex } of mappings) {
        for (const folder of [stash, plex]) {
          expect(folder).not.toMatch(/=>|[;\n]|^\s|\s$|^$/);
          expect(text).toContain(folder);
        }
      }
      const entries = text.split(/[;\n]/).filter((entry) => entry.trim() !== '');
      const told = [...mappings.map(arrow), ...faults.map((fault) => tidy(fault.text))];
      expect(told.toSorted()).toEqual(entries.map(tidy).toSorted());
      for (const { entry, text: wrong } of faults) expect(entries[entry - 1]?.trim()).toBe(wrong);
      expect(parsePathMap(mappings.map(arrow).join(';'))).toEqual({ mappings, faults: [] });
    },
  });
});
