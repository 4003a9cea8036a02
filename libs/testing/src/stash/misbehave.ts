import { setTimeout as sleep } from 'node:timers/promises';
import { HttpResponse } from 'msw';
import { untilGone } from '../http/until-gone.ts';
import { bodyOf } from './bad-bodies.ts';
import { DROPPED, STASH_IS_WELL, type StashSwitches } from './switches.ts';

/** The switches as they are for this request; counts it where a fault hits it. */
export function forOperation(switches: StashSwitches, operation: string): StashSwitches {
  const { faultsOn, faultTimes } = switches;
  const isSpared = faultTimes <= 0 || (faultsOn && !faultsOn.includes(operation));
  if (isSpared) return { ...switches, ...STASH_IS_WELL };
  if (isFaulty(switches)) switches.faultTimes -= 1;
  return switches;
}

/** The answer of a bad day, as the switches have it; undefined when Stash is to answer itself. */
export async function misbehave(
  switches: StashSwitches,
  request: Request,
): Promise<Response | undefined> {
  const status = switches.takeFailure() ?? switches.failStatus;
  if (switches.hang) await untilGone(request);
  if (switches.delayMs > 0) await sleep(switches.delayMs);
  if (switches.hang || switches.dropConnection || status === DROPPED) return HttpResponse.error();
  if (status === 401) return unauthorized();
  if (status !== undefined) return new HttpResponse('failed by a switch', { status });
  return pageOf(switches);
}

function pageOf({ answerHtml, resolverError, badBody }: StashSwitches): Response | undefined {
  if (answerHtml) return HttpResponse.html(PAGE);
  if (badBody !== undefined) return bodyOf(badBody);
  if (resolverError === undefined) return undefined;
  return HttpResponse.json({ errors: [{ message: resolverError, path: ['any'] }], data: null });
}

function isFaulty(switches: StashSwitches): boolean {
  return Object.entries(STASH_IS_WELL).some(
    ([name, well]) => !name.startsWith('fault') && Reflect.get(switches, name) !== well,
  );
}

const PAGE = '<!doctype html><title>Welcome</title><p>It works!';

/** Empty, as Stash's own. */
export function unauthorized(): Response {
  const headers = { Vary: 'Origin', 'Www-Authenticate': 'FormBased' };
  return new HttpResponse(null, { status: 401, headers });
}
