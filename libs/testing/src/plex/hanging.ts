import type { PlexWorld } from './plex-world.ts';
import { idsOf } from './routes.ts';
import { editOf, type Visit } from './visit.ts';

/** Whether no answer comes because of one of the ids; counts it if so. */
export function isHanging(world: PlexWorld, visit: Visit): boolean {
  const { switches } = world;
  const { hangIds, hangEdits } = switches;
  const isHit =
    switches.hangTimes > 0 &&
    (namesOne(hangIds, () => readIds(visit)) ||
      namesOne(hangEdits, () => editOf(world, visit)?.ids ?? []));
  if (isHit) switches.hangTimes -= 1;
  return isHit;
}

function readIds({ route }: Visit): readonly string[] {
  return route.kind === 'details' ? idsOf(route) : [];
}

function namesOne(bad: readonly string[], named: () => readonly string[]): boolean {
  return bad.length > 0 && named().some((id) => bad.includes(id));
}
