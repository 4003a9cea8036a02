import http from 'node:http';

/** How to reach one server. */
export interface Reach {
  /** The module, for whoever watches requests, as specs do, replaces its functions. */
  readonly protocol: Pick<typeof http, 'request'>;
  /** Keeps connections open, so that only the first requests pay for making them. */
  readonly agent: http.Agent;
}

/** Less than servers allow, so that no request is sent into a connection that its server just closes. */
const IDLE_MS = 4000;

/** Not fetch: its first request costs 40 ms of processor time, this one's 10, and each further one half as much. */
export function connections(base: string): () => Promise<Reach> {
  let opened: Promise<Reach> | undefined;
  return () => (opened ??= open(base));
}

async function open(base: string): Promise<Reach> {
  const options = { keepAlive: true, timeout: IDLE_MS };
  if (base.startsWith('http:')) return { protocol: http, agent: new http.Agent(options) };
  // Most servers at home are reached without TLS, which takes another 10 ms to load.
  const { default: https } = await import('node:https');
  return { protocol: https, agent: new https.Agent(options) };
}
