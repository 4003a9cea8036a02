import { describe, expect } from 'vitest';
import type { StashWorld } from '../stash/index.ts';
import type { StashHost } from './stash-host.ts';
import { it } from './stub-plugin.fixture.ts';

const credentials = { username: 'me', password: 'pw', apiKey: '' };
const LOOK = 'Running plugin task: Stash2Plex: look for changes';

const queueOf = ({ jobs }: StashWorld) =>
  jobs.list().map(({ status, description }) => `${status} ${description}`);

describe('an edit', () => {
  it('runs the hook, whose task waits until the edit is over and then is a process', async ({
    aHost,
  }) => {
    const { host, world } = await aHost();

    host.user.sceneUpdate({ id: '1', title: 'New' });
    expect(queueOf(world)).toEqual([`READY ${LOOK}`]);
    await host.settled();

    const run = { jobId: '1', args: { mode: 'catch_up' }, exitCode: 0, error: undefined };
    expect(host.runs).toMatchObject([{ ...run, output: { status: 200 } }]);
    expect(world.jobs.find('1')).toMatchObject({ status: 'FINISHED', error: null });
  });

  it('of a thousand scenes at once leaves one task waiting', async ({ aHost }) => {
    const { host, world } = await aHost();
    const ids = Array.from({ length: 1000 }, () => world.addScene({}).id);

    host.user.bulkSceneUpdate({ ids, title: 'All' });

    expect(queueOf(world)).toEqual([`READY ${LOOK}`]);
    expect(host.hooks.runs()).toBe(1000);
    await host.settled();
    expect(host.startedWorkers()).toBe(1);
  });

  it('that is committed late wakes the worker only then', async ({ aHost }) => {
    const { host, world } = await aHost({ now: new Date(), host: { startAfterMs: 1 } });

    const committed = host.user.committedLate(5000, (late) => {
      late.bulkSceneUpdate({ ids: ['1', '2'], title: 'Late' });
    });
    expect(queueOf(world)).toEqual([]);
    world.clock.advance(5000);
    await committed;

    expect(queueOf(world)).toEqual([`READY ${LOOK}`]);
  });

  it.for<[string, (host: StashHost) => void, number]>([
    [
      'that never reaches Plex asks for no task',
      (host) => {
        host.user.rate('1', 80);
      },
      1,
    ],
    [
      'that the manifest does not name',
      (host) => {
        host.user.tagCreate({ name: 'New' });
      },
      0,
    ],
    [
      'that fires no hook',
      (host) => {
        host.user.makeCovers(['1']);
      },
      0,
    ],
  ])('%s', async ([, act, hooks], { aHost }) => {
    const { host, world } = await aHost();

    act(host);

    expect([host.hooks.runs(), queueOf(world)]).toEqual([hooks, []]);
  });

  it('is saved when the script cannot queue a task, which it says in the log', async ({
    aHost,
  }) => {
    const { host, world } = await aHost({ credentials });
    const add = () => {
      throw new Error('no room');
    };
    Object.assign(world.jobs, { add });

    host.user.sceneUpdate({ id: '1', title: 'New' });

    expect(world.scenes.get('1')?.title).toBe('New');
    expect(host.hooks.log).toMatchObject([{ level: 'warning' }]);
    expect(world.hooks.failures).toEqual([]);
  });
});

describe('the session cookie', () => {
  it('is handed on by the hook where there is a password: that of its task has no user', async ({
    aHost,
  }) => {
    const { host } = await aHost({ credentials });

    host.user.sceneUpdate({ id: '1', title: 'New' });
    await host.settled();

    expect(host.runs).toMatchObject([{ hasUser: false, output: { status: 401, handedOn: 200 } }]);
  });

  it('is not handed on where there is none', async ({ aHost }) => {
    const { host } = await aHost();

    host.user.sceneUpdate({ id: '1', title: 'New' });
    await host.settled();

    expect(host.runs[0]?.args).toEqual({ mode: 'catch_up' });
  });

  it('of a task that a person has started is good', async ({ aHost }) => {
    const { host } = await aHost({ credentials });

    host.queueTask('View Queue Status');
    await host.settled();

    expect(host.runs).toMatchObject([
      { hasUser: true, args: { mode: 'queue_status' }, output: { status: 200 } },
    ]);
  });
});

describe('jobs', () => {
  it('run one at a time, first come, first served, those of others among them', async ({
    aHost,
  }) => {
    const { host, world } = await aHost();

    host.queueTask('Catch Up', { mode: 'first' });
    host.queueJob('Scanning...');
    host.queueTask('Catch Up', { mode: 'second' });
    host.queueTask('Catch Up', { mode: 'third' });
    await host.settled();

    expect(host.runs.map(({ args }) => args['mode'])).toEqual(['first', 'second', 'third']);
    const running = (output: unknown) =>
      (output as { jobs: { status: string }[] }).jobs.filter(({ status }) => status === 'RUNNING');
    expect(host.runs.map(({ output }) => running(output))).toMatchObject([
      [{ id: '1' }],
      [{ id: '3' }],
      [{ id: '4' }],
    ]);
    expect(world.jobs.find('2')?.status).toBe('FINISHED');
  });

  it('of Stash itself find files while they run, and the hooks of those wake the worker', async ({
    aHost,
  }) => {
    const { host, world } = await aHost();
    let during: readonly string[] = [];

    const work = () => {
      host.user.scan({ created: [{ path: '/library/a.mp4' }, { path: '/library/b.mp4' }] });
      during = queueOf(world);
    };
    host.queueJob('Scanning...', { takesMs: 20, work });
    await host.settled();

    expect(during).toEqual(['RUNNING Scanning...', `READY ${LOOK}`]);
    expect(host.runs).toHaveLength(1);
  });

  it.for<[string, string, object, boolean]>([
    ['whose task is unknown', 'Nap', { error: 'no task with name Nap' }, false],
    [
      'whose program is missing',
      'Catch Up',
      { error: expect.stringContaining('ENOENT') as string },
      true,
    ],
  ])('%s fail, and the next one runs', async ([, name, outcome, isIncomplete], { aHost }) => {
    const { host, world } = await aHost({ isIncomplete });

    host.queueTask(name);
    host.queueJob('Scanning...');
    await host.settled();

    expect(world.jobs.find('1')).toMatchObject({ status: 'FAILED', ...outcome });
    expect(world.jobs.find('2')?.status).toBe('FINISHED');
  });

  it('whose work fails are failed', async ({ aHost }) => {
    const { host, world } = await aHost();
    const work = () => host.user.scan({ changed: ['99'] });

    host.queueJob('Scanning...', { work });
    await host.settled();

    const error = 'Error: file with id 99 not found';
    expect(world.jobs.find('1')).toMatchObject({ status: 'FAILED', error });
  });

  it('wait by the clock of the world, which may be fast', async ({ aHost }) => {
    const startAfterMs = 3_600_000;
    const { host, world } = await aHost({ speed: 36_000, host: { startAfterMs } });
    const queuedAt = world.clock.now();

    host.queueTask('Catch Up');
    await host.settled();

    const startedAt = host.runs[0]?.startedAt ?? queuedAt;
    expect(startedAt.getTime() - queuedAt.getTime()).toBeGreaterThanOrEqual(startAfterMs);
  });
});
