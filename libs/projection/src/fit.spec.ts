import { FIELDS, percentEncode, type ProjectionSettings, type Scene } from '@stash2plex/core';
import { aScene } from '@stash2plex/testing/builders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project } from './project.ts';

const LIMIT = 2500;
const AROUND = 170;
const settings = (maxRequestBytes?: number): ProjectionSettings => ({
  ...{ fields: FIELDS, maxTags: 500, maxRequestBytes },
});
const refs = (names: readonly string[]) => names.map((name, id) => ({ id: String(id), name }));
const projected = (difference: Partial<Scene>, limit?: number) =>
  project(aScene(difference), settings(limit));

describe('where Plex takes short requests only', () => {
  it('a scene that fits is as ever, its hash as well', () => {
    expect(projected({}, LIMIT)).toEqual(projected({}));
  });

  it.each([
    ['Latin', 'é'],
    ['Chinese', '雪'],
    ['emoji of several parts', '👩‍👩‍👧‍👦'],
    ['letters with marks of their own', 'n̈'],
  ])('a summary in %s ends where it has to, between two characters', (_, character) => {
    const details = character.repeat(2000);
    const { values, cut, hash } = projected({ details }, LIMIT);
    const { summary = '' } = values;

    expect(cut).toEqual(['summary']);
    expect(percentEncode(summary).length).toBeLessThanOrEqual(LIMIT - AROUND);
    expect(percentEncode(summary + character).length).toBeGreaterThan(LIMIT - AROUND);
    expect(summary.replaceAll(character.normalize(), '')).toBe('');
    expect(hash).not.toBe(projected({ details }).hash);
    expect(hash).toBe(projected({ details }, LIMIT).hash);
  });

  it('a list holds its first names', () => {
    const tags = refs(Array.from({ length: 300 }, (_, index) => `Tag number ${index}`));
    const { values, cut } = projected({ tags }, LIMIT);

    expect(cut).toEqual(['genre']);
    expect(values.genre?.length).toBeGreaterThan(40);
    expect(values.genre).toEqual(tags.slice(0, values.genre?.length).map(({ name }) => name));
  });

  it('nothing is longer than the room there is, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 1500 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 40 }), (details, names) => {
        const { values } = projected({ details, tags: refs(names) }, LIMIT);
        const list = values.genre ?? [];
        const bytes = list.reduce((sum, name) => sum + 26 + percentEncode(name).length, 0);

        expect(percentEncode(values.summary ?? '').length).toBeLessThanOrEqual(LIMIT - AROUND);
        expect(bytes).toBeLessThanOrEqual(LIMIT - AROUND);
      }),
    );
  });
});
