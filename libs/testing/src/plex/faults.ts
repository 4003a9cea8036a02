import { HttpResponse } from 'msw';
import { untilGone } from '../http/until-gone.ts';
import { cutOff } from '../http/cut-off.ts';
import { calledHtml, htmlError, maintenance, signInPage, tooMany, truncated } from './answers.ts';
import { bodyOf } from './bad-bodies.ts';
import { askedPage } from './paging.ts';
import type { PlexWorld } from './plex-world.ts';
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

/** What becomes of an answer on its way. */
export async function spoiled(switches: PlexSwitches, answer: Response): Promise<Response> {
  if (answer.type === 'error') return answer;
  if (switches.truncatedJson) return truncated(answer);
  if (switches.wrongContentType) return calledHtml(answer);
  return switches.cutOff ? cutOff(answer) : answer;
}

/** Whether this request is one of those that a switch counts out. */
export function isNth(every: number, { requests }: PlexWorld): boolean {
  return every > 0 && requests.length % every === 0;
}

function isFaulty(switches: PlexSwitches): boolean {
  const { down, hang, delayMs, redirectTo, truncatedJson, wrongContentType } = switches;
  const spoils = [truncatedJson, wrongContentType, switches.cutOff];
  return [down, hang, delayMs > 0, redirectTo, ...spoils, pageOf(switches)].some(Boolean);
}

function pageOf(switches: PlexSwitches): Response | undefined {
  if (switches.maintenance503) return maintenance();
  if (switches.html500) return htmlError(500, 'Internal Server Error');
  if (switches.html404) return htmlError(404, 'Not Found');
  if (switches.tooMany429) return tooMany();
  if (switches.unauthorized) return htmlError(401, 'Unauthorized');
  if (switches.forbidden) return htmlError(403, 'Forbidden');
  if (switches.signInPage) return signInPage();
  return switches.badBody === undefined ? undefined : bodyOf(switches.badBody);
}

function redirect(request: Request, origin: string): Response {
  const { pathname, search } = new URL(request.url);
  const location = new URL(pathname + search, origin).href;
  return new HttpResponse(null, { status: 302, headers: { location } });
}
