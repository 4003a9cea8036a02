import { describe, expect, it } from 'vitest';
import { COLOUR_BLIND, contrast, distance } from './contrast.fixture.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';

const TEXTS = ['ink', 'faint', 'link', 'bad', 'good'] as const;
const BARS = ['bar', 'bad'] as const;
const PALETTES: readonly (readonly [string, Palette])[] = [
  ['in light mode', LIGHT],
  ['in dark mode', DARK],
];

describe.each(PALETTES)('the palette %s', (_, palette) => {
  it.each(TEXTS)('has letters that can be read on paper and on cards: %s', (name) => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name], palette.card)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(BARS)(
    'has bars that stand out from cards and from what they are a part of: %s',
    (name) => {
      expect(contrast(palette[name], palette.card)).toBeGreaterThanOrEqual(3);
      expect(contrast(palette[name], palette.track)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(Object.entries(COLOUR_BLIND))('tells trouble from amounts to eyes %s', (__, seen) => {
    expect(distance(seen(palette.bar), seen(palette.bad))).toBeGreaterThan(40);
  });

  it('tells runs over all scenes from those over a part', () => {
    expect(contrast(palette.bar, palette.barPart)).toBeGreaterThan(1.5);
  });
});
