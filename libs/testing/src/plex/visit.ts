import { alarmsOf } from './alarms.ts';
import type { PlexWorld } from './plex-world.ts';
import { loggedRequest, type LoggedRequest } from './request-log.ts';
import type { Route } from './routes.ts';
import { scanAlarms } from './scanning/scan-alarms.ts';
import type { View } from './view.ts';
import { editRequest, type EditRequest } from './writing/edit-request.ts';
import { writeAlarms } from './writing/write-alarms.ts';

/** One request on its way through the simulator. */
export interface Visit {
  readonly request: Request;
  readonly route: Route;
  readonly logged: LoggedRequest;
}

/** Writes a request down, with what is wrong about it. */
export function noted(world: PlexWorld, request: Request, route: Route): Visit {
  const logged = loggedRequest(request, route.kind, world.now);
  const visit = { request, route, logged };
  const { method, path } = logged;
  const ofWrite = route.kind === 'write' ? writeAlarms(world, editOf(world, visit)) : [];
  const ofScan = route.kind === 'scan' ? scanAlarms(world, visit) : [];
  world.requests.push(logged);
  world.alarms.push(
    ...[...alarmsOf(logged), ...ofWrite, ...ofScan].map((kind) => ({ kind, method, path })),
  );
  return visit;
}

export function editOf(world: PlexWorld, { request, route }: Visit): EditRequest | undefined {
  return editRequest(request, route, world.switches);
}

type Role = 'owner' | 'managed';

export function roleOf(world: PlexWorld, { logged }: Visit): Role | undefined {
  const token = logged.headers['x-plex-token'] ?? logged.query['X-Plex-Token'];
  if (token === world.token) return 'owner';
  return token && world.managedTokens.includes(token) ? 'managed' : undefined;
}

export function viewOf(world: PlexWorld, visit: Visit): View {
  const { query } = visit.logged;
  return {
    isDetail: visit.route.kind === 'details',
    showsFiles: roleOf(world, visit) === 'owner',
    excludeElements: names(query['excludeElements']),
    excludeFields: names(query['excludeFields']),
    ...onlyThese(world, visit),
    switches: world.switches,
  };
}

/** What `includeFields` and `includeElements` leave; before API version 1.0.0 they took nothing away. */
function onlyThese({ switches }: PlexWorld, { logged }: Visit) {
  const { includeFields, includeElements } = logged.query;
  const major = Number.parseInt(logged.headers['x-plex-pms-api-version'] ?? '0', 10);
  const meaning = { 'by-version': major >= 1, only: true, also: false }[switches.includesMean];
  const only = (list: string | undefined) => (meaning && list ? names(list) : undefined);
  return { onlyElements: only(includeElements), onlyFields: only(includeFields) };
}

function names(list = ''): Set<string> {
  return new Set(list.split(',').filter(Boolean));
}
