import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { ConfigError, secret, UnavailableError } from '@stash2plex/core';
import {
  plexHandlers,
  plexWorld,
  serve,
  testCertificate,
  type PlexWorld,
} from '@stash2plex/testing/simulators';
import { afterEach, describe, expect, it } from 'vitest';
import { plexSource } from '../plex-source.ts';
import { plexApi, type PlexOptions } from './plex-api.ts';
import { toNetworkError } from './network-error.ts';

const TOKEN = 'owner-token';
const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function served(world: PlexWorld, tls?: typeof testCertificate): Promise<string> {
  const server = await serve(plexHandlers(world), { ...(tls && { tls }) });
  open.push(server);
  return server.url;
}

function sourceAt(url: string, options: PlexOptions = {}) {
  const connection = { url, token: secret(TOKEN), clientIdentifier: 'c', version: '1' };
  return plexSource(plexApi(connection, { retries: 0, ...options }));
}

async function failureAt(url: string, options?: PlexOptions): Promise<Error> {
  const read = sourceAt(url, options).sections();
  return (await read.catch((error: unknown) => error)) as Error;
}

describe('over a real socket', () => {
  it('reads a library', async () => {
    const world = plexWorld();
    const { ratingKey } = world.addItem();
    const source = sourceAt(await served(world));
    const [section] = await source.sections();
    const page = section && (await source.listPage(section, 0));
    expect(page?.rows.map((row) => row.ratingKey)).toEqual([ratingKey]);
    expect((await source.details([ratingKey])).get(ratingKey)?.status).toBe('present');
  });

  it('says so when nothing listens', async () => {
    const url = await served(plexWorld());
    for (const each of open.splice(0)) await each.close();
    const error = await failureAt(url);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toContain('nothing listens there');
  });

  it('gives up when no answer comes in time', async () => {
    const world = plexWorld();
    world.switches.hang = true;
    const error = await failureAt(await served(world), { timeoutMs: 50 });
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toBe('Plex did not answer GET /library/sections within 0.05 s.');
  });

  it('says so when the connection is reset, before or within an answer', async () => {
    const world = plexWorld();
    world.switches.down = true;
    expect(await failureAt(await served(world))).toBeInstanceOf(UnavailableError);

    const cut = createServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('{"MediaContainer":', () => response.destroy());
    });
    await new Promise<void>((listening) => cut.listen(0, '127.0.0.1', listening));
    open.push(cut);
    const { port } = cut.address() as AddressInfo;
    const error = await failureAt(`http://127.0.0.1:${port}`);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toContain('the connection broke');
  });

  it('does not take the token along to where it is redirected', async () => {
    const elsewhere = plexWorld();
    const world = plexWorld();
    world.switches.redirectTo = await served(elsewhere);

    const error = await failureAt(await served(world));

    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toContain(`to ${world.switches.redirectTo}, and the token must not`);
    expect(elsewhere.requests).toEqual([]);
    expect(inspect(error, { depth: 9 })).not.toContain(TOKEN);
  });

  it('tells of certificates and protocols that do not fit', async () => {
    const url = await served(plexWorld(), testCertificate);
    const selfSigned = await failureAt(url);
    expect(selfSigned).toBeInstanceOf(ConfigError);
    expect(selfSigned.message).toContain('self-signed');

    const plain = await served(plexWorld());
    const noTls = await failureAt(plain.replace('http:', 'https:'));
    expect(noTls).toBeInstanceOf(ConfigError);
    expect(noTls.message).toContain('use http://');
  });
});

describe('an error of the network', () => {
  const attempt = { what: 'GET /identity', origin: 'https://10.0.0.2', timeoutMs: 1 };
  const withCode = (code: string) => Object.assign(new Error('inner'), { code });

  it('names the remedy for a certificate of another host', () => {
    const error = toNetworkError(withCode('ERR_TLS_CERT_ALTNAME_INVALID'), attempt);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toContain('plex.direct');
  });

  it('says what was tried, and what is wrong as far as it is known', () => {
    expect(toNetworkError(withCode('ENOTFOUND'), attempt).message).toBe(
      'Plex cannot be reached at https://10.0.0.2: its name is unknown; check the host in plex_url (GET /identity).',
    );
    expect(toNetworkError('odd', attempt).message).toContain('the connection broke');
  });
});
