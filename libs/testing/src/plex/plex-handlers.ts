import type { HttpHandler } from 'msw/http';
import { http } from 'msw/http';
import { alarmsOf, isPaged } from './alarms.ts';
import { containerAnswer, htmlError, truncated } from './answers.ts';
import { details, isHanging, isPoisoned } from './details.ts';
import { failedPage, faultAnswer, isHit, noAnswer } from './faults.ts';
import { listing } from './listing.ts';
import type { PlexWorld } from './plex-world.ts';
import type { View } from './view.ts';
import { loggedRequest, type LoggedRequest } from './request-log.ts';
import { idsOf, routeOf, type Route } from './routes.ts';
import { identity, root, sections } from './server-reads.ts';

/** One request on its way through the simulator. */
interface Visit {
  readonly request: Request;
  readonly route: Route;
  readonly logged: LoggedRequest;
}

/** A Plex server over this world. `base` is its address; with `*` it takes every request it is shown. */
export function plexHandlers(world: PlexWorld, base = '*'): HttpHandler[] {
  const prefix = base.startsWith('http') ? new URL(base).pathname.replace(/\/$/, '') : '';
  const answerTo = async ({ request }: { readonly request: Request }) => {
    const path = new URL(request.url).pathname.slice(prefix.length);
    const visit = noted(world, request, routeOf(request.method, path));
    world.inFlight.now += 1;
    world.inFlight.most = Math.max(world.inFlight.most, world.inFlight.now);
    return await answer(world, visit).finally(() => (world.inFlight.now -= 1));
  };
  const address = base.replace(/\/$/, '');
  return [
    http.all(`${address}/*`, answerTo),
    ...(base === '*' ? [] : [http.all(address, answerTo)]),
  ];
}

function noted(world: PlexWorld, request: Request, route: Route): Visit {
  const logged = loggedRequest(request, route.kind, world.now);
  world.requests.push(logged);
  world.alarms.push(...alarmsOf(logged));
  return { request, route, logged };
}

async function answer(world: PlexWorld, visit: Visit): Promise<Response> {
  if (isHanging(world, visit.route)) return noAnswer(visit.request);
  if (!isHit(world.switches, visit.logged)) return healthyAnswer(world, visit);
  const fault = await faultAnswer(world.switches, visit.request);
  const whole = fault ?? healthyAnswer(world, visit);
  return world.switches.truncatedJson ? truncated(whole) : whole;
}

function healthyAnswer(world: PlexWorld, visit: Visit): Response {
  const { kind } = visit.route;
  if (kind === 'identity') return containerAnswer(visit.request, identity(world));
  if (!roleOf(world, visit)) return htmlError(401, 'Unauthorized');
  // Edits come with a later issue; the alarm has been noted.
  if (kind === 'write') return htmlError(404, 'Not Found');
  if (world.switches.requirePaging && isContainer(visit) && !isPaged(visit.logged)) {
    return htmlError(400, 'Bad Request');
  }
  return readAnswer(world, visit);
}

function readAnswer(world: PlexWorld, visit: Visit): Response {
  const { request, route, logged } = visit;
  const seen = { request: logged, view: viewOf(world, visit) };
  const section = world.sections.get(route.target);
  const ids = idsOf(route);

  if (route.kind === 'root') return containerAnswer(request, root(world));
  if (route.kind === 'sections') return containerAnswer(request, sections(world));
  if (route.kind === 'listing' && section) {
    return (
      failedPage(world.switches, logged) ?? containerAnswer(request, listing(world, section, seen))
    );
  }
  if (route.kind !== 'details') return htmlError(404, 'Not Found');
  if (isPoisoned(world, ids)) return htmlError(500, 'Internal Server Error');
  const found = details(world, ids, seen);
  return found ? containerAnswer(request, found) : htmlError(404, 'Not Found');
}

function isContainer({ route }: Visit): boolean {
  return route.kind === 'sections' || route.kind === 'listing' || route.kind === 'details';
}

function roleOf(world: PlexWorld, { logged }: Visit): 'owner' | 'managed' | undefined {
  const token = logged.headers['x-plex-token'] ?? logged.query['X-Plex-Token'];
  if (token === world.token) return 'owner';
  return token && world.managedTokens.includes(token) ? 'managed' : undefined;
}

function viewOf(world: PlexWorld, visit: Visit): View {
  const { query } = visit.logged;
  return {
    isDetail: visit.route.kind === 'details',
    showsFiles: roleOf(world, visit) === 'owner',
    excludeElements: names(query['excludeElements']),
    excludeFields: names(query['excludeFields']),
    switches: world.switches,
  };
}

function names(list = ''): Set<string> {
  return new Set(list.split(',').filter(Boolean));
}
