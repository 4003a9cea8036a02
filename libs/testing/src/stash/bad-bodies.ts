import { HttpResponse } from 'msw';
import { BAD_BODIES } from '../http/bad-bodies.ts';

/** Some are GraphQL to look at, with data that are none. */
const BODIES = {
  ...BAD_BODIES,
  'no data': '{"data":null}',
  'data is a list': '{"data":[]}',
  'rows that are none':
    '{"data":{"findScenes":{"count":"many","scenes":[null,7]},"findFiles":{"count":-1,"files":{}},"configuration":[],"version":7,"jobQueue":"busy"}}',
} as const;

export type StashBody = keyof typeof BODIES;

export const STASH_BODIES = Object.keys(BODIES) as readonly StashBody[];

export function bodyOf(name: StashBody): Response {
  return new HttpResponse(BODIES[name], { headers: { 'Content-Type': 'application/json' } });
}
