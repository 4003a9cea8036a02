import { HttpResponse } from 'msw';
import { BAD_BODIES } from '../http/bad-bodies.ts';

/** Some are JSON of Plex to look at, with rows that are none. */
const BODIES = {
  ...BAD_BODIES,
  'container is a list': '{"MediaContainer":[1,"a",null]}',
  'container is null': '{"MediaContainer":null}',
  'rows that are none':
    '{"MediaContainer":{"size":2,"totalSize":2,"offset":0,"Metadata":[7,null],"Directory":["a",[]],"machineIdentifier":{}}}',
  'rows without a key':
    '{"MediaContainer":{"size":1,"totalSize":1,"offset":0,"Metadata":[{"title":"A"}],"Directory":[{"title":"A"}]}}',
  'rows that are counted only': '{"MediaContainer":{"size":3,"totalSize":3,"offset":0}}',
} as const;

export type PlexBody = keyof typeof BODIES;

export const PLEX_BODIES = Object.keys(BODIES) as readonly PlexBody[];

export function bodyOf(name: PlexBody): Response {
  return new HttpResponse(BODIES[name], { headers: { 'content-type': 'application/json' } });
}
