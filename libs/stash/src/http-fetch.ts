import http, { type IncomingMessage } from 'node:http';
import { PlainHeaders } from './plain-headers.ts';

/** How to reach one server. */
interface Reach {
  /** The module, for whoever watches requests, as specs do, replaces its functions. */
  readonly protocol: Pick<typeof http, 'request'>;
  readonly agent: http.Agent;
}

/** Less than servers allow, so that no request is sent into a connection that its server just closes. */
const IDLE_MS = 4000;

/**
 * fetch on connections of its own, as far as GraphQL needs it; it follows no redirect. Node's takes a tenth of the
 * processor time of a run for itself, and takes any certificate only for the whole process.
 */
export function httpFetch(address: URL, sender: Sender): typeof fetch {
  return async (_, init = {}) => {
    const message = await sender(address, init);
    return answered(message, await textOf(message));
  };
}

/** Sends one request to a server; its answer comes with the body still unread. */
export type Sender = (address: URL, init: RequestInit) => Promise<IncomingMessage>;

export function httpSender(address: URL, anyCertificate: boolean): Sender {
  let opening: Promise<Reach> | undefined;
  return async (target, init) => {
    opening ??= open(address, anyCertificate);
    return send(target, init, await opening);
  };
}

async function open({ protocol }: URL, anyCertificate: boolean): Promise<Reach> {
  const options = { keepAlive: true, timeout: IDLE_MS };
  if (protocol === 'http:') return { protocol: http, agent: new http.Agent(options) };
  const { default: https } = await import('node:https');
  const agent = new https.Agent({ ...options, rejectUnauthorized: !anyCertificate });
  return { protocol: https, agent };
}

function send(
  address: URL,
  { method = 'GET', headers, body, signal }: RequestInit,
  { protocol, agent }: Reach,
): Promise<IncomingMessage> {
  // Some reverse proxies turn away whoever does not say who they are.
  const all = {
    'user-agent': 'Stash2Plex',
    ...Object.fromEntries(new PlainHeaders(headers as Iterable<readonly [string, string]>)),
  };
  const sent = { method, headers: all, agent };
  return new Promise((resolve, reject) => {
    const options = { ...sent, ...(signal && { signal }) };
    const call = protocol.request(address, options, resolve);
    call.on('error', reject);
    // An answer that is none, like a change of protocol, is told by nothing else.
    call.on('close', () => {
      reject(new TypeError('The connection was closed.'));
    });
    call.end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  // A byte order mark is no JSON.
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** What comes of a body up to so many bytes; undefined when there is more of it, and then nothing else is read. */
export async function bytesOf(
  message: IncomingMessage,
  most: number,
): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    // Leaving the loop destroys the connection, and with it what is still on its way.
    if (size > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export function headersOf(message: IncomingMessage): PlainHeaders {
  const headers = new PlainHeaders();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}

/** As much of a Response as is asked for: a whole one would read its body as a stream, and load what reads it. */
function answered(message: IncomingMessage, text: string): Response {
  const headers = headersOf(message);
  const status = message.statusCode ?? 0;
  const ok = status >= 200 && status < 300;
  const response = { status, ok, headers, text: () => Promise.resolve(text) };
  return response as unknown as Response;
}
