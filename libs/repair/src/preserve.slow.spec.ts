import { FIELDS, type Field, type FieldValues } from '@stash2plex/core';
import { rivalEdit, type NewScene } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

interface Sample {
  /** What Stash has first, what it has then, and what somebody makes of it in Plex. */
  readonly ours: FieldValues[Field];
  readonly next: FieldValues[Field];
  readonly theirs: FieldValues[Field];
}

const SAMPLES: Readonly<Record<Field, Sample>> = {
  title: { ours: 'Ours', next: 'Next', theirs: 'Theirs' },
  studio: { ours: 'Ours', next: 'Next', theirs: 'Theirs' },
  summary: { ours: 'Ours.', next: 'Next.', theirs: 'Theirs.' },
  originallyAvailableAt: { ours: '2024-05-06', next: '2025-01-02', theirs: '1999-01-01' },
  actor: { ours: ['Both', 'Ours'], next: ['Next'], theirs: ['Both', 'Ours', 'Theirs'] },
  genre: { ours: ['Both', 'Ours'], next: ['Next'], theirs: ['Both'] },
  collection: { ours: ['Ours'], next: ['Next'], theirs: ['Theirs'] },
};
const emptyOf = (field: Field) => (typeof SAMPLES[field].ours === 'string' ? '' : []);

/** The part of a scene that this field is made from. */
function sceneWith({ stash }: Fixture, field: Field, value: FieldValues[Field]): NewScene {
  const names = typeof value === 'string' ? [value].filter(Boolean) : value;
  const text = names.join('');
  const studio = names.map((name) => stash.addStudio(name)).at(0) ?? null;
  const parts: Readonly<Record<Field, () => NewScene>> = {
    title: () => ({ title: text }),
    summary: () => ({ details: text }),
    originallyAvailableAt: () => ({ date: text === '' ? null : text }),
    studio: () => ({ studio }),
    collection: () => ({ studio }),
    actor: () => ({ performers: names.map((name) => stash.addPerformer(name)) }),
    genre: () => ({ tags: names.map((name) => stash.addTag(name)) }),
  };
  return parts[field]();
}

interface Story {
  readonly field: Field;
  /** What Plex has at first contact; undefined: what we wrote, so the ledger knows it. */
  readonly found?: FieldValues[Field];
  /** What Plex has in the end, unless nobody touched it; with a lock of somebody's or without. */
  readonly theirs?: FieldValues[Field];
  readonly isLocked?: boolean;
  readonly wanted: FieldValues[Field];
  readonly lockFields?: boolean;
  readonly preserveEdits?: boolean;
}

/** First contact, an edit in Plex, an edit in Stash, a drain: what the field is then, and whether it is told as kept. */
async function tell(story: Story) {
  const { field, found, theirs, wanted, isLocked } = { isLocked: false, ...story };
  const { lockFields, preserveEdits } = { lockFields: true, preserveEdits: true, ...story };
  const fixture = aFixture();
  const { plex, stash, enqueue } = fixture;
  const first = sceneWith(fixture, field, SAMPLES[field].ours);
  // Plex calls an item without a title by its file's name, unless told not to.
  const values = { title: '', [field]: found ?? emptyOf(field) };
  const { sceneId, ratingKey } = fixture.add({ title: 'A title', ...first }, { values });
  const wish = { lockFields, preserveEdits };
  if (found === undefined) {
    enqueue(sceneId);
    await fixture.drain(wish);
    expect(plex.items.get(ratingKey)?.values[field]).toEqual(SAMPLES[field].ours);
  }
  const edited = theirs ?? plex.items.get(ratingKey)?.values[field];
  if (theirs !== undefined || isLocked) {
    rivalEdit(plex, ratingKey, { values: { [field]: edited }, locks: isLocked });
  }
  stash.updateScene(sceneId, sceneWith(fixture, field, wanted));
  enqueue(sceneId);

  const record = await fixture.drain({ ...wish, at: later(1) });

  const before = plex.writes.length;
  enqueue(sceneId);
  await fixture.drain({ ...wish, at: later(2) });
  expect(plex.writes.length - before, 'writes of a second drain').toBe(0);
  return {
    value: plex.items.get(ratingKey)?.values[field],
    isKept: record.keptFields[field] === 1,
  };
}

