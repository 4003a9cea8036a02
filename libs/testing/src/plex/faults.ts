import { HttpResponse } from 'msw';
import { untilGone } from '../http/until-gone.ts';
import { htmlError, maintenance, signInPage } from './answers.ts';
import { askedPage } from './paging.ts';
import type { LoggedRequest } from './request-log.ts';
import type { PlexSwitches } from './switches.ts';

/** Whether the switches of the first group hit this request; counts it if so. */
export function isHit(switches: PlexSwitches, { kind }: LoggedRequest): boolean {
  if (!isFaulty(switches) || switches.faultTimes <= 0) return false;
  if (switches.faultsOn && !switches.faultsOn.includes(kind)) return false;
  switches.faultTimes -= 1;
  return true;
}

/** No answer until the client has had enough. */
export async function noAnswer(request: Request): Promise<Response> {
  await untilGone(request);
  return HttpResponse.error();
}

/** The answer of a server that is not well; undefined when it answers as usual after all. */
export async function faultAnswer(
  switches: PlexSwitches,
  request: Request,
): Promise<Response | undefined> {
  if (switches.hang) return noAnswer(request);
  if (switches.delayMs > 0) await new Promise((done) => setTimeout(done, switches.delayMs));
  if (switches.down) return HttpResponse.error();
  if (switches.redirectTo !== undefined) return redirect(request, switches.redirectTo);
  return pageOf(switches);
}

/** 500 for one page of a listing, as often as the switch says. */
export function failedPage(
  { failPage }: PlexSwitches,
  request: LoggedRequest,
): Response | undefined {
  if (!failPage || failPage.times <= 0) return undefined;
  const { start, size } = askedPage(request);
  if (!size || Math.floor(start / size) + 1 !== failPage.page) return undefined;
  failPage.times -= 1;
  return htmlError(500, 'Internal Server Error');
}

function isFaulty(switches: PlexSwitches): boolean {
  const { down, hang, delayMs, redirectTo, truncatedJson } = switches;
  return [down, hang, delayMs > 0, redirectTo, truncatedJson, pageOf(switches)].some(Boolean);
}

function pageOf(switches: PlexSwitches): Response | undefined {
  if (switches.maintenance503) return maintenance();
  if (switches.html500) return htmlError(500, 'Internal Server Error');
  if (switches.unauthorized) return htmlError(401, 'Unauthorized');
  if (switches.forbidden) return htmlError(403, 'Forbidden');
  return switches.signInPage ? signInPage() : undefined;
}

function redirect(request: Request, origin: string): Response {
  const { pathname, search } = new URL(request.url);
  const location = new URL(pathname + search, origin).href;
  return new HttpResponse(null, { status: 302, headers: { location } });
}
