import { expect, it } from 'vitest';
import { count, counted, duration } from './amounts.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
])('writes %d as %s', (value, written) => {
  expect(count(value)).toBe(written);
});

it('knows one from many', () => {
  expect([counted(1, 'scene'), counted(0, 'scene')]).toEqual(['1 scene', '0 scenes']);
});

it.each([
  [-5, '0.0 s'],
  [420, '0.4 s'],
  [12_900, '12 s'],
  [185_000, '3 min 5 s'],
  [3_720_000, '1 h 2 min'],
])('writes %d ms as %s', (ms, written) => {
  expect(duration(ms)).toBe(written);
});
