import type { AlarmKind } from '../alarms.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { Visit } from '../visit.ts';
import { isWithin } from './disk.ts';

/** What is dangerous about asking for a scan. */
export function scanAlarms({ sections }: PlexWorld, { route, logged }: Visit): AlarmKind[] {
  const { path, force } = logged.query;
  if (!path || (force !== undefined && force !== '0')) return ['scan-of-everything'];
  const { locations = [] } = sections.get(route.target) ?? {};
  return locations.some((location) => isWithin(path, location)) ? [] : ['scan-outside'];
}
