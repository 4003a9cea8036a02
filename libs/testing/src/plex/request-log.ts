import type { RequestKind } from './switches.ts';

export interface LoggedRequest {
  readonly kind: RequestKind;
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  /** Decoded; of a repeated parameter the last. */
  readonly query: Readonly<Record<string, string>>;
  /** `accept` and everything that begins with `x-plex-`; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the request line. */
  readonly bytes: number;
  /** On the world's clock. */
  readonly at: Date;
}

export function loggedRequest(request: Request, kind: RequestKind, at: Date): LoggedRequest {
  const url = new URL(request.url);
  const interesting = ([name]: [string, string]) => name === 'accept' || name.startsWith('x-plex-');
  return {
    kind,
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries([...request.headers].filter(interesting)),
    // What a URL holds beyond ASCII is escaped by now.
    bytes: `${request.method} ${url.pathname}${url.search} HTTP/1.1`.length,
    at,
  };
}
