import { isPaged } from './alarms.ts';
import { containerAnswer, htmlError } from './answers.ts';
import { details, isPoisoned } from './details.ts';
import { failedPage } from './faults.ts';
import { listing } from './listing.ts';
import type { PlexWorld } from './plex-world.ts';
import { idsOf } from './routes.ts';
import { root, sections } from './server-reads.ts';
import { roleOf, viewOf, type Visit } from './visit.ts';

/** The answer to a read of somebody who may read. */
export function readAnswer(world: PlexWorld, visit: Visit): Response {
  const { request, route, logged } = visit;
  if (world.switches.requirePaging && isContainer(visit) && !isPaged(logged)) {
    return htmlError(400, 'Bad Request');
  }
  const { switches } = world;
  if (route.kind === 'root') return containerAnswer(request, root(world), switches);
  if (route.kind === 'sections') {
    return containerAnswer(request, sections(world, roleOf(world, visit) === 'owner'), switches);
  }
  return route.kind === 'details' ? detailAnswer(world, visit) : listingAnswer(world, visit);
}

function listingAnswer(world: PlexWorld, visit: Visit): Response {
  const { request, route, logged } = visit;
  const section = world.sections.get(route.target);
  if (route.kind !== 'listing' || !section) return htmlError(404, 'Not Found');
  const seen = { request: logged, view: viewOf(world, visit) };
  return (
    failedPage(world.switches, logged) ??
    containerAnswer(request, listing(world, section, seen), world.switches)
  );
}

function detailAnswer(world: PlexWorld, visit: Visit): Response {
  const { request, route, logged } = visit;
  const ids = idsOf(route);
  if (isPoisoned(world, ids)) return htmlError(500, 'Internal Server Error');
  const found = details(world, ids, { request: logged, view: viewOf(world, visit) });
  return found ? containerAnswer(request, found, world.switches) : htmlError(404, 'Not Found');
}

function isContainer({ route }: Visit): boolean {
  return route.kind === 'sections' || route.kind === 'listing' || route.kind === 'details';
}
