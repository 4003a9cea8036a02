import type { LoggedRequest } from './request-log.ts';

/** What a client of Plex must never do. */
export type AlarmKind =
  | 'token-in-url'
  | 'detail-without-skip-refresh'
  | 'edit-without-id'
  | 'container-without-paging'
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

/** What is wrong with this request, if anything. */
export function alarmsOf(request: LoggedRequest): Alarm[] {
  const { method, path } = request;
  return Object.entries(CHECKS)
    .filter(([, isWrong]) => isWrong(request))
    .map(([kind]) => ({ kind: kind as AlarmKind, method, path }));
}

const CONTAINERS = new Set(['sections', 'listing', 'details']);
const PAGING = ['x-plex-container-start', 'x-plex-container-size'];

const CHECKS: Readonly<Record<AlarmKind, (request: LoggedRequest) => boolean>> = {
  'token-in-url': ({ query, path }) =>
    Object.keys(query).some((name) => name.toLowerCase() === 'x-plex-token') ||
    path.toLowerCase().includes('x-plex-token'),
  'detail-without-skip-refresh': ({ kind, query }) =>
    kind === 'details' && query['skipRefresh'] !== '1',
  'edit-without-id': ({ kind, path, query }) =>
    kind === 'write' && /\/sections\/[^/]+\/all$/.test(path) && !query['id'],
  'container-without-paging': (request) => CONTAINERS.has(request.kind) && !isPaged(request),
  // Edits come with a later issue; until then every write is a mistake.
  'unknown-write': ({ kind }) => kind === 'write',
};

/** Both are asked for, as headers or as parameters. */
export function isPaged({ headers, query }: LoggedRequest): boolean {
  const parameters = new Set(Object.keys(query).map((name) => name.toLowerCase()));
  return PAGING.every((name) => name in headers || parameters.has(name));
}
