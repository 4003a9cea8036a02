import { describe, expect, it } from 'vitest';
import { getResponse } from 'msw';
import { serve } from '../http/index.ts';
import { askStash } from './ask-stash.ts';
import { stashHandlers } from './stash-handlers.ts';
import { stashWorld } from './stash-world.ts';

const VERSION = 'query Version { version { version } }';
const TEN = new Date('2026-01-11T10:00:00Z');
const credentials = { username: 'me', password: 'pw', apiKey: 'the-key' };

describe('the log-in', () => {
  it('lets in a fresh cookie and the key, and nothing else', async () => {
    const world = stashWorld({ credentials, now: TEN });
    const status = async (headers: Record<string, string>) =>
      (await askStash(world, headers)(VERSION)).status;
    const good = world.sessions.issue();
    const forged = `${good.slice(0, -3)}abc`;

    expect(await status({})).toBe(401);
    expect(await status({ Cookie: `other=1; session=${good}` })).toBe(200);
    expect(await status({ Cookie: `session=${forged}` })).toBe(401);
    expect(await status({ Cookie: 'session=' })).toBe(401);
    expect(await status({ Cookie: `session=${world.sessions.issueToNobody()}` })).toBe(401);
    expect(await status({ ApiKey: 'the-key' })).toBe(200);
    expect(await status({ ApiKey: 'wrong', Cookie: `session=${good}` })).toBe(401);
  });

  it('ends a cookie after max_session_age, and not the ones issued since', async () => {
    const world = stashWorld({ credentials, now: TEN });
    world.sessions.setMaxAge(3);
    const first = { Cookie: `session=${world.sessions.issue()}` };

    world.clock.advance(3000);
    const { status, headers } = await askStash(world, first)(VERSION);
    world.clock.advance(1000);
    const renewed = { Cookie: headers['set-cookie']?.split(';')[0] ?? '' };

    expect(status).toBe(200);
    expect((await askStash(world, first)(VERSION)).status).toBe(401);
    expect((await askStash(world, renewed)(VERSION)).status).toBe(200);
  });

  it('issues cookies to those who bring one, with or without a password, not to a key', async () => {
    const open = stashWorld();
    const cookie = { Cookie: `session=${open.sessions.issue()}` };
    const locked = stashWorld({ credentials });

    expect((await askStash(open, cookie)(VERSION)).headers['set-cookie']).toMatch(/^session=/);
    expect((await askStash(open)(VERSION)).headers['set-cookie']).toBeUndefined();
    const byKey = await askStash(locked, { ApiKey: 'the-key' })(VERSION);
    expect(byKey.headers['set-cookie']).toBeUndefined();
  });

  it('shows user name and key in the configuration', async () => {
    const query = '{ configuration { general { username apiKey } } }';

    const locked = await askStash(stashWorld({ credentials }), { ApiKey: 'the-key' })(query);
    const open = await askStash(stashWorld())(query);

    const general = (username: string, apiKey: string) => ({
      data: { configuration: { general: { username, apiKey } } },
    });
    expect([locked.body, open.body]).toEqual([general('me', 'the-key'), general('', '')]);
  });
});

describe('the switches', () => {
  it('failNext fails so many requests, and no more', async () => {
    const world = stashWorld();
    world.switches.failNext(2, 503);
    const ask = askStash(world);

    const statuses = [await ask(VERSION), await ask(VERSION), await ask(VERSION)];

    expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  it('dropNext breaks so many connections, and no more', async () => {
    const world = stashWorld();
    world.switches.dropNext(1);
    const ask = askStash(world);

    const statuses = [await ask(VERSION), await ask(VERSION)];

    expect(statuses.map(({ status }) => status)).toEqual([0, 200]);
  });

  it('pageCap cuts pages of scenes, not their count', async () => {
    const world = stashWorld();
    for (let count = 0; count < 3; count += 1) world.addScene({});
    world.switches.pageCap = 2;

    const { body } = await askStash(world)('{ findScenes { count scenes { id } } }');

    const scenes = [{ id: '1' }, { id: '2' }];
    expect(body).toEqual({ data: { findScenes: { count: 3, scenes } } });
  });

  it('unauthorizedAfter refuses the log-in for good', async () => {
    const world = stashWorld();
    world.switches.unauthorizedAfter(1);
    const ask = askStash(world);

    expect((await ask(VERSION)).status).toBe(200);
    expect(await ask(VERSION)).toMatchObject({ status: 401, body: '' });
    expect((await ask(VERSION)).status).toBe(401);
  });

  it('answerHtml answers as a proxy would', async () => {
    const world = stashWorld();
    world.switches.answerHtml = true;

    expect((await askStash(world)(VERSION)).body).toContain('<!doctype html>');
  });

  it('settingsKeyMissing forgets the settings', async () => {
    const world = stashWorld();
    world.configurePlugin('P', { a: 1 });
    world.switches.settingsKeyMissing = true;

    const { body } = await askStash(world)('{ configuration { plugins } }');

    expect(body).toEqual({ data: { configuration: { plugins: {} } } });
  });

  it('delayMs makes each answer late', async () => {
    const world = stashWorld();
    world.switches.delayMs = 20;

    await askStash(world)(VERSION);

    expect(world.requests.entries()[0]?.tookMs).toBeGreaterThan(15);
  });

  it('hang and dropConnection never answer', async () => {
    const world = stashWorld();
    const stash = await serve(stashHandlers(world));
    const ask = (signal?: AbortSignal) =>
      fetch(`${stash.url}/graphql`, { method: 'POST', body: '{}', signal: signal ?? null });

    world.switches.hang = true;
    await expect(ask(AbortSignal.timeout(20))).rejects.toThrow('timeout');
    world.switches.hang = false;
    world.switches.dropConnection = true;
    await expect(ask()).rejects.toThrow('fetch failed');
    await stash.close();
  });
});

describe('the request log', () => {
  it('holds operation, variables, time and status', async () => {
    const world = stashWorld({ now: TEN });
    const ask = askStash(world);
    await ask(VERSION, { any: 1 });
    await ask('{ nope }');

    expect(world.requests.entries()).toMatchObject([
      { operation: 'Version', variables: { any: 1 }, at: TEN, status: 200 },
      { operation: '', variables: {}, status: 422 },
    ]);
    expect([world.requests.count(), world.requests.count('Version')]).toEqual([2, 1]);
    world.requests.clear();
    expect(world.requests.count()).toBe(0);
  });
});

describe('the handlers', () => {
  it('tell the time by the clock of the world', async () => {
    const { headers } = await askStash(stashWorld({ now: TEN }))(VERSION);

    expect(headers['date']).toBe('Sun, 11 Jan 2026 10:00:00 GMT');
  });

  it.each(['not json', '{"query": 7}', '[]'])('refuse the body %s', async (body) => {
    const request = new Request('http://stash.test/graphql', { method: 'POST', body });

    const response = await getResponse(stashHandlers(stashWorld()), request);

    expect(response?.status).toBe(400);
  });
});
