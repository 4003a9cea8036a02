import type { HttpHandler } from 'msw/http';
import { http } from 'msw/http';
import { answer } from './answer.ts';
import type { InFlight, PlexWorld } from './plex-world.ts';
import { isWrite, routeOf } from './routes.ts';
import { noted, type Visit } from './visit.ts';

/** A Plex server over this world. `base` is its address; with `*` it takes every request it is shown. */
export function plexHandlers(world: PlexWorld, base = '*'): HttpHandler[] {
  const prefix = base.startsWith('http') ? new URL(base).pathname.replace(/\/$/, '') : '';
  const answerTo = async ({ request }: { readonly request: Request }) => {
    const path = new URL(request.url).pathname.slice(prefix.length);
    const visit = noted(world, request, routeOf(request.method, path));
    const counts = countsOf(world, visit);
    for (const count of counts) enter(count);
    return await answer(world, visit).finally(() => {
      for (const count of counts) count.now -= 1;
    });
  };
  const address = base.replace(/\/$/, '');
  return [
    http.all(`${address}/*`, answerTo),
    ...(base === '*' ? [] : [http.all(address, answerTo)]),
  ];
}

function countsOf({ inFlight, writesInFlight }: PlexWorld, { route }: Visit): InFlight[] {
  return isWrite(route) ? [inFlight, writesInFlight] : [inFlight];
}

function enter(count: InFlight): void {
  count.now += 1;
  count.most = Math.max(count.most, count.now);
}
