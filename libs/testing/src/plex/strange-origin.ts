import { HttpResponse } from 'msw';
import { http, type HttpHandler } from 'msw/http';

/** A server that clients of Plex are sent to by `redirectTo` and must never talk to. */
export interface StrangeOrigin {
  readonly handlers: readonly HttpHandler[];
  readonly requests: readonly StrangeRequest[];
  /** Whether one of the requests holds this text, as it is or percent-encoded, in its address, a header or its body. */
  readonly hasSeen: (text: string) => boolean;
}

interface StrangeRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers everything like a Plex without libraries and keeps what it was told. */
export function strangeOrigin(base = '*'): StrangeOrigin {
  const requests: StrangeRequest[] = [];
  const answerTo = async ({ request }: { readonly request: Request }) => {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    requests.push({ method, url, headers, body: await request.text() });
    return HttpResponse.json({ MediaContainer: { size: 0, machineIdentifier: 'strange' } });
  };
  const address = base.replace(/\/$/, '');
  return {
    handlers: [http.all(`${address}/*`, answerTo)],
    requests,
    hasSeen: (text) =>
      requests.some(({ url, headers, body }) =>
        [url, decoded(url), ...Object.values(headers), body].some((each) => each.includes(text)),
      ),
  };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
