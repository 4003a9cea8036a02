import { setTimeout as sleep } from 'node:timers/promises';
import { HttpResponse } from 'msw';
import { untilGone } from '../http/until-gone.ts';
import { DROPPED, type StashSwitches } from './switches.ts';

/** The answer of a bad day, as the switches have it; undefined when Stash is to answer itself. */
export async function misbehave(
  switches: StashSwitches,
  request: Request,
): Promise<Response | undefined> {
  const status = switches.takeFailure();
  if (switches.hang) await untilGone(request);
  if (switches.delayMs > 0) await sleep(switches.delayMs);
  if (switches.hang || switches.dropConnection || status === DROPPED) return HttpResponse.error();
  if (switches.answerHtml) return HttpResponse.html(PAGE);
  if (status === 401) return unauthorized();
  return status === undefined ? undefined : new HttpResponse('failed by a switch', { status });
}

const PAGE = '<!doctype html><title>Welcome</title><p>It works!';

/** Empty, as Stash's own. */
export function unauthorized(): Response {
  const headers = { Vary: 'Origin', 'Www-Authenticate': 'FormBased' };
  return new HttpResponse(null, { status: 401, headers });
}
