import { PermanentError, type ItemEdit } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { editRequests } from './edit-requests.ts';
import { anEdit, decoded } from './edits.fixture.ts';

/** Behind the item's id, in the only request that the edit makes. */
function querySaid(change: Partial<ItemEdit>): string {
  const [only, ...others] = editRequests(anEdit(change));
  expect(others).toEqual([]);
  return only?.query.replace('type=1&id=101&', '') ?? '';
}

describe('an edit', () => {
  it('names type, library and item before all else', () => {
    const edit = anEdit({ ratingKey: '7', sectionKey: '3', texts: { title: 'T' } });
    expect(editRequests(edit)).toEqual([
      {
        path: '/library/sections/3/all',
        query: 'type=1&id=7&title.value=T',
        fields: ['title'],
        bytes: 'PUT /library/sections/3/all?type=1&id=7&title.value=T HTTP/1.1'.length,
        tooLong: undefined,
      },
    ]);
  });

  it('that changes nothing needs no request', () => {
    expect(editRequests(anEdit())).toEqual([]);
    const lists = { genre: { wanted: [], removals: [] } };
    expect(editRequests(anEdit({ lists }))).toEqual([]);
  });

  it('says the same whatever the order of its keys', () => {
    const there = anEdit({
      texts: { title: 'T', studio: 'S' },
      locks: { genre: true, title: true },
    });
    const back = anEdit({
      texts: { studio: 'S', title: 'T' },
      locks: { title: true, genre: true },
    });
    expect(editRequests(back)).toEqual(editRequests(there));
  });

  it('says what python-plexapi says for title, summary, one genre more and one less', () => {
    const query = querySaid({
      texts: { title: 'T', summary: 'S' },
      lists: { genre: { wanted: ['G2', 'G3', 'New'], removals: ['G1'] } },
      locks: { title: true, summary: true, genre: true },
    });
    // Recorded from python-plexapi 4.17.1; it escapes the brackets, and names G1 among the wanted ones as well.
    const golden =
      'genre.locked=1&genre[0].tag.tag=G2&genre[1].tag.tag=G3&genre[2].tag.tag=New&genre[].tag.tag-=G1' +
      '&summary.locked=1&summary.value=S&title.locked=1&title.value=T';
    expect(query.split('&').toSorted()).toEqual(golden.split('&').toSorted());
  });

  it.each([
    '',
    'abc',
    '12a',
    '1,2',
    '1 ',
    '-1',
    '1.0',
    '0',
    '٣',
    '/library/metadata/5',
    '5&type=1',
  ])('is refused for an item or library with the key "%s", by name', (key) => {
    const texts = { title: 'T' };
    for (const edit of [anEdit({ ratingKey: key, texts }), anEdit({ sectionKey: key, texts })]) {
      expect(() => editRequests(edit)).toThrow(PermanentError);
      expect(() => editRequests(edit)).toThrow(JSON.stringify(edit.ratingKey));
    }
  });
});

describe('a text', () => {
  it('is set, and cleared by an empty one', () => {
    expect(querySaid({ texts: { studio: 'S', originallyAvailableAt: '2024-05-01' } })).toBe(
      'studio.value=S&originallyAvailableAt.value=2024-05-01',
    );
    expect(querySaid({ texts: { summary: '' } })).toBe('summary.value=');
  });

  it.each([
    ['a b', 'a%20b'],
    ['a+b', 'a%2Bb'],
    ['R&B = 100%', 'R%26B%20%3D%20100%25'],
    ["it's (not) a *star*!", 'it%27s%20%28not%29%20a%20%2Astar%2A%21'],
    ['é 日 😀', '%C3%A9%20%E6%97%A5%20%F0%9F%98%80'],
    ['line\nbreak\ttab', 'line%0Abreak%09tab'],
    ['a-b_c.d~e', 'a-b_c.d~e'],
    ['#[]/?:@;,$"<>', '%23%5B%5D%2F%3F%3A%40%3B%2C%24%22%3C%3E'],
    ['half \ud800 a sign', 'half%20%EF%BF%BD%20a%20sign'],
  ])('is escaped as UTF-8: %j', (text, escaped) => {
    expect(querySaid({ texts: { title: text } })).toBe(`title.value=${escaped}`);
  });
});

describe('a list', () => {
  it('is written whole, with what has to go and its lock', () => {
    expect(
      querySaid({
        lists: { actor: { wanted: ['Ann Lee', 'Bo'], removals: ['Cy', 'Di Ek'] } },
        locks: { actor: true },
      }),
    ).toBe(
      'actor[0].tag.tag=Ann%20Lee&actor[1].tag.tag=Bo&actor[].tag.tag-=Cy%2CDi%20Ek&actor.locked=1',
    );
  });

  it('that becomes empty is made of removals alone', () => {
    const lists = { genre: { wanted: [], removals: ['A', 'B'] } };
    expect(querySaid({ lists })).toBe('genre[].tag.tag-=A%2CB');
  });

  it('encodes names twice where a second decoding or a comma would change them, others once', () => {
    const removals = ['A, B', '100%', 'C+D', "R&B's é", 'plain name'];
    const [[, value] = ['', '']] = decoded(
      querySaid({ lists: { genre: { wanted: [], removals } } }),
    );
    expect(value).toBe("A%2C%20B,100%25,C%2BD,R&B's é,plain name");
    expect(querySaid({ lists: { genre: { wanted: [], removals: ['A, B'] } } })).toBe(
      'genre[].tag.tag-=A%252C%2520B',
    );
  });

  it('escapes wanted names once, whatever they hold', () => {
    const lists = { genre: { wanted: ['A, B', '100%', 'C+D'], removals: [] } };
    expect(querySaid({ lists })).toBe(
      'genre[0].tag.tag=A%2C%20B&genre[1].tag.tag=100%25&genre[2].tag.tag=C%2BD',
    );
  });

  it('in its safest form is emptied and written whole, without removals', () => {
    expect(
      querySaid({
        form: 'safest',
        lists: {
          genre: { wanted: ['A'], removals: ['B, C'] },
          collection: { wanted: [], removals: ['D'] },
        },
      }),
    ).toBe('genre[].tag=&genre[0].tag.tag=A&collection[].tag=');
  });

  it('has no names that are blank', () => {
    const lists = { genre: { wanted: ['', 'A', ' ', 'B'], removals: ['', ' '] } };
    expect(querySaid({ lists })).toBe('genre[0].tag.tag=A&genre[1].tag.tag=B');
  });
});

describe('a lock', () => {
  it('is set or lifted, also where nothing else changes', () => {
    const locks = { title: true, actor: false, collection: true };
    expect(querySaid({ locks })).toBe('title.locked=1&actor.locked=0&collection.locked=1');
  });

  it('goes with what it locks', () => {
    const locks = { title: true, studio: true };
    expect(querySaid({ texts: { title: 'T' }, locks })).toBe(
      'title.value=T&title.locked=1&studio.locked=1',
    );
  });
});
