import { HttpResponse } from 'msw';
import { htmlError } from '../answers.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { Visit } from '../visit.ts';
import { beginScan } from './scan.ts';

/** Begins the scan. Success is an empty page, whatever the folder is. */
export function scanAnswer(world: PlexWorld, { route, logged }: Visit): Response {
  const isKnown = world.sections.has(route.target) && logged.method === world.switches.scanMethod;
  if (!isKnown) return htmlError(404, 'Not Found');
  beginScan(world, route.target, logged.query['path']);
  return HttpResponse.html('');
}
