import {
  FIELDS,
  LIST_FIELDS,
  PermanentError,
  TEXT_FIELDS,
  type ItemEdit,
  type ListField,
} from '@stash2plex/core';
import { anyText } from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRequests, type WriteRequest } from './edit-requests.ts';
import { anEdit, decoded, removedNames } from './edits.fixture.ts';

const text = fc.oneof(
  anyText({ maxLength: 40 }),
  fc.string({ maxLength: 200 }),
  fc.constantFrom(
    '&id=',
    '&id=7&',
    '#id=1',
    '%26id=9',
    '?id=2',
    'a, b',
    '100%',
    '+1',
    '\0',
    '\ud800',
  ),
);
const name = text.map((each) => each.toWellFormed()).filter((each) => each.trim() !== '');
const listOf = fc.record({
  wanted: fc.array(name, { maxLength: 12 }),
  removals: fc.array(name, { maxLength: 12 }),
});
const some = <V>(fields: readonly string[], value: fc.Arbitrary<V>) =>
  fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] });
const key = fc.integer({ min: 1, max: 1e9 }).map(String);
const anyEdit = fc.record({
  ratingKey: key,
  sectionKey: key,
  texts: some(TEXT_FIELDS, text),
  lists: some(LIST_FIELDS, listOf),
  locks: some(FIELDS, fc.boolean()),
  form: fc.constantFrom('usual', 'safest'),
}) satisfies fc.Arbitrary<ItemEdit>;
const limitBytes = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 8000 }));

const sentAs = ({ path, query }: WriteRequest) => new URL(`http://plex.test${path}?${query}`);
const said = (requests: readonly WriteRequest[]) => requests.flatMap(({ query }) => decoded(query));
const valuesOf = (pairs: readonly [string, string][], wanted: string) =>
  pairs.filter(([parameter]) => parameter === wanted).map(([, value]) => value);

/** For every edit under every limit. */
function always(law: (edit: ItemEdit, requests: readonly WriteRequest[], limit: number) => void) {
  fc.assert(
    fc.property(anyEdit, limitBytes, (edit, limit) => {
      law(edit, editRequests(edit, { limitBytes: limit }), limit);
    }),
    { numRuns: 400 },
  );
}

describe('whatever is edited', () => {
  it('each request names its one item, as the server will read it', () => {
    always(({ ratingKey, sectionKey }, requests) => {
      for (const request of requests) {
        const { pathname, searchParams, hash } = sentAs(request);
        expect(searchParams.getAll('id')).toEqual([ratingKey]);
        expect(searchParams.getAll('type')).toEqual(['1']);
        expect([pathname, hash]).toEqual([`/library/sections/${sectionKey}/all`, '']);
      }
    });
  });

  it('no request comes of a key that is not a plain number', () => {
    const odd = fc.oneof(
      text,
      fc.stringMatching(/^[\d,\s/&=-]{0,6}$/),
      key.map((each) => `${each}\n`),
    );
    fc.assert(
      fc.property(odd, odd, (ratingKey, sectionKey) => {
        const edit = anEdit({ ratingKey, sectionKey, texts: { title: 'T' } });
        if (/^[1-9][0-9]*$/.test(ratingKey) && /^[1-9][0-9]*$/.test(sectionKey)) return;
        expect(() => editRequests(edit)).toThrow(PermanentError);
      }),
      { numRuns: 1000 },
    );
  });

  it('the bytes are those that leave, and only brackets are left unescaped', () => {
    always((_, requests) => {
      for (const request of requests) {
        const { pathname, search } = sentAs(request);
        expect(search).toMatch(/^\?[\w.~%&=[\]-]*$/);
        expect(request.bytes).toBe(`PUT ${pathname}${search} HTTP/1.1`.length);
      }
    });
  });

  it('a request is within the limit, or holds one thing that cannot be divided', () => {
    always((_, requests, limit) => {
      for (const { bytes, fields, tooLong } of requests) {
        expect(tooLong !== undefined).toBe(bytes > limit);
        if (tooLong) expect(fields).toEqual([tooLong.field]);
      }
    });
  });

  it('each text and each lock is said once, and nothing else', () => {
    always(({ texts, locks }, requests) => {
      const pairs = said(requests);
      for (const field of FIELDS) {
        const lock = locks[field];
        const expected = lock === undefined ? [] : [lock ? '1' : '0'];
        expect(valuesOf(pairs, `${field}.locked`)).toEqual(expected);
      }
      for (const field of TEXT_FIELDS) {
        const wanted = texts[field];
        expect(valuesOf(pairs, `${field}.value`)).toEqual(
          wanted === undefined ? [] : [wanted.toWellFormed()],
        );
      }
    });
  });

  it('a wanted list is whole in the last request of its field; every removal is said once', () => {
    always(({ lists, form }, requests) => {
      for (const field of LIST_FIELDS) {
        const { wanted, removals } = lists[field] ?? { wanted: [], removals: [] };
        const ofField = requests.filter(({ query }) => query.includes(`&${field}[`));
        expect(wantedIn(ofField.slice(0, -1), field)).toEqual([]);
        expect(wantedIn(ofField.slice(-1), field)).toEqual(wanted);
        const gone = valuesOf(said(ofField), `${field}[].tag.tag-`).flatMap(removedNames);
        expect(gone.toSorted()).toEqual(form === 'safest' ? [] : removals.toSorted());
      }
    });
  });
});

/** The wanted names in the order of their indexes, which have no gaps. */
function wantedIn(requests: readonly WriteRequest[], field: ListField): string[] {
  const pairs = said(requests);
  const count = pairs.filter(
    ([parameter]) => /\[\d+\]/.test(parameter) && parameter.startsWith(field),
  ).length;
  return Array.from({ length: count }, (_, index) =>
    valuesOf(pairs, `${field}[${index}].tag.tag`),
  ).flat();
}
