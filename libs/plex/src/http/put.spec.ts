import { PermanentError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { editUrl } from './put.ts';

const BASE = 'http://plex.test:32400/plex';
const PATH = '/library/sections/1/all';

describe('the address of an edit', () => {
  it('is sent as it was built', () => {
    const query = 'type=1&id=5&genre[0].tag.tag=A%20B&genre[].tag.tag-=A%252C';
    expect(editUrl(BASE, { path: PATH, query })).toBe(`${BASE}${PATH}?${query}`);
  });

  it.each([
    ['no id', PATH, 'type=1&title.value=T'],
    ['an empty id', PATH, 'type=1&id=&title.value=T'],
    ['a blank id', PATH, 'type=1&id=%20&title.value=T'],
    ['several ids', PATH, 'type=1&id=1,2&title.value=T'],
    ['two ids', PATH, 'type=1&id=1&id=2'],
    ['the id twice, once empty', PATH, 'type=1&id=1&id='],
    ['an id behind a fragment', PATH, 'type=1&title.value=T#&id=1'],
    ['a fragment that cuts off the rest', PATH, 'type=1&id=1#&title.value=T'],
    ['an id in another case', PATH, 'type=1&ID=1'],
    ['id 0', PATH, 'type=1&id=0'],
    ['no type', PATH, 'id=1&title.value=T'],
    ['another type', PATH, 'type=18&id=1'],
    ['another endpoint', '/library/metadata/1', 'type=1&id=1'],
    ['an odd library', '/library/sections/x/all', 'type=1&id=1'],
    ['a path that leads out', '/library/sections/1/../2/all', 'type=1&id=1'],
    ['a query in the path', '/library/sections/1/all?', 'type=1&id=1'],
  ])('is refused with %s', (_, path, query) => {
    expect(() => editUrl(BASE, { path, query })).toThrow(PermanentError);
  });
});
