import pLimit from 'p-limit';
import { toAnswer, type PlexAnswer } from './answer.ts';
import { baseOf, type PlexConnection } from './connection.ts';
import { connections } from './connections.ts';
import type { Deadline } from './deadline.ts';
import { pageHeaders, plexHeaders, type Page } from './headers.ts';
import type { PictureRequest } from './picture-url.ts';
import { plexWrites } from './plex-writes.ts';
import type { PlexPut } from './put.ts';
import type { PlexScan } from './scan.ts';
import { withRetries } from './retry.ts';
import { send, type Received } from './send.ts';

export interface PlexOptions {
  /** Of one request, body included. Default 30 s. */
  readonly timeoutMs?: number;
  /** Requests at a time. Default 3. */
  readonly concurrency?: number;
  /** Further attempts of a read that the server fails. Default 2. */
  readonly retries?: number;
  /** Pause before the first further attempt; doubled each time. Default 500. */
  readonly backoffMs?: number;
  /** Stops everything with its own reason. */
  readonly signal?: AbortSignal;
}

export type ReadKind = 'identity' | 'sections' | 'listing' | 'details' | 'picture';
export type RequestKind = ReadKind | 'edit' | 'scan';

/** One GET. */
export interface PlexRead extends ReadLimits {
  readonly kind: ReadKind;
  /** Behind plex_url; segments are encoded already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly page?: Page;
}

/** How far one read may go. */
export interface ReadLimits {
  /** Instead of the api's own. */
  readonly retries?: number;
  /** Where it is shorter than the api's own. */
  readonly timeoutMs?: number;
  /** Stops this read with its own reason, as the api's own does. */
  readonly signal?: AbortSignal;
}

/** The thin client. */
export interface PlexApi {
  readonly read: (request: PlexRead) => Promise<PlexAnswer>;
  /** One edit of one item, sent once: whatever comes back is the caller's to judge. Throws as `send` does. */
  readonly put: (request: PlexPut, kind?: 'edit' | 'picture') => Promise<Received>;
  /** One write of one picture of one item, likewise. */
  readonly picture: (request: PictureRequest) => Promise<Received>;
  /** Asks for the scan of one folder, once. Throws as `send` does. */
  readonly scan: (request: PlexScan) => Promise<Received>;
  /** Requests sent until now, repeated ones included. */
  readonly requests: () => number;
  /** Plex's own clock as it gave the newest answer to a read; undefined while it has not, or does not say. */
  readonly toldAt: () => Date | undefined;
  readonly requestsByKind: () => Readonly<Record<RequestKind, number>>;
}

const DEFAULTS = { timeoutMs: 30_000, concurrency: 3, retries: 2, backoffMs: 500 };

export function plexApi(connection: PlexConnection, options: PlexOptions = {}): PlexApi {
  const base = baseOf(connection);
  const reach = connections(base);
  const ours = plexHeaders(connection);
  const given = { ...DEFAULTS, signal: undefined, ...options };
  const limit = pLimit(given.concurrency);
  let toldAt: Date | undefined;
  const { count, ...counted } = requestCounter();

  const attempt = async ({ kind, path, query, page }: PlexRead, deadline: Deadline) => {
    const what = `GET ${shortened(path)}`;
    const url = base + path + queryText(query);
    const headers = { ...ours, ...(page && pageHeaders(page)) };
    deadline.signal?.throwIfAborted();
    count(kind);
    const received = await send({ url, headers, what, reach }, deadline);
    toldAt = received.toldAt;
    return toAnswer(received, what);
  };
  const read = (request: PlexRead) => {
    const { retries = given.retries } = request;
    const timeoutMs = Math.min(given.timeoutMs, request.timeoutMs ?? given.timeoutMs);
    const signal = either(given.signal, request.signal);
    const { backoffMs } = given;
    return withRetries({ retries, backoffMs, signal }, () =>
      limit(attempt, request, { timeoutMs, signal }),
    );
  };
  const { put, picture, scan } = plexWrites({ base, ours, given, reach, count });
  return {
    read,
    put: (request, kind) => limit(put, request, kind),
    picture: (request) => limit(picture, request),
    scan: (request) => limit(scan, request),
    toldAt: () => toldAt,
    ...counted,
  };
}

function requestCounter() {
  const counts = {
    ...{ identity: 0, sections: 0, listing: 0, details: 0, picture: 0 },
    ...{ edit: 0, scan: 0 },
  };
  return {
    count: (kind: RequestKind) => {
      counts[kind] += 1;
    },
    requests: () => Object.values(counts).reduce((sum, each) => sum + each, 0),
    requestsByKind: () => ({ ...counts }),
  };
}

function either(one: AbortSignal | undefined, other: AbortSignal | undefined) {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other);
}

function queryText(query: PlexRead['query'] = {}): string {
  const parts = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** A detail read names up to 250 ids; a message needs the first few. */
function shortened(path: string): string {
  if (path.length <= 80) return path;
  return `${path.slice(0, 80).replace(/,[^,]*$/, '')} and so on`;
}
