import { aDesired } from '@stash2plex/testing/builders';
import { expect, it } from 'vitest';
import { passesQualityGate } from './quality-gate.ts';

const NOTHING = { studio: '', summary: '', originallyAvailableAt: '', actor: [], genre: [] };

it.each([
  { studio: 'Blue Door' },
  { actor: ['Ada Stone'] },
  { genre: ['Rain'] },
  { summary: 'It rains.' },
  { originallyAvailableAt: '2024-05-17' },
])('lets a scene through that has %o', (value) => {
  expect(passesQualityGate(aDesired({ ...NOTHING, ...value }))).toBe(true);
});

it('stops a scene that has a title only', () => {
  expect(passesQualityGate(aDesired({ ...NOTHING, title: 'clip 7' }))).toBe(false);
});

it('does not count what is switched off', () => {
  const off = ['actor', 'genre', 'summary', 'originallyAvailableAt'] as const;
  expect(passesQualityGate(aDesired({ studio: '' }, off))).toBe(false);
});
