import { LIST_FIELDS, USUAL_REQUEST_BYTES, type ItemEdit } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { editRequests } from './edit-requests.ts';
import { anEdit, fits, decoded, names, removedNames, tooLong } from './edits.fixture.ts';

const summary = (bytes: number) => ({ summary: 's'.repeat(bytes) });
const list = (wanted: number, removals = 0) => ({
  wanted: names(wanted),
  removals: names(removals, 19),
});

function fieldsOf(edit: ItemEdit, limitBytes = USUAL_REQUEST_BYTES) {
  return editRequests(edit, { limitBytes }).map(({ fields }) => fields);
}

describe('an edit that is too long for one request', () => {
  it('is one as long as it fits, to the byte', () => {
    const edit = anEdit({ texts: { title: 'T', ...summary(500) }, locks: { genre: true } });
    const [only] = editRequests(edit);
    const { bytes } = only ?? { bytes: 0 };
    expect(editRequests(edit, { limitBytes: bytes })).toEqual([only]);
    expect(editRequests(edit, { limitBytes: bytes - 1 })).toHaveLength(2);
  });

  it('sends the summary alone, once and last', () => {
    const edit = anEdit({
      texts: { title: 'T', ...summary(5000), originallyAvailableAt: '2024-01-01' },
      lists: { actor: list(20), genre: list(40) },
      locks: { summary: true, studio: true },
    });
    expect(fieldsOf(edit)).toEqual([
      ['title', 'studio', 'originallyAvailableAt', 'actor', 'genre'],
      ['summary'],
    ]);
    expect(editRequests(edit).at(-1)?.query).toContain('&summary.locked=1');
  });

  it('does not send the mere lock of a summary alone', () => {
    const texts = { title: 't'.repeat(1000) };
    const edit = anEdit({ texts, lists: { genre: list(50) }, locks: { summary: true } });
    expect(fieldsOf(edit, 3000)).toEqual([['title', 'summary'], ['genre']]);
  });

  it('parts texts from lists, and lists from each other only where they must be', () => {
    const edit = anEdit({
      texts: { title: 't'.repeat(1000), studio: 'S' },
      lists: { actor: list(50), genre: list(50), collection: list(1) },
    });
    expect(fieldsOf(edit, 5000)).toEqual([
      ['title', 'studio'],
      ['actor', 'genre', 'collection'],
    ]);
    expect(fieldsOf(edit, 3000)).toEqual([['title', 'studio'], ['actor'], ['genre', 'collection']]);
  });

  it('keeps a wanted list whole and spreads its removals over requests before it', () => {
    const edit = anEdit({ lists: { genre: list(50, 300) }, locks: { genre: true } });

    const requests = editRequests(edit, { limitBytes: 3000 });

    expect(requests.length).toBeGreaterThan(2);
    expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(3000);
    const wantedIn = requests.map(({ query }) => query.split('.tag.tag=').length - 1);
    expect(wantedIn).toEqual([...requests.slice(1).map(() => 0), 50]);
    expect(requests.filter(({ query }) => query.includes('genre.locked=1'))).toHaveLength(1);
    const gone = requests
      .flatMap(({ query }) => decoded(query))
      .filter(([name]) => name === 'genre[].tag.tag-')
      .flatMap(([, value]) => removedNames(value));
    expect(gone.toSorted()).toEqual(names(300, 19).toSorted());
  });

  it('makes no request without content of a list that only loses names', () => {
    const edit = anEdit({ lists: { genre: list(0, 300) } });
    const requests = editRequests(edit, { limitBytes: 3000 });
    expect(requests.every(({ query }) => query.includes('genre[].tag.tag-='))).toBe(true);
    const huge = { genre: { wanted: [], removals: ['r'.repeat(9000)] } };
    expect(editRequests(anEdit({ lists: huge }))).toHaveLength(1);
  });

  it('takes the safest form of each list whole', () => {
    const lists = Object.fromEntries(LIST_FIELDS.map((field) => [field, list(50)]));
    const requests = editRequests(anEdit({ lists, form: 'safest' }), { limitBytes: 3000 });
    expect(requests.map(({ query }) => decoded(query)[2])).toEqual(
      LIST_FIELDS.map((field) => [`${field}[].tag`, '']),
    );
  });
});

describe('what cannot be divided', () => {
  it('is sent all the same, in a request of its own, and told by kind', () => {
    const edit = anEdit({
      texts: { title: 'T', ...summary(7000) },
      lists: {
        actor: { wanted: ['A'], removals: ['r'.repeat(8000), 'B'] },
        genre: list(200, 3),
      },
    });

    expect(fits(edit, USUAL_REQUEST_BYTES)).toBe(false);
    expect(tooLong(edit, USUAL_REQUEST_BYTES)).toMatchObject([
      { kind: 'removals', field: 'actor' },
      { kind: 'list', field: 'genre' },
      { kind: 'text', field: 'summary' },
    ]);
    const requests = editRequests(edit).filter((request) => request.tooLong);
    expect(requests.map(({ fields }) => fields)).toEqual([['actor'], ['genre'], ['summary']]);
    expect(requests.map(({ bytes }) => bytes)).toEqual(
      tooLong(edit, USUAL_REQUEST_BYTES).map(({ bytes }) => bytes),
    );
  });

  it('fits once the caller has shortened it by what it is too long', () => {
    const [found] = tooLong(anEdit({ texts: summary(7000) }), USUAL_REQUEST_BYTES);
    const over = (found?.bytes ?? 0) - USUAL_REQUEST_BYTES;
    expect(fits(anEdit({ texts: summary(7000 - over) }), USUAL_REQUEST_BYTES)).toBe(true);
    expect(fits(anEdit({ texts: summary(7000 - over + 1) }), USUAL_REQUEST_BYTES)).toBe(false);
  });

  it('is counted in bytes as sent: a letter may be nine', () => {
    expect(fits(anEdit({ texts: { summary: '日'.repeat(700) } }), USUAL_REQUEST_BYTES)).toBe(true);
    expect(fits(anEdit({ texts: { summary: '日'.repeat(750) } }), USUAL_REQUEST_BYTES)).toBe(false);
  });

  it('may be all of it, under a limit that nothing meets', () => {
    const edit = anEdit({
      texts: { title: 'T' },
      lists: { genre: list(2, 2) },
      locks: { studio: true },
    });
    expect(tooLong(edit, 0).map(({ kind }) => kind)).toEqual([
      'text',
      'lock',
      'removals',
      'removals',
      'list',
    ]);
  });
});
