import { anyText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash128 } from './hash128.ts';

const bitsOf = (hash: string) => Array.from(BigInt(`0x1${hash}`).toString(2)).slice(1);

it('is 32 hex digits, the same each time', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(hash128(text)).toMatch(/^[\da-f]{32}$/);
      expect(hash128(text)).toBe(hash128(text));
    }),
  );
});

it('tells near neighbours apart', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `Scene ${String(index)} `.repeat(3));
  expect(new Set(texts.map(hash128)).size).toBe(texts.length);
});

it('counts zeros at the end', () => {
  const texts = Array.from({ length: 20 }, (_, count) => `a${'\u0000'.repeat(count)}`);
  expect(new Set(texts.map(hash128)).size).toBe(texts.length);
});

it('turns about half of its bits when one bit of the text turns', () => {
  const base = 'They go to the lake. It rains.';
  const before = bitsOf(hash128(base));
  const turned = Array.from(base).flatMap((_, at) =>
    Array.from({ length: 16 }, (_unit, bit) => {
      const unit = String.fromCharCode(base.charCodeAt(at) ^ (1 << bit));
      const after = bitsOf(hash128(base.slice(0, at) + unit + base.slice(at + 1)));
      return after.filter((each, index) => each !== before[index]).length;
    }),
  );
  const mean = turned.reduce((sum, count) => sum + count, 0) / turned.length;
  expect(mean).toBeGreaterThan(62);
  expect(mean).toBeLessThan(66);
  expect(Math.min(...turned)).toBeGreaterThan(35);
});
