import dns from 'node:dns';
import { createServer, type ServerResponse } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { secret, UnavailableError } from '@stash2plex/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plexApi, type PlexOptions, type PlexRead } from './plex-api.ts';
import { isUnsent } from './unsent.ts';

const IDENTITY: PlexRead = { kind: 'identity', path: '/identity' };
const BODY = '{"MediaContainer":{"machineIdentifier":"Zoë 🎬"}}';
const open: Server[] = [];
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const server of open.splice(0)) server.close();
});

async function apiOf(server: Server, options: PlexOptions = {}) {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(server);
  return apiAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
}

function apiAt(url: string, options: PlexOptions = {}) {
  const connection = { url, token: secret('owner-token'), clientIdentifier: 'c', version: '1' };
  return plexApi(connection, { retries: 0, ...options });
}

/** A server that writes this to every request, byte for byte, and leaves the rest to `then`. */
function rawServer(answer: string, then: (socket: Socket) => unknown): Server {
  return createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write(answer, () => then(socket)));
  });
}

const END = (socket: Socket) => socket.end();
const HANG = () => undefined;

describe('the time that it is for Plex', () => {
  const told = (date: string) =>
    createServer((_, response) => {
      response.sendDate = false;
      if (date !== '') response.setHeader('Date', date);
      response.end(BODY);
    });

  it.each([
    ['told with an answer', 'Mon, 02 Mar 2026 12:00:00 GMT', new Date('2026-03-02T12:00:00Z')],
    ['not told', '', undefined],
    ['told in a way that nobody can read', 'yesterday', undefined],
  ])('is known when it is %s', async (_, date, expected) => {
    const api = await apiOf(told(date));
    expect(api.toldAt()).toBeUndefined();

    await api.read(IDENTITY);

    expect(api.toldAt()).toEqual(expected);
  });
});

describe('an answer', () => {
  const inTwo = (response: ServerResponse) => {
    const bytes = Buffer.from(BODY);
    const middle = bytes.indexOf('ë') + 1;
    response.write(bytes.subarray(0, middle), () => {
      setImmediate(() => response.end(bytes.subarray(middle)));
    });
  };

  it.each<[string, Server]>([
    ['whole', createServer((_, response) => response.end(BODY))],
    [
      'in two, parted within a character',
      createServer((_, response) => {
        inTwo(response);
      }),
    ],
    ['with its connection at the end', rawServer(`HTTP/1.1 200 OK\r\n\r\n${BODY}`, END)],
    ['behind a byte order mark', createServer((_, response) => response.end(`\uFEFF${BODY}`))],
  ])('is read: %s', async (_, server) => {
    const api = await apiOf(server);
    const container = { machineIdentifier: 'Zoë 🎬' };
    expect(await api.read(IDENTITY)).toEqual({ status: 'ok', container });
  });

  it.each([
    ['before it begins', ''],
    ['within its head', 'HTTP/1.1 200'],
    ['within its body', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"Media'],
    [
      'after a change of protocol',
      'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
    ],
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ])('that breaks off is no answer: %s', async (_, answer) => {
    const api = await apiOf(rawServer(answer, END));
    await expect(api.read(IDENTITY)).rejects.toThrow(UnavailableError);
    await expect(api.read(IDENTITY)).rejects.toThrow(/the connection broke \(GET \/identity\)/);
  });

  const half = 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"Media';

  it('has to be there in time to its last byte', async () => {
    const api = await apiOf(rawServer(half, HANG), { timeoutMs: 50 });
    await expect(api.read(IDENTITY)).rejects.toThrow('did not answer GET /identity within 0.05 s');
  });

  it('is given up half-way with the reason of whoever stops', async () => {
    const stop = new AbortController();
    const reason = new Error('lease lost');
    const stopping = rawServer(half, () =>
      setImmediate(() => {
        stop.abort(reason);
      }),
    );
    const api = await apiOf(stopping, { signal: stop.signal });
    await expect(api.read(IDENTITY)).rejects.toBe(reason);
  });
});

it('names itself to whoever stands before Plex', async () => {
  const asked = vi.fn();
  const server = createServer(({ headers }, response) => {
    asked(headers['user-agent']);
    response.end(BODY);
  });
  await (await apiOf(server)).read(IDENTITY);

  expect(asked).toHaveBeenCalledWith('Stash2Plex/1');
});

it('keeps its connections: one read after the other makes one', async () => {
  const server = createServer((_, response) => response.end(BODY));
  const connected = vi.fn();
  server.on('connection', connected);
  const api = await apiOf(server);

  for (let read = 0; read < 5; read += 1) await api.read(IDENTITY);

  expect(connected).toHaveBeenCalledTimes(1);
});

it('is not waited for where there is no connection to be had', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(dns, 'lookup').mockReturnValue(undefined);
  const api = apiAt('http://plex.test');

  const read = api.read(IDENTITY).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  const error = await read;

  expect(error).toMatchObject({
    name: 'UnavailableError',
    message: 'Plex cannot be reached at http://plex.test: no answer to the call (GET /identity).',
  });
  expect(isUnsent(error)).toBe(true);
});