const WHOLE = FIELDS.filter((field) => field !== 'collection');
const LISTS_AND_TEXTS = WHOLE.map((field) => ({ field, ...SAMPLES[field], empty: emptyOf(field) }));

describe.each(LISTS_AND_TEXTS)('$field that is to be preserved', (given) => {
  const { field, ours, next, theirs, empty } = given;

  it.each<[string, Partial<Story>, FieldValues[Field]]>([
    ['edited in Plex', { theirs, wanted: ours }, theirs],
    ['edited in Plex and locked', { theirs, isLocked: true, wanted: ours }, theirs],
    ['emptied in Plex', { theirs: empty, wanted: ours }, empty],
    ['edited on both sides', { theirs, wanted: next }, theirs],
    ['emptied in Plex, edited in Stash', { theirs: empty, wanted: next }, empty],
    ['locked in Plex, edited in Stash', { isLocked: true, lockFields: false, wanted: next }, ours],
    ['there before us', { found: theirs, wanted: next }, theirs],
    ['there before us and in line, but edited then', { found: theirs, wanted: ours }, theirs],
  ])('stays when %s', async (_, story, value) => {
    expect(await tell({ field, wanted: ours, ...story })).toEqual({ value, isKept: true });
  });

  it.each<[string, Partial<Story>, FieldValues[Field]]>([
    ['only Stash has changed it', { wanted: next }, next],
    ['only Stash has changed it, and nothing is locked', { wanted: next, lockFields: false }, next],
    ['nothing was there before us', { found: empty, wanted: next }, next],
    ['both sides changed it alike', { theirs: next, wanted: next }, next],
    ['it was in line before us', { found: ours, wanted: ours }, ours],
  ])('is what Stash has when %s', async (_, story, value) => {
    expect(await tell({ field, wanted: ours, ...story })).toEqual({ value, isKept: false });
  });

  it.each<[string, Partial<Story>, FieldValues[Field]]>([
    ['edited', { theirs, isLocked: true, wanted: ours }, ours],
    ['emptied', { theirs: empty, wanted: ours }, ours],
    ['edited on both sides', { theirs, wanted: next }, next],
    ['there before us', { found: theirs, wanted: ours }, ours],
  ])('is repaired when it was %s in Plex and edits are not preserved', async (_, story, value) => {
    const told = await tell({ field, wanted: ours, ...story, preserveEdits: false });

    expect(told).toEqual({ value, isKept: false });
  });
});

describe('what Stash has emptied', () => {
  it.each(LISTS_AND_TEXTS.filter(({ field }) => field !== 'title'))(
    'goes from $field where it is as we left it, and stays where somebody edited it',
    async ({ field, theirs, empty }) => {
      expect(await tell({ field, wanted: empty })).toEqual({ value: empty, isKept: false });
      expect(await tell({ field, theirs, wanted: empty })).toMatchObject({ value: theirs });
    },
  );

  it('leaves a title', async () => {
    expect(await tell({ field: 'title', wanted: '' })).toMatchObject({ value: 'Ours' });
  });
});

describe('a collection of ours', () => {
  const field = 'collection';

  it.each<[string, Partial<Story>, readonly string[]]>([
    [
      'stands beside one of others',
      { theirs: ['Ours', 'Theirs'], wanted: ['Ours'] },
      ['Ours', 'Theirs'],
    ],
    [
      'makes room for the next',
      { theirs: ['Ours', 'Theirs'], wanted: ['Next'] },
      ['Theirs', 'Next'],
    ],
    ['goes with the studio', { theirs: ['Ours', 'Theirs'], wanted: [] }, ['Theirs']],
  ])('%s', async (_, story, value) => {
    expect(await tell({ field, wanted: [], ...story })).toEqual({ value, isKept: false });
  });

  it.each<[string, Partial<Story>]>([
    ['when nothing else changed', { wanted: ['Ours'] }],
    ['when the studio changed', { wanted: ['Next'] }],
  ])('stays away after somebody took it away, %s', async (_, story) => {
    const told = await tell({ field, theirs: ['Theirs'], wanted: [], ...story });

    expect(told).toEqual({ value: ['Theirs'], isKept: true });
  });

  it('comes back where edits are not preserved', async () => {
    const told = await tell({ field, theirs: [], wanted: ['Ours'], preserveEdits: false });

    expect(told).toEqual({ value: ['Ours'], isKept: false });
  });
});
