import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Lists that come in pages, while others edit and delete. */
export const paging: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/lookup/src/list-section.ts',
      specs: ['libs/reconciliation/src/moving-rows.spec.ts'],
    },
    [
      {
        name: 'list-seam',
        breaks: 'rows that go while a library is listed make others go unseen',
        find: 'overlap > 0 && begins !== last && begins !== first',
        replace: 'false',
      },
      {
        name: 'list-other-total',
        breaks: 'a listing whose length changes while it is read is believed',
        find: 'told !== undefined && told !== (totalSize ?? told)',
        replace: 'false',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/lookup/src/list-section.ts',
      specs: ['libs/reconciliation/src/guards.slow.spec.ts'],
    },
    [
      {
        name: 'list-by-rows-received',
        breaks: 'rows that Plex leaves out of a page are never asked for',
        find: 'start += advance;',
        replace: 'start += advance === 0 ? 0 : 500;',
      },
      {
        name: 'list-total',
        breaks: 'a listing that is shorter than Plex says is whole',
        find: 'if (totalSize === items) return',
        replace: 'if (totalSize !== undefined) return',
      },
      {
        name: 'list-total-told',
        breaks: 'a listing of which Plex does not say how long it is is whole',
        find: 'if (totalSize === items) return',
        replace: 'if ((totalSize ?? items) === items) return',
      },
      {
        name: 'list-again',
        breaks: 'a listing that was not whole is not read again',
        find: 'const ATTEMPTS = 3;',
        replace: 'const ATTEMPTS = 1;',
      },
      {
        name: 'list-flip',
        breaks: 'a listing that is not whole replaces the last whole one',
        find: 'if (attempt === ATTEMPTS) build.keep();',
        replace: "if (attempt === ATTEMPTS) build.flip('');",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/index/add-parts.ts',
      specs: ['libs/state/src/index/item-index.spec.ts'],
    },
    [
      {
        name: 'list-doubled-rows',
        breaks: 'a row that comes on two pages counts twice, and makes up for one that is missing',
        find: "keys.length - integer(known, 'items')",
        replace: "keys.length + 0 * integer(known, 'items')",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/operations/list-page.ts',
      specs: ['libs/plex/src/operations/list-page.spec.ts'],
    },
    [
      {
        name: 'list-order',
        breaks: 'a listing is ordered by title, which moves while titles are edited',
        find: "sort: 'id',",
        replace: "sort: 'titleSort',",
      },
      {
        name: 'list-movies',
        breaks: 'collections are listed among the items',
        find: "type: '1',",
        replace: '',
      },
      {
        name: 'list-page-without-total',
        breaks: 'a full page that does not say how many there are is taken for everything',
        find: 'received > ROWS || isEverything ? received : undefined',
        replace: 'received',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/operations/read-details.ts',
      specs: [
        'libs/plex/src/operations/details.spec.ts',
        'libs/plex/src/operations/details-odd.spec.ts',
      ],
    },
    [
      {
        name: 'skip-refresh',
        breaks: 'each read makes Plex refresh the item',
        find: "skipRefresh: '1',",
        replace: '',
      },
      {
        name: 'details-of-others',
        breaks: 'an item that was not asked for is taken for one that was',
        find: 'key !== undefined && wanted.has(key)',
        replace: 'key !== undefined',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/operations/halving.ts',
      specs: ['libs/plex/src/operations/details.spec.ts'],
    },
    [
      {
        name: 'absent-is-proven',
        breaks: 'an item that an answer leaves out is called absent',
        find: "answer.isGone ? { status: 'absent' } : { status: 'unknown', because }",
        replace: "{ status: 'absent', because }",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/stash/src/operations/filters.ts',
      specs: ['libs/stash/src/look.spec.ts'],
    },
    [
      {
        name: 'stash-keyset',
        breaks: 'the first scene of each further page is left out',
        find: "{ id: { value, modifier: 'GREATER_THAN' } }",
        replace: "{ id: { value: value + 1, modifier: 'GREATER_THAN' } }",
      },
      {
        name: 'stash-order',
        breaks: 'scenes come in an order that edits change',
        find: "sort: 'id', direction: 'ASC'",
        replace: "sort: 'updated_at', direction: 'ASC'",
      },
      {
        name: 'mark-overlap',
        breaks: 'edits stored in a zone far from UTC are not asked for',
        find: 'WEST_OF_ALL = -14 *',
        replace: 'WEST_OF_ALL = -13 *',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/stash/src/scene-pages.ts',
      specs: ['libs/stash/src/look.spec.ts'],
    },
    [
      {
        name: 'stash-capped-pages',
        breaks: 'a page that something caps is taken for the last one',
        find: ' && seen >= total',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/stash/src/named-pages.ts', specs: ['libs/stash/src/named-pages.spec.ts'] },
    [
      {
        name: 'stash-overlapping-pages',
        breaks: 'a tag is missed when another one is deleted between two pages',
        find: 'if (!overlaps) return false;',
        replace: '',
      },
    ],
  ),
];
