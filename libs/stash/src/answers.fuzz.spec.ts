import { secret } from '@stash2plex/core';
import { CANARIES, faultOf, fuzz } from '@stash2plex/testing/fuzz';
import { spoiltAnswers, spoiltServer, type SpoiltServer } from '@stash2plex/testing/spoilt-server';
import { stashHandlers, stashWorld, type StashWorld } from '@stash2plex/testing/simulators';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import {
  changeSource,
  jobQueue,
  pluginSettings,
  queueTask,
  sceneSource,
  serverInfo,
  stashApi,
  type StashApi,
} from './index.ts';

const SINCE = new Date('2026-01-01T00:00:00Z');
const TASK = { taskName: 'Process Queue', description: 'Stash2Plex', args: {} };

/** Everything that Stash is asked for. */
const OPERATIONS: Readonly<Record<string, (api: StashApi) => unknown>> = {
  settings: (api) => pluginSettings(api, 'Stash2Plex'),
  version: serverInfo,
  jobs: jobQueue,
  task: (api) => queueTask(api, TASK),
  pages: (api) => all(sceneSource(api, { pageSize: 4 }).pages('0')),
  recent: (api) => all(sceneSource(api).changedSince(SINCE)),
  scenes: (api) => sceneSource(api).byIds(['1', '2', '99']),
  counts: (api) =>
    changeSource(api).countScenes([
      { after: '0', to: '3' },
      { after: '3', to: undefined },
    ]),
  names: (api) => all(changeSource(api, 8).allNamed('performer')),
  files: (api) => all(changeSource(api).sceneFiles()),
  everything: (api) => lookAt(api, undefined),
  changes: (api) => lookAt(api, SINCE),
};

async function lookAt(api: StashApi, since: Date | undefined) {
  const { at, scenes, named, scenesOfFiles, ...rest } = await changeSource(api, 8).look(
    since && { since, offset: 0 },
  );
  expectSound(at);
  return { ...rest, lists: [await all(scenes), await all(named), await all(scenesOfFiles)] };
}

async function all<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  return Array.fromAsync(pages);
}

function addScene(world: StashWorld, number: number): void {
  world.addScene({
    ...{ title: `Scene ${number}`, details: 'Words.', date: '2024-05-17' },
    studio: world.addStudio(`Studio ${number}`),
    performers: [world.addPerformer(`Performer ${number}`)],
    tags: [world.addTag(`Tag ${number}`)],
    files: [{ path: `/data/${number}.mp4`, size: 1_000 + number }],
  });
}

let server: SpoiltServer;
const given = new Map<string, unknown>();
const known = [CANARIES.cookie, CANARIES.apiKey];

function anApi(): StashApi {
  const cookie = { name: 'session', value: secret(CANARIES.cookie) };
  const connection = { url: `${server.url}/graphql`, cookie, apiKey: secret(CANARIES.apiKey) };
  return stashApi(connection, { retries: 0 });
}

beforeAll(async () => {
  const world = stashWorld({
    now: SINCE,
    credentials: { username: 'u', password: 'p', apiKey: CANARIES.apiKey },
  });
  for (let count = 0; count < 9; count += 1) addScene(world, count);
  world.clock.setNow(new Date('2026-02-01T00:00:00Z'));
  addScene(world, 9);
  world.configurePlugin('Stash2Plex', { max_tags: '7', enabled: true });
  world.jobs.add('Scanning...');
  server = await spoiltServer(stashHandlers(world));
  for (const [name, ask] of Object.entries(OPERATIONS)) given.set(name, await ask(anApi()));
});
afterAll(() => {
  server.close();
});

describe('whatever Stash answers', () => {
  fuzz('is read as it should be, or refused in words for people', {
    inputs: 488,
    of: fc.tuple(fc.constantFrom(...Object.keys(OPERATIONS)), spoiltAnswers),
    holds: async ([name, answer]) => {
      server.spoil(answer);
      const api = anApi();

      let read: unknown;
      const fault = await faultOf(async () => (read = await OPERATIONS[name]?.(api)), known);

      if (!fault && name !== 'settings') expectSound(read);
      expect(api.secrets().map((each) => each.reveal())).toEqual(expect.arrayContaining(known));
    },
  });

  fuzz('arrives as it was given where nothing spoils it', {
    inputs: 12,
    of: fc.constantFrom(...Object.keys(OPERATIONS)),
    holds: async (name) => {
      server.spoil(undefined);

      expect(await OPERATIONS[name]?.(anApi())).toEqual(given.get(name));
    },
  });
});

/** What others build upon: ids and numbers that can be stored, instants that can be written. */
function expectSound(value: unknown): void {
  if (typeof value === 'number') expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
  if (value instanceof Date) expect(value.toISOString()).toMatch(/^\d{4}-/);
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  const isStored = ['updatedAt', 'files', 'paths'].some((key) => key in value);
  if (isStored && 'id' in value) expect(Number.isSafeInteger(Number(value.id))).toBe(true);
  for (const each of value instanceof Map ? value.values() : Object.values(value))
    expectSound(each);
}
