import { HttpResponse } from 'msw';
import { reshaped } from './reshape.ts';
import type { PlexSwitches } from './switches.ts';
import { toXml, type JsonObject } from './xml.ts';

/** Errors of Plex are HTML, never JSON. */
export function htmlError(status: number, title: string): Response {
  const heading = `${status} ${title}`;
  return HttpResponse.html(
    `<html><head><title>${title}</title></head><body><h1>${heading}</h1></body></html>`,
    { status },
  );
}

/** What Plex says while it starts or migrates its database. */
export function maintenance(): Response {
  return HttpResponse.xml(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<Response code="503" title="Maintenance" status="Plex Media Server is currently running database migrations."/>\n',
    { status: 503 },
  );
}

export function signInPage(): Response {
  return HttpResponse.html(
    '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form><input type="password"></form></body></html>',
  );
}

/** A container, as XML unless the request asks for JSON. */
export function containerAnswer(
  request: Request,
  plain: JsonObject,
  switches: PlexSwitches,
): Response {
  const container = reshaped(plain, switches);
  const headers = { ...pagingHeaders(container), 'X-Plex-Protocol': '1.0' };
  const wantsJson = request.headers.get('accept')?.includes('application/json');
  if (!wantsJson || switches.alwaysXml) {
    // Without it clients take text for Latin-1.
    const type = { 'content-type': 'text/xml;charset=utf-8' };
    return HttpResponse.xml(toXml(container), { headers: { ...headers, ...type } });
  }
  return HttpResponse.json({ MediaContainer: container }, { headers });
}

/** The same answer, called a web page. */
export async function calledHtml(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'text/html');
  return new HttpResponse(await answer.arrayBuffer(), { status: answer.status, headers });
}

export function tooMany(): Response {
  return new HttpResponse(null, { status: 429, headers: { 'Retry-After': '1' } });
}

/** The same answer, cut in the middle. */
export async function truncated(answer: Response): Promise<Response> {
  const text = await answer.text();
  return new HttpResponse(text.slice(0, text.length / 2), {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
  });
}

function pagingHeaders({ offset, totalSize }: JsonObject): Record<string, string> {
  if (typeof offset !== 'number' || typeof totalSize !== 'number') return {};
  return {
    'X-Plex-Container-Start': String(offset),
    'X-Plex-Container-Total-Size': String(totalSize),
  };
}
