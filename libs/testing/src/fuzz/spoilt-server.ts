import fc from 'fast-check';
import { getResponse, type RequestHandler } from 'msw';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CANARIES } from './for-people.ts';
import { jsonText } from './json-text.ts';
import { mutated, mutations, type Mutation } from './mutations.ts';
import { spoilt, spoilts, type Spoilt } from './spoilt.ts';

/** What becomes of an answer on its way. */
export interface SpoiltAnswer {
  readonly status: number | undefined;
  readonly headers: readonly (readonly [string, string])[];
  readonly changes: readonly Mutation[];
  readonly spoiling: Spoilt;
  /** So many answers before it arrive as they were given. */
  readonly after: number;
}

export interface SpoiltServer {
  readonly url: string;
  /** From now on; undefined: every answer arrives as it was given. */
  readonly spoil: (answer: SpoiltAnswer | undefined) => void;
  /** Status and text of every answer since then. */
  readonly served: () => readonly { readonly status: number; readonly text: string }[];
  readonly close: () => void;
}

const STATUSES = [
  ...[
    0, 20, 100, 101, 103, 201, 204, 205, 206, 299, 300, 301, 302, 304, 307, 399, 400, 401, 403, 404,
  ],
  ...[
    405, 408, 409, 413, 414, 418, 422, 429, 431, 498, 499, 500, 502, 503, 504, 511, 599, 600, 999,
  ],
];
const HEADERS: readonly (readonly [string, string])[] = [
  ...[
    '1',
    'soon',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '',
    '\xFF',
  ].map((date) => ['Date', date] as const),
  ...[
    'session=',
    `session=${CANARIES.token}; Path=/`,
    'session=\x7F',
    'session',
    '=',
    'x=1',
    'a'.repeat(9_000),
  ].map((cookie) => ['Set-Cookie', cookie] as const),
  ...[
    '',
    'text/html',
    'application/xml',
    'application/json; charset=utf-16',
    'rubbish',
    'multipart/mixed',
  ].map((type) => ['Content-Type', type] as const),
  ...[
    `/login?key=${CANARIES.apiKey}`,
    `/${CANARIES.apiKey}/${CANARIES.token}`,
    'javascript:x',
    '//',
    'http://[',
    '\xFE',
  ].map((place) => ['Location', place] as const),
  ...['gzip', 'br', 'deflate', 'rubbish'].map((coding) => ['Content-Encoding', coding] as const),
  ...['0', '1', '99999', '-1', 'many', '1e3'].map((length) => ['Content-Length', length] as const),
  ...([
    ['Transfer-Encoding', 'chunked'],
    ['Upgrade', 'h2c'],
    ['Refresh', '0'],
    ['X-Long', 'x'.repeat(20_000)],
  ] as const),
];

/** Mostly one thing is wrong at a time. */
export const spoiltAnswers: fc.Arbitrary<SpoiltAnswer> = fc.record({
  status: fc.option(fc.constantFrom(...STATUSES), { nil: undefined, freq: 5 }),
  headers: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...HEADERS), { maxLength: 2 }) },
  ),
  changes: mutations,
  spoiling: spoilts,
  after: fc.nat(1),
});

/** A server on this machine that hands on, spoilt, what these handlers answer, each question once. */
export async function spoiltServer(handlers: readonly RequestHandler[]): Promise<SpoiltServer> {
  const known = new Map<string, Promise<Given>>();
  let answer: SpoiltAnswer | undefined;
  let served: { status: number; text: string }[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await bodyOf(incoming);
      const key = [incoming.method, incoming.url, body].join(' ');
      const given = known.get(key) ?? answered(handlers, incoming, body);
      known.set(key, given);
      const spoiler = served.length >= (answer?.after ?? 0) ? answer : undefined;
      const sent = spoiler ? spoiling(await given, spoiler) : plain(await given);
      served.push({ status: sent.status, text: sent.body.toString() });
      if (isOrderly(sent)) outgoing.writeHead(sent.status, JSON_TYPE).end(sent.body);
      else incoming.socket.end(rawOf(sent));
    })();
  });
  server.on('connection', (socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spoil: (next) => {
      answer = next;
      served = [];
    },
    served: () => served,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Given {
  readonly status: number;
  readonly text: string;
}

interface Sent {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function answered(
  handlers: readonly RequestHandler[],
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
): Promise<Given> {
  const request = new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(body !== '' && { body }),
  });
  const response = await getResponse([...handlers], request);
  return { status: response?.status ?? 404, text: (await response?.text()) ?? '' };
}

function plain({ status, text }: Given): Sent {
  return { status, headers: [], body: Buffer.from(text) };
}

function spoiling({ status, text }: Given, answer: SpoiltAnswer): Sent {
  const changed = text.startsWith('{') ? jsonText(mutated(JSON.parse(text), answer.changes)) : text;
  return {
    status: answer.status ?? status,
    headers: answer.headers,
    body: spoilt(changed, answer.spoiling),
  };
}

// Its clock stands still: what is answered twice is the same twice.
const JSON_TYPE = {
  'Content-Type': 'application/json',
  Date: 'Sun, 01 Feb 2026 00:00:00 GMT',
};

function isOrderly({ status, headers }: Sent): boolean {
  return headers.length === 0 && status >= 200 && status < 600;
}

/** What no server of Node's would send. */
function rawOf({ status, headers, body }: Sent): Buffer {
  const usual = Object.entries({ ...JSON_TYPE, Connection: 'close' });
  const names = new Set(headers.map(([name]) => name));
  const all = [...usual.filter(([name]) => !names.has(name)), ...headers];
  const lines = all.map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} Spoilt`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}
