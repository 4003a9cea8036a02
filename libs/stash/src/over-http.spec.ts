import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { secret } from '@stash2plex/core';
import { serve, stashHandlers, stashWorld, testCertificate } from '@stash2plex/testing';
import type { Served, ServeOptions } from '@stash2plex/testing';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { afterEach, describe, expect, it } from 'vitest';
import { serverInfo } from './operations/server-info.ts';
import { stashApi } from './stash-api.ts';

const open: Pick<Served, 'close'>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

async function served(options?: ServeOptions) {
  const world = stashWorld();
  const stash = await serve(stashHandlers(world), options);
  open.push(stash);
  return { world, url: `${stash.url}/graphql` };
}

const QUICK = { backoffMs: 1 };
const unavailable = (text: RegExp) => ({
  name: 'UnavailableError',
  message: expect.stringMatching(text) as string,
});

describe('a Stash that does not answer', () => {
  it('is given up after the time-out', async () => {
    const { world, url } = await served();
    world.switches.hang = true;

    await expect(serverInfo(stashApi({ url }, { timeoutMs: 50 }))).rejects.toMatchObject(
      unavailable(/did not answer within 0.05 s/),
    );
  });

  it('is given up when it stops in the middle of its answer', async () => {
    const half = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{';
    const url = await raw(half);

    await expect(serverInfo(stashApi({ url }, { timeoutMs: 50 }))).rejects.toMatchObject(
      unavailable(/did not answer within/),
    );
  });

  it('is told from one that answers with another protocol', async () => {
    const url = await raw(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
    );

    await expect(serverInfo(stashApi({ url }, QUICK))).rejects.toMatchObject(
      unavailable(/broke the connection/),
    );
  });

  it('is told from one that breaks the connection', async () => {
    const { world, url } = await served();
    world.switches.dropConnection = true;

    await expect(serverInfo(stashApi({ url }, QUICK))).rejects.toMatchObject(
      unavailable(/broke the connection \(\w+\)/),
    );
  });

  it('is told from one that is not running', async () => {
    const stash = await serve([]);
    await stash.close();

    await expect(
      serverInfo(stashApi({ url: `${stash.url}/graphql` }, QUICK)),
    ).rejects.toMatchObject(unavailable(/nothing listens there/));
  });
});

it('reads an answer behind a byte order mark', async () => {
  const body = '\uFEFF{"data":{"version":{"version":"v1"}}}';
  const length = Buffer.byteLength(body);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  const url = await raw(head + body);

  expect(await serverInfo(stashApi({ url }))).toMatchObject({ version: 'v1' });
});

describe('a redirect', () => {
  it('is not followed: the key stays with Stash', async () => {
    const { world, url: elsewhere } = await served();
    const headers = { Location: elsewhere };
    const stash = await serve([
      http.post('*/graphql', () => new HttpResponse(null, { status: 307, headers })),
    ]);
    open.push(stash);

    const api = stashApi({ url: `${stash.url}/graphql`, apiKey: secret('some-api-key') });

    await expect(serverInfo(api)).rejects.toMatchObject({ name: 'ConfigError' });
    expect(world.requests.count()).toBe(0);
  });
});

describe('a self-signed certificate', () => {
  const tls = testCertificate;

  it.each(['127.0.0.1', 'localhost'])('is taken from Stash at %s', async (host) => {
    const { world, url } = await served({ tls, host });
    const cookie = { name: 'session', value: secret(world.sessions.issue()) };
    const api = stashApi({ url, selfSigned: true, cookie });

    expect(await serverInfo(api)).toMatchObject({ version: 'v0.30.1' });
    expect(await serverInfo(api)).toMatchObject({ version: 'v0.30.1' });
    expect(api.secrets()).toHaveLength(3);
  });

  it('is not taken where nobody asked for it', async () => {
    const { url } = await served({ tls });

    await expect(serverInfo(stashApi({ url }))).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('is not trusted') as string,
    });
  });

  it('is not taken from another machine', async () => {
    const { url } = await served({ tls, host: '0.0.0.0' });

    await expect(serverInfo(stashApi({ url, selfSigned: true }))).rejects.toMatchObject({
      name: 'ConfigError',
    });
  });

  it('makes no difference to a time-out, a refusal or an answer without body', async () => {
    const { world, url } = await served({ tls });
    const connection = { url, selfSigned: true };
    const api = stashApi(connection, { retries: 0 });

    world.switches.failNext(1, 204);
    await expect(serverInfo(api)).rejects.toMatchObject(unavailable(/does not speak like Stash/));
    world.switches.hang = true;
    await expect(serverInfo(stashApi(connection, { timeoutMs: 50 }))).rejects.toMatchObject(
      unavailable(/did not answer within/),
    );
    await open.pop()?.close();
    await expect(serverInfo(stashApi(connection, QUICK))).rejects.toMatchObject(
      unavailable(/nothing listens/),
    );
  });
});

/** A server that says this and then nothing. */
async function raw(text: string): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(text);
    open.push({ close: () => Promise.resolve(void socket.destroy()) });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push({ close: () => Promise.resolve(void server.close()) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
