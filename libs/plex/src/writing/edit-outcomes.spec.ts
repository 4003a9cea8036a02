import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { ConfigError, UnavailableError } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import {
  answers,
  apiAt,
  becauseOf,
  edited,
  editServer,
  hangsUp,
  isSilent,
  TITLE,
  TOKEN,
  useEditServers,
} from './edit-server.fixture.ts';
import { plexWriter } from './plex-writer.ts';

useEditServers();

describe('an edit that Plex refuses', () => {
  it.each([
    [400, /item 101 \(title\): it does not take one of these fields or values\.$/],
    [404, /the item or its library is gone/],
    [409, /a name is taken/],
    [414, /a request of 89 bytes is too long/],
    [431, /too long/],
    [422, /answered 422 to the edit of item 101/],
    [429, /answered 429/],
    [500, /has too much to do, or does not take/],
    [501, /answered 501 .* no reason is known\.$/],
  ])('tells status and reason: %i', async (httpStatus, reason) => {
    const page = `<html>${httpStatus} ${TOKEN}</html>`;
    const { outcome, server } = await edited([answers(httpStatus, page)]);
    expect(outcome).toMatchObject({ status: 'refused', httpStatus });
    expect(becauseOf(outcome)).toMatch(reason);
    expect(inspect(outcome)).not.toContain(TOKEN);
    expect(server.requests).toHaveLength(1);
  });

  it.each([401, 403, 498])('for its token names the remedy: %i', async (status) => {
    const { outcome } = await edited([answers(status)]);
    expect(outcome).toBeInstanceOf(ConfigError);
    expect(becauseOf(outcome)).toMatch(/plex_token must be a valid token of the server's owner/);
    expect(becauseOf(outcome)).toContain(`(${status})`);
  });

  it('by a redirect leaves the token here', async () => {
    const elsewhere = await editServer();
    const to = { location: `${elsewhere.url}/?X-Plex-Token=${TOKEN}` };
    const { outcome } = await edited([answers(302, '', to)]);
    expect(outcome).toBeInstanceOf(ConfigError);
    expect(becauseOf(outcome)).toContain('set plex_url to the right address');
    expect(inspect(outcome, { depth: 9 })).not.toContain(TOKEN);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('an edit without an answer', () => {
  it.each([
    ['time-out', isSilent, /did not answer PUT \/library\/sections\/1\/all within 0\.05 s/],
    ['hang-up', hangsUp, /the connection broke \(PUT/],
    ['502 of a proxy', answers(502), /answered 502 to PUT/],
    ['504 of a proxy', answers(504), /answered 504 to PUT/],
    [
      'page of a proxy that says 200',
      answers(200, '<!DOCTYPE html><form>Sign in</form>'),
      /^Plex answered PUT \S+ with a web page; is there a sign-in page/,
    ],
  ])('may have landed and is not repeated: %s', async (_, answer, because) => {
    const { outcome, server, writer } = await edited([answer], TITLE, {
      timeoutMs: 50,
      retries: 5,
    });
    expect(outcome).toMatchObject({ status: 'unanswered' });
    expect(becauseOf(outcome)).toMatch(because);
    await pause(20);
    expect([writer.writes(), server.requests.length]).toEqual([1, 1]);
  });

  it('may have landed when a connection that stood is dropped', async () => {
    const server = await editServer(answers(200), hangsUp);
    const writer = plexWriter(apiAt(server.url));
    expect(await writer.edit(TITLE)).toEqual({ status: 'sent' });
    expect(await writer.edit(TITLE)).toMatchObject({ status: 'unanswered' });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a server that is down', () => {
  it('has got nothing when nothing listens', async () => {
    const server = await editServer();
    await server.close();
    const failed = plexWriter(apiAt(server.url)).edit(TITLE);
    await expect(failed).rejects.toThrow(UnavailableError);
    await expect(failed).rejects.toThrow('nothing listens there');
  });

  it('has got nothing when its name is unknown', async () => {
    // Too long for a name: no resolver needs to be asked.
    const url = `http://${'x'.repeat(64)}.test`;
    const failed = plexWriter(apiAt(url)).edit(TITLE);
    await expect(failed).rejects.toThrow(UnavailableError);
    await expect(failed).rejects.toThrow('its name is unknown');
  });

  it('says so itself', async () => {
    const page = '<Response code="503" title="Maintenance" status="starting"/>';
    const { outcome, server } = await edited([answers(503, page)], TITLE, { retries: 5 });
    expect(outcome).toBeInstanceOf(UnavailableError);
    expect(becauseOf(outcome)).toContain('(Maintenance: starting)');
    expect(server.requests).toHaveLength(1);
  });
});
