import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What is sent to Plex, and what its answers mean. */
export const writing: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/plex/src/writing/edit-requests.ts',
      specs: [
        'libs/plex/src/writing/plex-writer.spec.ts',
        'libs/plex/src/writing/edit-requests.spec.ts',
      ],
    },
    [
      {
        name: 'put-without-id',
        breaks: 'an edit names no item, which means every item of the library',
        find: '&id=${ratingKey}',
        replace: '',
      },
      {
        name: 'put-without-type',
        breaks: 'an edit does not say that it is of a movie',
        find: '`type=${MOVIE}&id=',
        replace: '`id=',
      },
      {
        name: 'put-odd-key',
        breaks: 'a key that is no number is put into the address of an edit',
        find: 'if (!isKey(ratingKey) || !isKey(sectionKey)) {',
        replace: "if (ratingKey === '' || sectionKey === '') {",
      },
    ],
  ),
  ...inFile({ file: 'libs/plex/src/http/put.ts', specs: ['libs/plex/src/http/put.spec.ts'] }, [
    {
      name: 'put-checked-id',
      breaks: 'the client sends an edit that names no item',
      find: "isKey(id ?? '');",
      replace: 'id !== null;',
    },
    {
      name: 'put-one-id',
      breaks: 'the client sends an edit that names two items',
      find: 'others.length === 0 &&',
      replace: '',
    },
    {
      name: 'put-checked-type',
      breaks: 'the client sends an edit of no type',
      find: "url.searchParams.getAll('type').join() === MOVIE &&",
      replace: '',
    },
    {
      name: 'put-zero',
      breaks: 'the client sends an edit of item 0, which may mean all',
      find: 'const KEY = /^[1-9]',
      replace: 'const KEY = /^[0-9]',
    },
  ]),
  ...inFile(
    {
      file: 'libs/plex/src/writing/edit-parts.ts',
      specs: ['libs/plex/src/writing/edit-requests.spec.ts'],
    },
    [
      {
        name: 'removal-list',
        breaks: 'names that have to go are never removed',
        find: 'list.removals.filter(isName).map(removalName)',
        replace: '[] as string[]',
      },
      {
        name: 'escape-comma',
        breaks: 'a name with a comma is removed as two names',
        find: '/[,%+]/',
        replace: '/[%+]/',
      },
      {
        name: 'escape-percent',
        breaks: 'a name with a percent sign is decoded twice and not found',
        find: '/[,%+]/',
        replace: '/[,+]/',
      },
      {
        name: 'escape-plus',
        breaks: 'a name with a plus sign is read with a blank and not found',
        find: '/[,%+]/',
        replace: '/[,%]/',
      },
      {
        name: 'safest-form',
        breaks: 'the second try does not empty the list first',
        find: '[`${field}[].tag=`, ...wanted]',
        replace: '[...wanted]',
      },
      {
        name: 'blank-names',
        breaks: 'a tag without a name is sent',
        find: "return name.trim() !== '';",
        replace: 'return name !== undefined;',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/core/src/edit.ts', specs: ['libs/plex/src/writing/edit-length.spec.ts'] },
    [
      {
        name: 'request-length',
        breaks: 'requests are longer than proxies let through',
        find: 'USUAL_REQUEST_BYTES = 6500',
        replace: 'USUAL_REQUEST_BYTES = 65_000',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/writing/divide.ts',
      specs: ['libs/plex/src/writing/edit-length.spec.ts'],
    },
    [
      {
        name: 'request-whole',
        breaks: 'what fits into one request is sent in several',
        find: 'if (sizeOf(parts) <= room) return [parts];',
        replace: 'if (sizeOf(parts) < room) return [parts];',
      },
      {
        name: 'wanted-list-whole',
        breaks: 'removals come after the wanted list, which an empty request may have emptied',
        find: '[...inShares(before, room), last]',
        replace: '[last, ...inShares(before, room)]',
      },
      {
        name: 'summary-last',
        breaks: 'a summary that the server refuses holds up all other fields',
        find: '[parts.filter((part) => !isLater(part)), later]',
        replace: '[later, parts.filter((part) => !isLater(part))]',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/writing/plex-writer.ts',
      specs: ['libs/plex/src/writing/plex-writer.spec.ts'],
    },
    [
      {
        name: 'writes-in-turn',
        breaks: 'edits are sent side by side',
        find: 'pLimit(1)',
        replace: 'pLimit(4)',
      },
      {
        name: 'stops-at-failure',
        breaks: 'an edit goes on after one of its requests failed',
        find: "if (outcome.status !== 'sent') return outcome;",
        replace: 'if (outcome.status === undefined) return outcome;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/http/may-not-write.ts',
      specs: ['libs/plex/src/writing/edit-outcomes.spec.ts'],
    },
    [
      {
        name: 'token-401',
        breaks: 'a token that Plex refuses gives job after job up',
        find: 'MAY_NOT_WRITE = new Set([401, 403, 498])',
        replace: 'MAY_NOT_WRITE = new Set([403, 498])',
      },
      {
        name: 'token-403',
        breaks: 'a token that may not edit gives job after job up',
        find: 'MAY_NOT_WRITE = new Set([401, 403, 498])',
        replace: 'MAY_NOT_WRITE = new Set([401, 498])',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/writing/to-outcome.ts',
      specs: ['libs/plex/src/writing/edit-outcomes.spec.ts'],
    },
    [
      {
        name: 'server-503',
        breaks: 'a server in maintenance counts against the items',
        find: 'status < 400 || status === 503',
        replace: 'status < 400',
      },
      {
        name: 'proxy-502',
        breaks: 'an edit that a proxy lost sight of counts as refused',
        find: 'new Set([502, 504])',
        replace: 'new Set([504])',
      },
      {
        name: 'lost-answer',
        breaks: 'an edit that may have landed counts as never sent',
        find: '!(error instanceof UnavailableError) || isUnsent(error)',
        replace: 'error',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/plex/src/http/status-error.ts',
      specs: ['libs/plex/src/http/plex-api.spec.ts'],
    },
    [
      {
        name: 'redirect-of-plex',
        breaks: 'a redirect is taken for a bug of ours, and nobody says which address is right',
        find: 'status >= 300 && status < 400',
        replace: 'status === 399',
      },
      {
        name: 'read-401',
        breaks: 'a token that Plex refuses is taken for a fault of the request',
        find: 'if (status in TOKEN_TROUBLE)',
        replace: 'if (status === 498)',
      },
    ],
  ),
];
