import { describe, expect, it } from 'vitest';
import { serve } from '../http/index.ts';
import { askStash } from './ask-stash.ts';
import { STASH_BODIES, stashHandlers, stashWorld, type StashSwitches } from './index.ts';

const VERSION = 'query Version { version { version } }';
const SCENES = 'query Scenes { findScenes { scenes { id } } }';
const SETTINGS = '{ configuration { plugins } }';

function worldWith(switches: Partial<StashSwitches>) {
  const world = stashWorld();
  Object.assign(world.switches, switches);
  return { world, ask: askStash(world) };
}

describe('faults', () => {
  it('hit some operations, and so many times', async () => {
    const { ask } = worldWith({ failStatus: 503, faultsOn: ['Scenes'], faultTimes: 1 });

    const statuses = [await ask(VERSION), await ask(SCENES), await ask(SCENES)];

    expect(statuses.map(({ status }) => status)).toEqual([200, 503, 200]);
  });

  it('may refuse the log-in for one request only', async () => {
    const { ask } = worldWith({ failStatus: 401, faultTimes: 1 });

    expect(await ask(VERSION)).toMatchObject({ status: 401, body: '' });
    expect((await ask(VERSION)).status).toBe(200);
  });

  it.each(STASH_BODIES)('may be an answer that holds %s', async (badBody) => {
    const { ask } = worldWith({ badBody });

    const { status, body } = await ask(SCENES).catch(() => ({ status: 200, body: 'unreadable' }));

    expect(status).toBe(200);
    expect(body).not.toEqual({ data: { findScenes: { scenes: [] } } });
  });

  it('may be errors beside the status 200', async () => {
    const { ask } = worldWith({ resolverError: 'database is locked' });

    expect(await ask(SCENES)).toMatchObject({
      status: 200,
      body: { errors: [{ message: 'database is locked' }], data: null },
    });
  });

  it('may break the connection in the middle of the body', async () => {
    const { world } = worldWith({ cutOff: true });
    const server = await serve(stashHandlers(world));
    const body = JSON.stringify({ query: VERSION });

    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', body });

    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
    await server.close();
  });
});

describe('answers that look healthy', () => {
  it('show numbers of settings as text, deep inside as well', async () => {
    const { world, ask } = worldWith({ settingsAsText: true });
    world.configurePlugin('P', { a: 3.5, b: true, c: { d: [7, 'x'] }, e: null });

    const { body } = await ask(SETTINGS);

    const plugins = { P: { a: '3.5', b: true, c: { d: ['7', 'x'] }, e: null } };
    expect(body).toEqual({ data: { configuration: { plugins } } });
    expect(world.plugins.get('P')).toMatchObject({ a: 3.5 });
  });

  it('refuse fields that this Stash does not know, wherever they stand', async () => {
    const { ask } = worldWith({ unknownFields: ['id'] });

    const { status, body } = await ask(SCENES);

    const message = 'Cannot query field "id" on type "Scene".';
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ message }], data: null });
    expect((await ask(VERSION)).status).toBe(200);
  });

  it('bring no cookie, or take none', async () => {
    const credentials = { username: 'me', password: 'pw', apiKey: '' };
    const world = stashWorld({ credentials });
    const ask = askStash(world, { Cookie: `session=${world.sessions.issue()}` });
    world.switches.withholdCookies = true;

    const { status, headers } = await ask(VERSION);
    world.switches.expiredCookies = true;

    expect([status, headers['set-cookie']]).toEqual([200, undefined]);
    expect((await ask(VERSION)).status).toBe(401);
  });
});

describe('a restart', () => {
  it.each([
    ['v0.27.2', { a: '7', b: true, c: ['1'] }],
    ['v0.30.1', { a: 7, b: true, c: ['1'] }],
  ])('of %s makes text of numbers in settings', (version, settings) => {
    const world = stashWorld({ version });
    world.configurePlugin('P', { a: 7, b: true, c: [1] });

    world.restart();

    expect(world.plugins.get('P')).toEqual(settings);
  });
});

describe('what is planned for an operation to come', () => {
  it('happens right before it: scenes go between two pages', async () => {
    const { world, ask } = worldWith({});
    for (let count = 0; count < 4; count += 1) world.addScene({});
    world.before('Page', 2, () => {
      world.destroyScene('3');
    });
    const page = (after: string) =>
      ask(`query Page { findScenes(filter: {per_page: 2},
        scene_filter: {id: {value: ${after}, modifier: GREATER_THAN}}) { scenes { id } } }`);

    expect((await page('0')).body).toMatchObject({
      data: { findScenes: { scenes: [{ id: '1' }, { id: '2' }] } },
    });
    await ask(VERSION);
    expect((await page('2')).body).toEqual({ data: { findScenes: { scenes: [{ id: '4' }] } } });
  });

  it('holds for that request alone, and spares it all other faults', async () => {
    const { world, ask } = worldWith({ failStatus: 500 });
    world.switches.failNext(3, 502);
    world.during('Scenes', 1, { pageCap: 0 });
    world.during('Version', 2, { failStatus: 401 });

    const answers = [await ask(SCENES), await ask(VERSION), await ask(VERSION), await ask(VERSION)];

    expect(answers.map(({ status }) => status)).toEqual([200, 502, 401, 502]);
  });

  it('may be for an operation of any name', async () => {
    const { world, ask } = worldWith({});
    world.during('*', 2, { failStatus: 500 });

    const statuses = [await ask(SCENES), await ask(VERSION), await ask(VERSION)];

    expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200]);
  });

  it('can be called off', async () => {
    const { world, ask } = worldWith({});
    const callOff = world.during('Version', 1, { failStatus: 500 });
    callOff();

    expect((await ask(VERSION)).status).toBe(200);
  });
});
