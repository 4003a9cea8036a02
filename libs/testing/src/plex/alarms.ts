import type { LoggedRequest } from './request-log.ts';

/** What a client of Plex must never do. */
export type AlarmKind =
  | 'token-in-url'
  | 'detail-without-skip-refresh'
  | 'container-without-paging'
  /** Changes every item of the type. */
  | 'edit-without-id'
  /** What is one item's own is written to several, or anything to very many. */
  | 'edit-of-several'
  /** In a library of anything but movies. */
  | 'edit-of-a-show'
  /** Reads all metadata of the library anew, or looks through all of it. */
  | 'scan-of-everything'
  /** A folder that the library does not have. */
  | 'scan-outside'
  /** Plex is to fetch a picture by its address, which it keeps and logs. */
  | 'picture-by-address'
  /** Bytes that are no picture, or more than Plex takes. */
  | 'upload-of-no-picture'
  /** What the item has already. */
  | 'upload-twice'
  /** A write that is no edit. */
  | 'unknown-write';

export interface Alarm {
  readonly kind: AlarmKind;
  readonly method: string;
  readonly path: string;
}

/** The alarms of a world as lines of text: `expect(plexAlarms(world)).toEqual([])`. */
export function plexAlarms(world: { readonly alarms: readonly Alarm[] }): string[] {
  return world.alarms.map(({ kind, method, path }) => `${kind}: ${method} ${path}`);
}

/** What is wrong with this request as it stands. */
export function alarmsOf(request: LoggedRequest): AlarmKind[] {
  return CHECKS.filter(([, isWrong]) => isWrong(request)).map(([kind]) => kind);
}

const CONTAINERS = new Set(['sections', 'listing', 'details']);
const PAGING = ['x-plex-container-start', 'x-plex-container-size'];

const CHECKS: readonly (readonly [AlarmKind, (request: LoggedRequest) => boolean])[] = [
  [
    'token-in-url',
    ({ query, path }) =>
      Object.keys(query).some((name) => name.toLowerCase() === 'x-plex-token') ||
      path.toLowerCase().includes('x-plex-token'),
  ],
  [
    'detail-without-skip-refresh',
    ({ kind, query }) => kind === 'details' && query['skipRefresh'] !== '1',
  ],
  ['container-without-paging', (request) => CONTAINERS.has(request.kind) && !isPaged(request)],
];

/** Both are asked for, as headers or as parameters. */
export function isPaged({ headers, query }: LoggedRequest): boolean {
  const parameters = new Set(Object.keys(query).map((name) => name.toLowerCase()));
  return PAGING.every((name) => name in headers || parameters.has(name));
}
