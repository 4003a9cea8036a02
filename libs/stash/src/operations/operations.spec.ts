import { mockServer, recordedStash, stashHandlers, stashWorld } from '@stash2plex/testing';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { stashApi } from '../stash-api.ts';
import { jobQueue } from './job-queue.ts';
import { pluginSettings } from './plugin-settings.ts';
import { serverInfo } from './server-info.ts';

const BASE = 'http://stash.test:9999';
const url = `${BASE}/graphql`;
const server = mockServer();

server.listen();

function aStash() {
  const world = stashWorld();
  server.use(...stashHandlers(world, BASE));
  return { world, api: stashApi({ url }) };
}

function answering(body: unknown) {
  server.use(http.post(url, () => HttpResponse.json(body as object)));
  return stashApi({ url });
}

describe('settings of a plugin', () => {
  it('are undefined before anything was set', async () => {
    const { world, api } = aStash();
    world.configurePlugin('Other', { a: 1 });

    expect(await pluginSettings(api, 'Stash2Plex')).toBeUndefined();
  });

  it('come as they were saved', async () => {
    const { world, api } = aStash();
    world.configurePlugin('Stash2Plex', { plex_url: 'http://plex', deep: { list: [1, 'two'] } });

    expect(await pluginSettings(api, 'Stash2Plex')).toEqual({
      plex_url: 'http://plex',
      deep: { list: [1, 'two'] },
    });
  });

  it('are read from recorded answers, set and unset', async () => {
    const set = answering(recordedStash('configuration-plugins-set').body);
    expect(await pluginSettings(set, 'Stash2Plex')).toMatchObject({ b_limit: 3, c_on: false });

    const unset = answering(recordedStash('configuration-plugins-unset').body);
    expect(await pluginSettings(unset, 'Stash2Plex')).toBeUndefined();
  });

  it.each([
    { configuration: { plugins: { Stash2Plex: null } } },
    { configuration: { plugins: null } },
  ])('are undefined when null: %j', async (data) => {
    expect(await pluginSettings(answering({ data }), 'Stash2Plex')).toBeUndefined();
  });

  it('that cannot be read are an error', async () => {
    const api = answering({ data: { configuration: { plugins: { Stash2Plex: 'x' } } } });

    await expect(pluginSettings(api, 'Stash2Plex')).rejects.toThrow(
      'Stash sent settings that cannot be read (at configuration.plugins.Stash2Plex).',
    );
  });
});

describe('the version', () => {
  it('is as Stash writes it', async () => {
    expect(await serverInfo(aStash().api)).toMatchObject({ version: 'v0.30.1' });
  });

  it('comes with the time that it is for Stash', async () => {
    const { api, world } = aStash();
    world.clock.setNow(new Date('2026-03-02T12:00:00Z'));

    const { toldAt } = await serverInfo(api);

    expect(toldAt?.toISOString()).toMatch(/^2026-03-02T12:00:/);
  });

  it('is empty for a build without one', async () => {
    const api = answering({ data: { version: { version: null } } });

    expect(await serverInfo(api)).toMatchObject({ version: '' });
  });
});

describe('the job queue', () => {
  it('is empty when Stash says null', async () => {
    expect(await jobQueue(aStash().api)).toEqual([]);
  });

  it('lists what runs and what waits', async () => {
    const { world, api } = aStash();
    world.jobs.add('Scanning...');
    world.jobs.add('Running plugin task: Catch Up');
    world.jobs.startNext();

    expect(await jobQueue(api)).toEqual([
      { id: '1', status: 'RUNNING', description: 'Scanning...' },
      { id: '2', status: 'READY', description: 'Running plugin task: Catch Up' },
    ]);
  });

  it('is read from a recorded answer', async () => {
    const jobs = await jobQueue(answering(recordedStash('jobQueue').body));

    expect(jobs.map(({ id, status }) => [id, status])).toEqual([
      ['22', 'RUNNING'],
      ['23', 'READY'],
    ]);
  });
});
