import { readFileSync } from 'node:fs';
import { describe, expect, vi } from 'vitest';
import { it } from './stub-plugin.fixture.ts';

describe('a worker', () => {
  it('is killed when its job is stopped, and the next one starts', async ({ aHost }) => {
    const { host, world, hold, seen } = await aHost();
    hold();
    host.queueTask('Catch Up', { mode: 'held' });
    host.queueTask('Catch Up');
    await seen('held-held');

    await host.stopJob();
    await host.settled();

    expect(host.runs).toMatchObject([
      { jobId: '1', wasStopped: true, exitCode: undefined, stdout: '' },
      { jobId: '2', wasStopped: false, exitCode: 0 },
    ]);
    expect([world.jobs.find('1')?.status, world.jobs.find('2')?.status]).toEqual([
      'CANCELLED',
      'FINISHED',
    ]);
  });

  it('may run beside the queue', async ({ aHost }) => {
    const { host, hold, release, seen } = await aHost({
      credentials: { username: 'me', password: 'pw', apiKey: '' },
    });
    hold();
    host.queueTask('Catch Up', { mode: 'held' });
    await seen('held-held');

    const beside = await host.startBeside('queue_status', { more: 1 }).ended;
    release();
    await host.settled();

    const args = { mode: 'queue_status', more: 1 };
    expect(beside).toMatchObject({ jobId: undefined, args, output: { status: 200 } });
    expect(host.runs.map(({ jobId }) => jobId)).toEqual([undefined, '1']);
  });

  it('answers with its whole text where that is no answer', async ({ aHost }) => {
    const { host } = await aHost();

    const unread = await host.startBeside('no json').ended;

    expect(unread).toMatchObject({ output: 'no json\n', error: undefined });
  });

  it('does not outlive the host', async ({ aHost }) => {
    const { host, hold, path, seen } = await aHost();
    hold();
    host.startBeside('held');
    await seen('held-held');
    const pid = Number(readFileSync(path('held-held'), 'utf8'));

    await host.close();

    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

describe('a restart', () => {
  it('forgets the queue, and leaves a worker alone that nobody hears any more', async ({
    aHost,
  }) => {
    const { host, world, hold, release, seen, has } = await aHost();
    hold();
    host.queueTask('Catch Up', { mode: 'held' });
    host.queueTask('Catch Up');
    await seen('held-held');

    await host.restart();
    expect(world.jobs.list()).toEqual([]);
    const { url } = host;
    host.user.sceneUpdate({ id: '1', title: 'New' });
    const { ended } = host.startBeside('queue_status');
    const beside = await ended;
    release();
    await host.settled();

    expect(world.jobs.find('1')?.description).toMatch('look for changes');
    expect(host.runs.find(({ args }) => args['mode'] === 'held')).toMatchObject({ stdout: '' });
    expect(has('unheard')).toBe(true);
    expect([host.url, beside.output]).toMatchObject([url, { status: 200 }]);
  });

  it('gives plugins another parent, and the same one until the next', async ({ aHost }) => {
    const { host } = await aHost();
    const parent = async () => {
      const { output } = await host.startBeside('queue_status').ended;
      return (output as { parent: number }).parent;
    };

    const before = [await parent(), await parent()];
    await host.restart();
    const after = [await parent(), await parent()];

    expect(new Set(before).size + new Set(after).size).toBe(2);
    expect(new Set([...before, ...after]).size).toBe(2);
  });

  it('can be a while: nobody answers, and nothing is started', async ({ aHost }) => {
    const { host, world } = await aHost();

    await host.stop();
    host.user.sceneUpdate({ id: '1', title: 'Nobody sees it' });
    const unheard = await host.startBeside('queue_status').ended;
    await host.start();
    const heard = await host.startBeside('queue_status').ended;

    expect([unheard.output, heard.output]).toMatchObject([{ status: 0 }, { status: 200 }]);
    expect([world.jobs.list(), host.hooks.runs()]).toEqual([[], 0]);
  });

  it('ends the jobs of Stash itself', async ({ aHost }) => {
    const { host, world } = await aHost({ now: new Date() });
    let isScanned = false;
    const work = () => {
      isScanned = true;
    };
    host.queueJob('Scanning...', { takesMs: 1000, work });
    await vi.waitUntil(() => world.jobs.find('1')?.status === 'RUNNING');

    await host.restart();
    world.clock.advance(1000);
    await host.settled();

    expect(isScanned).toBe(false);
  });

  it('gives the ids of jobs out again, and a worker of before ends none of them', async ({
    aHost,
  }) => {
    const { host, world, hold, release, seen } = await aHost({ now: new Date() });
    hold();
    host.queueTask('Catch Up', { mode: 'held' });
    await seen('held-held');
    await host.restart();

    host.queueJob('Scanning...', { takesMs: 1000 });
    release();
    await vi.waitUntil(() => host.runs.length > 0 && world.jobs.find('1')?.status !== 'READY');

    expect(world.jobs.find('1')?.status).toBe('RUNNING');
    world.clock.advance(1000);
    await host.settled();
    expect(world.jobs.find('1')?.status).toBe('FINISHED');
  });
});
