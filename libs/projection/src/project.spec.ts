import { FIELDS, type Field, type ProjectionSettings, type Scene } from '@stash2plex/core';
import { aScene, IN_LINE } from '@stash2plex/testing/builders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project } from './project.ts';

const ALL: ProjectionSettings = { fields: FIELDS, maxTags: 100 };
const valuesOf = (difference: Partial<Scene>, settings = ALL) =>
  project(aScene(difference), settings).values;
const hashOf = (difference: Partial<Scene>, settings = ALL) =>
  project(aScene(difference), settings).hash;
const refs = (names: readonly string[]) => names.map((name, id) => ({ id: String(id), name }));

it('takes every field from its place in Stash', () => {
  expect(project(aScene(), ALL).values).toEqual(IN_LINE);
});

it('has an empty value where Stash has none', () => {
  const nothing = { title: '', details: '', date: '', studio: undefined, performers: [], tags: [] };
  expect(valuesOf(nothing)).toEqual({
    title: '',
    studio: '',
    summary: '',
    originallyAvailableAt: '',
    actor: [],
    genre: [],
    collection: [],
  });
});

it('leaves out what is switched off', () => {
  fc.assert(
    fc.property(fc.subarray([...FIELDS]), (fields) => {
      const { values } = project(aScene(), { ...ALL, fields });
      expect(new Set(Object.keys(values))).toEqual(new Set(fields));
    }),
  );
});

describe('names', () => {
  it('of actors are sorted, and the first 50 count', () => {
    const names = Array.from({ length: 60 }, (_, index) => `P ${String(100 - index)}`);
    const { actor } = valuesOf({ performers: refs(names) });
    expect(actor).toHaveLength(50);
    expect(actor?.slice(0, 3)).toEqual(['P 100', 'P 41', 'P 42']);
  });

  it('of actors have the same order, whatever the case', () => {
    const performers = refs(['bea', 'Ada', 'ada', 'Cleo']);
    expect(valuesOf({ performers }).actor).toEqual(['Ada', 'bea', 'Cleo']);
    expect(valuesOf({ performers: performers.toReversed() }).actor).toEqual(['Ada', 'bea', 'Cleo']);
  });

  it("of genres keep Stash's order and are cut after doubles are gone", () => {
    const tags = refs(['Rain', 'rain ', 'Outdoor', ' ', 'Zo\u00EB', 'Zoe\u0308', 'Sun']);
    expect(valuesOf({ tags }, { ...ALL, maxTags: 3 }).genre).toEqual([
      'Rain',
      'Outdoor',
      'Zo\u00EB',
    ]);
  });

  it('are one line without blanks around them', () => {
    const studio = { id: '3', name: ' Blue\n\tDoor\u0007 ' };
    expect(valuesOf({ studio })).toMatchObject({ studio: 'Blue Door', collection: ['Blue Door'] });
  });
});

describe('the hash', () => {
  it('does not depend on the order of tags and performers', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 20 });
    const twice = names.chain((drawn) =>
      fc.tuple(
        fc.constant(refs(drawn)),
        fc.shuffledSubarray(refs(drawn), { minLength: drawn.length }),
      ),
    );
    fc.assert(
      fc.property(twice, ([drawn, shuffled]) => {
        const before = hashOf({ performers: drawn, tags: drawn });
        expect(hashOf({ performers: shuffled, tags: shuffled })).toBe(before);
      }),
    );
  });

  const changes: Record<Field, Partial<Scene>> = {
    title: { title: 'A day at the Lake' },
    studio: { studio: { id: '3', name: 'Red Gate' } },
    summary: { details: 'They go to the lake. It rains.' },
    originallyAvailableAt: { date: '2024-05-18' },
    actor: { performers: refs(['Ada Stone']) },
    genre: { tags: refs(['Outdoor', 'Rain', 'Sun']) },
    collection: { studio: { id: '3', name: 'Red Gate' } },
  };

  it.each(FIELDS)('changes with %s, when it is switched on', (field) => {
    const only = { ...ALL, fields: [field] };
    const others = { ...ALL, fields: FIELDS.filter((each) => each !== field) };
    expect(hashOf(changes[field], only)).not.toBe(hashOf({}, only));
    expect(hashOf({}, others)).not.toBe(hashOf({}));
  });

  it('tells a field that is empty from one that is switched off', () => {
    const nothing = {
      title: '',
      details: '',
      date: '',
      studio: undefined,
      performers: [],
      tags: [],
    };
    const hashes = FIELDS.map((_, count) =>
      hashOf(nothing, { ...ALL, fields: FIELDS.slice(count) }),
    );
    expect(new Set(hashes).size).toBe(FIELDS.length);
  });

  it('does not mix up neighbours', () => {
    const tags = (...names: string[]) => hashOf({ tags: refs(names) });
    expect(tags('a', 'b')).not.toBe(tags('a b'));
    expect(tags('ab')).not.toBe(tags('a', 'b'));
    expect(hashOf({ title: 'a', details: 'bc' })).not.toBe(hashOf({ title: 'ab', details: 'c' }));
  });

  it('tells in which field a value stands', () => {
    const same = { title: 'Blue Door', studio: { id: '3', name: 'Blue Door' } };
    const onlyIn = (field: Field) => hashOf(same, { ...ALL, fields: [field] });
    expect(onlyIn('title')).not.toBe(onlyIn('studio'));
  });

  it('stays when nothing that is written changed', () => {
    const touched = { updatedAt: new Date(0), files: [], tags: refs(['RAIN', 'outdoor']) };
    expect(hashOf(touched)).toBe(hashOf({}));
  });
});
